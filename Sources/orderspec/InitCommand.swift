import ArgumentParser
import Backends
import Console
import OrderLanguage

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec init",
    abstract: "Write a commented starter spec that editors check while it is written.",
    discussion: """
      The first line tells editors with yaml-language-server where the schema is. The order buys nothing until its limit is raised. A file that is there \
      already is never touched; `-` prints the spec instead.

      EXAMPLES:
        orderspec init
        orderspec init orders/acme.order.yaml
        orderspec init - --schema ./order-spec.schema.json

      Exit codes: 0 written, 2 usage, or the file is there already or cannot be written.
      """)

  @Argument(
    help: ArgumentHelp("The file to write, NAME.order.yaml; the order is called NAME. Default: first.order.yaml.", valueName: "file"), completion: .file())
  var file: String = "first.order.yaml"

  @Option(
    help: ArgumentHelp("Address of the JSON Schema for the editor, or its path from the spec. Default: that of this language version.", valueName: "schema"),
    completion: .file())
  var schema: String = OrderSchema.address

  func run() throws {
    guard !schema.isEmpty, schema.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else {
      throw ValidationError("--schema takes an address or a path without blanks, not `\(schema)`")
    }
    if file == "-" {
      Output.standardOutput(StarterSpec.text(file: "first.order.yaml", name: "first", schema: schema))
      return
    }
    let last = file.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let ending = [".order.yaml", ".order.yml"].first(where: { last.hasSuffix($0) }) else {
      let stem = [".yaml", ".yml"].first { file.hasSuffix($0) }.map { file.dropLast($0.count) } ?? file[...]
      let isFolder = stem.isEmpty || stem.hasSuffix("/")
      throw ValidationError(
        "`\(file)` is not the name of an order spec, which editors and `lint` know by its ending: write `\(stem)\(isFolder ? "first" : "").order.yaml`")
    }
    let name = String(last.dropLast(ending.count))
    guard RequestImport.isName(name) else {
      throw ValidationError("the order is called like its file: 1 to 63 lower-case letters, digits and inner hyphens, not `\(name)`")
    }
    if let failure = Output.writeNewFile(Array(StarterSpec.text(file: file, name: name, schema: schema).utf8), to: file) {
      Output.complain("\(file): \(failure)")
      throw ExitCode(2)
    }
    Output.complain("\(file) is written; next: orderspec lint \(file)")
  }
}

/// The spec that `init` writes: it lints clean, and orders nothing until a person has raised its limit.
enum StarterSpec {
  static func text(file: String, name: String, schema: String) -> String {
    """
    # yaml-language-server: $schema=\(schema)
    #
    # An order: what to buy, for whom, and the most that it may cost.
    #
    #   orderspec lint \(file)    checks it
    #   orderspec plan \(file)    shows what would be ordered, and at what price
    #   orderspec apply \(file)   orders it, once
    #
    # All fields, rules and commands: `man orderspec`, `orderspec rules`, `orderspec schema`.

    # The version of the language.
    orderSpec: 1

    # The ledger knows the order by this name: keep it once something has been ordered.
    name: \(name)

    # The account that buys: a key of `providers` in .orderspec.yaml.
    # provider: hostup-prod

    payment:
      # card, swish, bankgiro, sepa or invoice.
      # method: bankgiro
      currency: SEK
      # The most that all runs of this order together may cost, tax included.
      # Raise it: as it stands, nothing is bought.
      maxTotal: "0.01"

    # Holders, by names of your own. Personal data can stay out of this file: as a whole value,
    # `${env:NAME}` stands for a variable of the environment and `${file:PATH}` for a file.
    # contacts:
    #   anna:
    #     type: private
    #     firstName: Anna
    #     lastName: Svensson
    #     email: ${env:HOLDER_EMAIL}
    #     phoneNumber: "+46700000000"
    #     street: Examplegatan 1
    #     city: Stockholm
    #     postalCode: "114 55"
    #     countryCode: SE

    # One purchase is one item.
    items:
      # A domain. Without `registrantContact` the owner of the account holds it.
      - domainName: change-this-name.com
        years: 1
        # registrantContact: anna

      # A transfer needs the code of the losing registrar, which belongs into no file.
      # - domainName: moving-in.com
      #   action: transfer
      #   eppCode: ${env:EPP_CODE}

      # A server, known by its host name.
      # - type: vps
      #   productSlug: vps-med
      #   billingCycle: monthly
      #   hostname: server.change-this-name.com

    """
  }
}
