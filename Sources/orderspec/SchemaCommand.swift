import ArgumentParser
import Backends
import Catalog
import Compiler
import Console
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
        orderspec schema hostup-v2 > hostup-v2.schema.json
      """)

  static let names = ["order", "contacts", "config", "catalog", "lint-report", "requests", "source-map", "plan"] + RequestSchema.all.map(\.name)

  @Argument(help: ArgumentHelp("Which schema.", valueName: "name"), completion: .list(names))
  var name: String = "order"

  func run() throws {
    let name = try Words.one(name, of: Self.names, "schema")
    switch name {
    case "contacts": Output.standardOutput(OrderSchema.contacts)
    case "config": Output.standardOutput(ConfigurationSchema.text)
    case "catalog": Output.standardOutput(CatalogSchema.text)
    case "requests": Output.standardOutput(RequestsDocument.schema)
    case "source-map": Output.standardOutput(SourceMapDocument.schema)
    case "plan": Output.standardOutput(PlanSchema.text)
    case "lint-report": Output.standardOutput(LintReportSchema.text)
    default: Output.standardOutput(RequestSchema.all.first { $0.name == name }?.text ?? OrderSchema.order)
    }
  }
}
