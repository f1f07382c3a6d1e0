/// What a run of lint has to say, in the order in which reports print it.
public struct LintReport: Sendable {
  /// The findings of one document of a file.
  public struct Document: Sendable {
    /// The file's name as it is printed.
    public var file: String
    /// The number of the document in its file, from 0.
    public var number: Int
    /// What the document is, for the `detail` of its problem: `order acme-launch`, `contacts file shared.contacts.yaml`.
    public var title: String
    public var findings: [Diagnostic]

    public init(file: String, number: Int, title: String, findings: [Diagnostic]) {
      self.file = file
      self.number = number
      self.title = title
      self.findings = findings
    }
  }

  /// Only documents that have findings; sorted by file and number, their findings by start and code.
  public var documents: [Document]
  /// The names of the files that were checked, sorted; those without findings, too.
  public var files: [String] = []
  public var fileCount: Int
  public var documentCount: Int
  public var suppressedCount: Int

  public init(documents: [Document] = [], fileCount: Int = 0, documentCount: Int = 0, suppressedCount: Int = 0) {
    self.documents = documents
    self.fileCount = fileCount
    self.documentCount = documentCount
    self.suppressedCount = suppressedCount
  }

  public var findings: [Diagnostic] { documents.flatMap(\.findings) }

  public func count(_ severity: Severity) -> Int {
    documents.reduce(0) { $0 + $1.findings.count { $0.severity == severity } }
  }
}
