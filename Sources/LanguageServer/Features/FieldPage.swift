import Compiler
import Diagnostics
import OrderLanguage

/// What people are told about a field of the language, in Markdown; all of it comes from the grammar and the capability tables.
enum FieldPage {
  /// What a value is, in a few words.
  static func typeText(_ field: Field) -> String {
    switch field.type {
    case .version: "version"
    case .text(let format):
      switch format {
      case .free: "text"
      case .name: "name"
      case .domainName: "domain name"
      case .hostname: "host name"
      case .email: "e-mail address"
      case .phone: "phone number"
      case .country: "country code"
      case .money: "amount"
      case .url: "URL"
      case .path: "path"
      case .identifier: "number"
      }
    case .integer(let range): range.upperBound >= 1_000_000 ? "whole number" : "\(range.lowerBound) to \(range.upperBound)"
    case .boolean: "true or false"
    case .enumeration(let words): words.words.joined(separator: " | ")
    case .object: "mapping"
    case .texts(let format): format == .free ? "list of texts" : "list of names"
    case .textOrTexts: "path, or list of paths"
    case .words(let words): "list of " + words.words.joined(separator: " | ")
    case .textMap: "mapping of texts"
    case .contacts: "contacts by name"
    case .contactReference: "contact's name, or contact"
    case .identifier: "number, or { value, countryCode }"
    case .openMap: "mapping"
    case .extensions(let byTLD): byTLD ? "registry attributes by TLD" : "registry attributes"
    case .extra: "provider fields by target"
    case .items: "list of items"
    }
  }

  /// Whether a value is usually written below its key.
  static func isCollection(_ field: Field) -> Bool {
    switch field.type {
    case .object, .contacts, .items, .extra, .extensions(byTLD: true): true
    default: false
    }
  }

  /// For a completion list.
  static func brief(_ field: Field) -> String { "\(field.documentation)\n\nExample: `\(field.name.string): \(field.example)`" }

  /// For a hover.
  static func whole(_ field: Field, of type: ObjectType, as role: ContactRole, fieldNames: [String: [String: String]], target: Target?) -> String {
    var facts = [typeText(field)]
    if field.isRequired { facts.append("required") }
    if let value = field.defaultValue { facts.append("default `\(value)`") }
    if field.allowsSecret { facts.append("may be a secret reference") }
    var text = "**\(field.name.string)** of \(type.title): \(facts.joined(separator: ", "))\n\n\(field.documentation)\n"
    switch field.type {
    case .enumeration(let words), .words(let words):
      text += "\n" + zip(words.words, words.documentation).map { "- `\($0)`: \($1)\n" }.joined()
    default: break
    }
    text += "\nExample: `\(field.name.string): \(field.example)`\n"
    let lines = Target.allCases.compactMap { other in
      line(field, of: type, as: role, other, fieldNames[other.rawValue] ?? [:]).map {
        "- \(other == target ? "**\(other.rawValue)**" : other.rawValue): \($0)\n"
      }
    }
    return lines.isEmpty ? text : text + "\n" + lines.joined()
  }

  /// What a target does with the field.
  private static func line(_ field: Field, of type: ObjectType, as role: ContactRole, _ target: Target, _ fieldNames: [String: String]) -> String? {
    guard let table = TargetTables.capabilities(of: target) else { return nil }
    if let item = type.itemType, case .refused(let reason, .always) = table.capability(of: item) { return "no such item: \(reason)" }
    let rows = table.rows(of: type, as: role)
    guard let row = rows[field.name] else { return nil }
    switch row.capability {
    case .sent(let key, let group): return "sent as `\(group.map { $0 + "." } ?? "")\(key)`"
    case .sentInWords(let key, let words):
      return "sent as `\(key)`: " + words.sorted { $0.key < $1.key }.map { "`\($0.key)` as `\($0.value)`" }.joined(separator: ", ")
    case .sentOnly(let key, _, let reason): return "sent as `\(key)`; refused otherwise: \(reason)"
    case .sentUndocumented(let key): return "sent as `\(rows.key(of: row, fieldNames: fieldNames) ?? key)`, a key that is not documented"
    case .told(let other): return "told by what `\(other.string)` is sent as"
    case .sentInHolder: return "sent in the holder"
    case .refused(.error, let reason, _): return "refused: \(reason)"
    case .refused(_, let reason, _): return "not sent: \(reason)"
    case .notForProviders: return "never sent"
    case .members: return "sent by its members"
    case .merged: return "merged into the request"
    }
  }
}
