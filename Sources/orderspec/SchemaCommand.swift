import ArgumentParser
import Catalog
import Compiler
import OrderLanguage
import Reporting

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec schema",
    abstract: "Print a JSON Schema (draft-07).",
    discussion: """
      Names: \(names.joined(separator: ", ")). Default: order.

      EXAMPLES:
        orderspec schema > order-spec.schema.json
        orderspec schema config
      """)

  static let names = ["order", "contacts", "config", "catalog", "lint-report"]

  @Argument(help: ArgumentHelp("Which schema.", valueName: "name"))
  var name: String = "order"

  func run() throws {
    switch try Words.one(name, of: Self.names, "schema") {
    case "contacts": Output.standardOutput(OrderSchema.contacts)
    case "config": Output.standardOutput(ConfigurationSchema.text)
    case "catalog": Output.standardOutput(CatalogSchema.text)
    case "lint-report": Output.standardOutput(LintReportSchema.text)
    default: Output.standardOutput(OrderSchema.order)
    }
  }
}
