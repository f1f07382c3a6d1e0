import Foundation
import Testing

/// Requests for the schemas of requests: compiled ones and ones that are written here.
enum RequestBodies {
  /// A body with the schema that it is held against.
  struct Body: CustomTestStringConvertible, Sendable {
    let schema: String
    let text: String

    init(_ schema: String, _ text: String) {
      self.schema = schema
      self.text = text
    }

    var name: String { "\(schema): \(text).json" }
    var testDescription: String { name }
  }

  static let wrong =
    [
      Body("hostup-v2", "{}"), Body("hostup-v2", "[]"), Body("hostup-v2", #"{"items": {}}"#), Body("hostup-v2", #"{"items": [], "paymentMethod": "stripe"}"#),
      Body("hostup-v2", #"{"items": [], "clientData": {"address": "Examplegatan 1"}}"#),
      Body("hostup-v2", #"{"items": [], "clientData": {"address": {"postalCode": 11455}}}"#),
      Body("hostup-v2", #"{"items": [{"type": "server"}]}"#), Body("hostup-v2", #"{"items": [{"domainName": "acme.se", "action": "register", "years": 1}]}"#),
      Body("hostup-v2", #"{"items": [{"type": "vps", "productSlug": "vps-med", "billingCycle": "m"}]}"#),
      Body("hostup-v2", #"{"items": [{"type": "vps", "productSlug": "vps-med"}]}"#),
      Body("hostup-v2", #"{"items": [{"type": "vps", "billingCycle": "monthly"}]}"#),
      Body("hostup-v2", #"{"items": [{"type": "shared_hosting", "productSlug": "start", "billingCycle": "monthly"}]}"#),
      Body("hostup-v1", #"{"items": []}"#), Body("hostup-v1", #"{"cartItems": [{"domain": "acme.se"}]}"#),
      Body("hostup-v1", #"{"cartItems": [{"type": "vps", "productId": 3060, "cycle": "m"}]}"#),
      Body("hostup-v1", #"{"cartItems": [{"type": "vps", "productId": "3060", "cycle": "monthly"}]}"#),
      Body("hostup-v1", #"{"cartItems": [{"type": "webhotel", "productId": "3060", "cycle": "y"}]}"#),
      Body("hostup-v1", #"{"cartItems": [{"type": "register", "domain": "acme.se", "productId": "203", "years": 1, "nameservers": []}]}"#),
      Body("superspace-domain", #"{"site": {}}"#), Body("superspace-domain", #"{"domain": {"name": "acme.nl", "action": "register"}}"#),
      Body("superspace-domain", #"{"domain": {"name": "acme.nl", "action": "register", "contact_source": {"registration_id": "7"}}}"#),
      Body(
        "superspace-domain", #"{"domain": {"name": "acme.nl", "action": "register", "contact": {}, "contact_source": {"registration_id": 7}}}"#),
      Body("superspace-domain", #"{"domain": {"action": "register", "contact_source": {"registration_id": 7}}}"#),
      Body("superspace-domain", #"{"domain": {"name": "acme.nl", "action": "renew", "contact_source": {"registration_id": 7}}}"#),
    ] + roleContacts(#"{"source": "new"}"#, #"{"source": "existing"}"#, #"{"source": "owner"}"#)
    + domains(#""years": "1""#, #""years": 0"#, #""years": 1, "premium": "yes""#, #""years": 1, "nameservers": "ns1.acme.se""#, #""acceptedTerms": []"#)
    + domains(#""years": 1, "registrantContact": {"type": "company"}"#, #""years": 1, "registrantContact": {"registrationIdentifier": "556703-7485"}"#)
    + sites(#""term": "annually""#, #""variant": "plain", "term": "annual""#, #""callback": 1"#)
    + [Body("superspace-site", #"{"site": {"name": "a", "variant": "vanilla", "location": "pdx", "plan": "basic", "term": "annual"}, "callback": {}}"#)]

  static let open =
    [
      Body("hostup-v2", #"{"items": [], "locale": "sv", "clientData": {"languageCode": 1}}"#),
      Body("hostup-v2", #"{"items": [{"type": "vps", "productSlug": "s", "billingCycle": "monthly", "hostname": ["a"]}]}"#),
      Body("hostup-v1", #"{"cartItems": [{"type": "webhotel", "productId": "3060", "cycle": "a", "domain": {"name": "acme.se"}}]}"#),
    ] + roleContacts("{}", #"{"source": "same_as_owner"}"#, #"{"source": "existing", "source_registration_id": 7}"#)
    + domains(#""years": 2, "renew": true, "registrantContact": {"languageCode": "sv"}"#) + sites(#""variant": "vanilla", "term": "annual""#)

  private static func domains(_ members: String...) -> [Body] {
    members.map { Body("hostup-v2", #"{"items": [{"type": "domain", "action": "register", "domainName": "acme.se", \#($0)}]}"#) }
  }

  private static func roleContacts(_ contacts: String...) -> [Body] {
    contacts.map { contact in
      let domain = #"{"name": "acme.nl", "action": "register", "contact_source": {"registration_id": 7}, "role_contacts": {"tech": \#(contact)}}"#
      return Body("superspace-domain", #"{"domain": \#(domain)}"#)
    }
  }

  private static func sites(_ members: String...) -> [Body] {
    members.map { Body("superspace-site", #"{"site": {"name": "a", "location": "pdx", "plan": "basic", \#($0)}}"#) }
  }

  // MARK: Compiled requests

  static func examples() throws -> [String] {
    try Checkout.files(below: "Examples", endingWith: ".json").filter { $0.contains("/requests/") }
      + Checkout.files(below: "Tests/Fixtures/reference", endingWith: ".json")
  }

  static func documents(_ corpus: SchemaCheck.Corpus) throws -> [SchemaCheck.Document] {
    var documents = (wrong + open).map { SchemaCheck.Document(name: $0.name, schema: $0.schema, text: $0.text) }
    for file in try examples() {
      let target = String(file.split(separator: ".").dropLast().last ?? "")
      documents.append(SchemaCheck.Document(name: file, schema: schema(target, try JSON.read(Checkout.read(file))), file: file, isDescribed: true))
    }
    for (target, files) in corpus.fixtures {
      let withExtra = try Set(files.filter { try Checkout.read($0).contains("extra:") })
      documents += try compiled(files, target, in: Checkout.root) { !withExtra.contains($0) }
    }
    for (target, spec) in full {
      let folder = try Folder(["full.order.yaml": spec, ".orderspec.yaml": "fieldNames: { hostup-v1: { sharedHostingType: webhotel } }\n"])
      documents += try compiled(["full.order.yaml"], target, in: folder.path) { _ in true }
    }
    return documents
  }

  private enum JSON {
    static func read(_ text: String) throws -> [String: Any] { try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:] }
  }

  private static func schema(_ target: String, _ body: [String: Any]) -> String {
    target == "superspace" ? "superspace-\(body["site"] == nil ? "domain" : "site")" : target
  }

  /// The requests of specs, each compiled by itself; none of what does not compile.
  private static func compiled(
    _ files: [String], _ target: String, in folder: String, isDescribed: (String) -> Bool
  ) throws -> [SchemaCheck.Document] {
    let script = #"target=$1; shift; for file; do "$0" compile --target "$target" --emit requests --compact "$file" 2>/dev/null || echo; done"#
    let run = try Command.run(URL(fileURLWithPath: "/bin/sh"), ["-c", script, Command.executable.path, target] + files, in: folder)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return try zip(files, lines).flatMap { file, line -> [SchemaCheck.Document] in
      guard !line.isEmpty, let requests = try JSON.read(line)["requests"] as? [[String: Any]] else { return [] }
      return try requests.enumerated().map { index, request in
        let body = request["body"] as? [String: Any] ?? [:]
        let text = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
        return SchemaCheck.Document(
          name: "\(target) \(file) \(index).json", schema: schema(target, body), text: text, isDescribed: isDescribed(file))
      }
    }
  }

  // MARK: All that the targets take

  private static let contact = """
    firstName: Anna, lastName: Ek, email: anna@acme.example.org, phoneNumber: "+46700000000", street: Examplegatan 1, address2: c/o Ek,
            city: Stockholm, state: Stockholm, postalCode: "114 55", countryCode: SE
    """
  private static let organisation = "type: organisation, companyName: Acme AB, registrationIdentifier: \"556703-7485\", \(contact)"

  static let full = [
    "hostup-v2": """
    orderSpec: 1
    name: full
    attemptKey: order-1
    payment: { method: bankgiro, currency: SEK }
    clientData: { vatNumber: SE556703748501, \(organisation) }
    items:
      - domainName: acme-shop.com
        action: transfer
        eppCode: ${env:EPP}
        years: 1
        premium: true
        requiresRegistrarFeeAcceptance: true
        copyExistingDns: true
        registrantContact: { \(organisation) }
      - { domainName: acme.se, acceptedTerms: [se_registration_terms], nameservers: [ns1.example.org, ns2.example.org] }
      - { type: vps, productSlug: vps-med, billingCycle: annually, hostname: web.acme.se, options: { os: ubuntu-22.04 } }
      - { type: shared_hosting, productSlug: webbhotell-start, billingCycle: annually, primaryDomain: acme.se, options: { a: 1 } }
      - { type: addon, id: more, productSlug: storage, billingCycle: annually, options: { a: 1 }, extra: { hostup-v2: { configurableOptions: { b: 1 } } } }

    """,
    "hostup-v1": """
    orderSpec: 1
    name: full
    attemptKey: order-1
    referralCode: AB12CD34
    euEligibilityConfirmed: true
    turnstileToken: ${env:TURNSTILE}
    clientData: { vatNumber: SE556703748501, \(organisation) }
    items:
      - domainName: acme-shop.com
        productId: "203"
        action: transfer
        eppCode: ${env:EPP}
        nameservers: [ns1.example.org, ns2.example.org]
        registrantContact: { \(organisation) }
      - { type: vps, productId: "3060", billingCycle: biennially, hostname: web.acme.se, options: { os: ubuntu-22.04 } }
      - { type: shared_hosting, productId: "12", billingCycle: annually, primaryDomain: acme-shop.com, options: { a: 1 } }

    """,
    "superspace": """
    orderSpec: 1
    name: full
    callback: { url: "https://hooks.example.org/orders", authorization: "${env:HOOK_AUTH}" }
    items:
      - domainName: acme-shop.com
        action: transfer
        eppCode: ${env:EPP}
        registrantContact: { type: organisation, companyName: Acme AB, \(contact), extensions: { com: { a: 1 } } }
        roleContacts:
          admin: { fromRegistration: 7 }
          billing: { type: private, \(contact) }
          tech: { type: organisation, companyName: Acme AB, \(contact), extensions: { com: { a: 1 } } }
      - { domainName: acme-shop.org, registrantContact: { fromRegistration: 7 } }
      - { type: site, name: acme, variant: vanilla, location: pdx, productSlug: basic, billingCycle: annually }
      - { type: site, name: acme-b, variant: extendify, location: pdx, productSlug: basic, billingCycle: monthly }

    """,
  ]
}
