/// A text that is to be written when the run is over, or not at all.
///
/// Of a long text nearly all goes at once into a file without a name (`O_TMPFILE`), where the file is to be: nobody sees it, and nothing stays of it if the run
/// ends without `write`. Where the system has no such files, or does not let one be made there, the text waits in memory. Copies share that file: only one of
/// them may go on.
public struct PendingFile: Sendable {
  /// nil: standard output.
  public let path: String?
  /// What stands in memory, behind what stands in the file without a name.
  private var pieces: [[UInt8]] = []
  private var size = 0
  private var canSpill: Bool
  private var spilled: UnnamedFile?
  /// The system's word for what went wrong with the file without a name; what should have gone there is lost.
  private var failure: String?

  /// How much stands in memory, in bytes.
  private static let limit = 1 << 18

  /// - Parameter canSpill: a long text may leave memory before it is written.
  public init(path: String?, canSpill: Bool = false) {
    self.path = path
    self.canSpill = canSpill && path != nil
  }

  public mutating func append(_ piece: [UInt8]) {
    pieces.append(piece)
    size += piece.count
    if size > Self.limit { spill() }
  }

  private mutating func spill() {
    guard canSpill, let path else { return }
    if spilled == nil {
      spilled = UnnamedFile(beside: path)
      canSpill = spilled != nil
    }
    guard let spilled else { return }
    for piece in pieces where failure == nil { failure = piece.withUnsafeBufferPointer(spilled.append) }
    pieces.removeAll(keepingCapacity: true)
    size = 0
  }

  /// Hands the whole text over, piece by piece. The result is the system's word for a failure.
  public func read(_ put: (UnsafeBufferPointer<UInt8>) -> Void) -> String? {
    if let failure = failure ?? spilled?.read(put) { return failure }
    for piece in pieces { piece.withUnsafeBufferPointer(put) }
    return nil
  }

  /// The whole text, or the system's word for why it cannot be had.
  public var text: (bytes: [UInt8], failure: String?) {
    var bytes: [UInt8] = []
    let failure = read { bytes.append(contentsOf: $0) }
    return (bytes, failure)
  }

  /// Writes the file in one go, as `Output.writeFile` does. The result is the system's word for a failure.
  ///
  /// - Parameters:
  ///   - isPrivate: Nobody but its owner may read a file that was not there before.
  ///   - isNew: Nothing stands at the path, as was just seen.
  public mutating func write(isPrivate: Bool, isNew: Bool = false) -> String? {
    if spilled != nil { spill() }
    if let failure { return failure }
    guard let path else { return nil }
    if let spilled, spilled.takeName(path, isPrivate: isPrivate) { return nil }
    var lost: String?
    let failure = Output.writeFile(to: path, isPrivate: isPrivate, isNew: isNew) { put in lost = read(put) }
    return failure ?? lost
  }
}
