import Diagnostics
import OrderLanguage
import Synchronization
import YAMLSyntax

/// The contacts files of a run, each read and bound once however many specs name it.
final class ContactsStore: Sendable {
  /// A contacts file as it was found.
  struct Entry: Sendable {
    let name: String
    /// nil where the file cannot be read.
    let tree: SyntaxTree?
    /// nil where it holds no mapping.
    let contacts: ContactsFile?
    /// Why no contacts can be had from it.
    let failure: String?
  }

  private let files: any FileAccess
  private let entries = Mutex<[String: Entry]>([:])

  init(files: any FileAccess) { self.files = files }

  /// The file that a spec names by a path relative to itself.
  func entry(named path: String, from spec: String) -> (key: String, entry: Entry) {
    let name = Path.normal(Path.join(Path.directory(of: spec), path))
    let key = Path.absolute(name)
    if let known = entries.withLock({ $0[key] }) { return (key, known) }
    let entry = load(name)
    return (
      key,
      entries.withLock { table in
        if let known = table[key] { return known }
        table[key] = entry
        return entry
      }
    )
  }

  /// Takes a file of the run, under the name that the user gave it.
  func load(input: InputFile, _ bytes: [UInt8]) -> Entry {
    let entry = Self.entry(SourceFile(name: input.name, bytes: bytes))
    entries.withLock { $0[Path.absolute(input.path)] = entry }
    return entry
  }

  func entry(for key: String) -> Entry? { entries.withLock { $0[key] } }

  /// Forgets a file, so that it is read again when a spec names it.
  func forget(_ key: String) { entries.withLock { $0[key] = nil } }

  private func load(_ name: String) -> Entry {
    do {
      return Self.entry(SourceFile(name: name, bytes: try files.read(name)))
    } catch {
      return Entry(name: name, tree: nil, contacts: nil, failure: error.message)
    }
  }

  private static func entry(_ file: SourceFile) -> Entry {
    let tree = SyntaxTree.parse(file)
    guard let contacts = ContactsFile(tree) else {
      return Entry(name: file.name, tree: tree, contacts: nil, failure: tree.isTruncated ? "is not readable as YAML" : "holds no contacts")
    }
    let failure: String? =
      if !contacts.isMapping {
        "holds no mapping of contacts"
      } else if tree.mapping(tree.documents[0].root, hasKey: FieldName.orderSpec.string) {
        "is an order spec and holds no mapping of contacts"
      } else {
        nil
      }
    return Entry(name: file.name, tree: tree, contacts: failure == nil ? contacts : nil, failure: failure)
  }
}
