import Backends
import Diagnostics
import Foundation
import JSON
import OrderLanguage
import Rules
import YAMLSyntax

/// Binds the documents of a spec.
func orders(_ yaml: String, file: String = "spec.order.yaml", contactsFiles: [ContactsFile] = []) -> [Order] {
  let tree = SyntaxTree.parse(SourceFile(name: file, bytes: Array(yaml.utf8)))
  return tree.documents.map { Order(tree, $0).with(contactsFiles: contactsFiles, failures: []) }
}

/// Binds a spec of one document; what is common to all stands before it.
func order(_ yaml: String, contactsFiles: [ContactsFile] = []) -> Order {
  orders("orderSpec: 1\nname: test\n" + yaml + "\n", contactsFiles: contactsFiles)[0]
}

/// What a contact must have.
let holder = "type: private, firstName: A, lastName: B, email: a@b.example.org, countryCode: SE"

func contactsFile(_ yaml: String, name: String = "shared.contacts.yaml") -> ContactsFile {
  ContactsFile(SyntaxTree.parse(SourceFile(name: name, bytes: Array(yaml.utf8))))!
}

/// The catalog's part: one VPS has a number.
@Sendable func productID(ofSlug slug: String) -> String? { slug == "vps-known" ? "3060" : nil }

/// The catalog's part: `.se` asks for one key on registration.
func options(
  style: JSONWriter.Style = .compact, isPreview: Bool = false, attemptKey: String? = nil, secrets: SecretResolution = .asWritten,
  fieldNames: [String: [String: String]] = [:]
) -> BackendOptions {
  BackendOptions(
    style: style, isPreview: isPreview, attemptKey: attemptKey, secrets: secrets, fieldNames: fieldNames, v1ProductID: productID(ofSlug:)
  ) { key, name, action in
    action == .register && name.suffix(3).elementsEqual(".se".utf8) && key.elementsEqual("se_registration_terms".utf8)
  }
}

/// The body for HostUp v2 without blanks; nil where there is no request.
func body(_ order: Order, _ options: BackendOptions = options()) -> String? {
  HostUpV2.compile(order: order, options: options).requests.first.map { String(decoding: $0.body, as: UTF8.self).trimmingCharacters(in: .newlines) }
}

/// The body of one item.
func item(_ yaml: String, before: String = "", _ options: BackendOptions = options()) -> String? {
  guard let body = body(order(before + (before.isEmpty ? "" : "\n") + "items:\n  - " + yaml), options) else { return nil }
  return body.hasPrefix("{\"items\":[") && body.hasSuffix("]}") ? String(body.dropFirst(10).dropLast(2)) : body
}

/// The bodies for a target without blanks, one line each.
func bodies(_ order: Order, _ target: Target, _ options: BackendOptions = options()) -> [String] {
  compiled(order, target, options).requests.map { String(decoding: $0.body, as: UTF8.self).trimmingCharacters(in: .newlines) }
}

func compiled(_ order: Order, _ target: Target, _ options: BackendOptions = options()) -> CompiledOrder {
  BackendRegistry.backend(for: target)!.compile(order: order, options: options)
}

/// The findings of the capability rules.
func findings(_ order: Order, _ target: Target = .hostupV2, fieldNames: [String: [String: String]] = [:]) -> [Diagnostic] {
  var context = RuleContext(
    options: RuleOptions(
      target: target, today: CalendarDate(year: 2026, month: 11, day: 21)!, fieldNames: fieldNames, v1ProductID: productID(ofSlug:)))
  let table = BackendRegistry.backend(for: target)!.capabilities
  UnsupportedByTarget.check(order, table, &context)
  UndocumentedField.check(order, table, &context)
  ExtraOverridesField.check(order, table, &context)
  ContactIncompleteForTarget.check(order, table, &context)
  return context.takeFindings()
}

func summary(_ findings: [Diagnostic]) -> [String] { findings.map { "\($0.severity.rawValue)[\($0.code)] \($0.place.pointer)" } }

/// The folder of the examples.
let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Examples")

/// The orders of an example, with its contacts files.
func example(_ path: String) throws -> [Order] {
  let url = examples.appendingPathComponent(path)
  let tree = SyntaxTree.parse(SourceFile(name: path, bytes: Array(try Data(contentsOf: url))))
  return try tree.documents.map { document in
    let order = Order(tree, document)
    let files = try order.contactsFilePaths.map { origin in
      let data = try Data(contentsOf: url.deletingLastPathComponent().appendingPathComponent(origin.text))
      return ContactsFile(SyntaxTree.parse(SourceFile(name: origin.text, bytes: Array(data))))!
    }
    return order.with(contactsFiles: files, failures: [])
  }
}

/// The examples that HostUp v2 can take.
let hostupExamples =
  [
    "addon", "anchors", "contacts-file", "defaults", "existing-items", "idn", "organisation-registrant", "payment-guards", "reference/preview-se",
    "reference/register-se",
    "several-orders", "shared-hosting", "transfer-with-secret", "vps",
  ].map { "hostup/\($0).order.yaml" } + ["language/acme-launch.order.yaml"]

/// The examples that SuperSpace can take.
let superspaceExamples =
  ["domain-register", "domain-transfer", "role-contacts", "site"].map { "superspace/\($0).order.yaml" } + ["language/acme-blog.order.yaml"]

/// All examples with the target that they are for.
let targetExamples: [(path: String, target: Target)] =
  hostupExamples.map { ($0, .hostupV2) } + superspaceExamples.map { ($0, .superspace) } + [("hostup/reference/vps-v1.order.yaml", .hostupV1)]

/// What SuperSpace and HostUp v1 need of a holder.
let fullHolder =
  "type: private, firstName: A, lastName: B, email: a@b.example.org, phoneNumber: \"+46700000000\", street: S 1, postalCode: 1, city: C, countryCode: SE"

/// Data without the order of keys.
func parsed(_ json: String) throws -> NSObject { try JSONSerialization.jsonObject(with: Data(json.utf8)) as! NSObject }

extension SourceMap {
  /// `pointer ← source pointer`, or the reason of a default.
  var lines: [String] {
    pointers.enumerated().map { index, pointer in
      switch provenance(at: index) {
      case .source(let place): "\(pointer) ← \(place.file.name) \(place.pointer) `\(place.file.text(place.range))`"
      case .default(let reason, let near): "\(pointer): \(reason), near \(near.pointer)"
      }
    }
  }
}
