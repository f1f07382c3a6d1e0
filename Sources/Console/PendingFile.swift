/// A text that is to be written when the run is over, or not at all.
///
/// Of a long text nearly all goes at once into a file without a name (`O_TMPFILE`), where the file is to be: nobody sees it, and nothing stays of it if the run
/// ends without `write`. Where the system has no such files, or does not let one be made there, the text waits in memory. Copies share that file: only one of
/// them may go on.
public struct PendingFile: Sendable {
  /// nil: standard output.
  public let path: String?
  /// The end of the text.
  private var tail: [UInt8] = []
  /// What stands in memory before it.
  private var pieces: [[UInt8]] = []
  private var canSpill: Bool
  /// What stands before that.
  private var spilled: UnnamedFile?
  /// The system's word for what went wrong with the file without a name; the text is lost.
  private var failure: String?

  /// How long the end of the text becomes, in bytes.
  private static let limit = 1 << 18
  /// From here on a piece goes into the file without a name by itself: a copy of it costs more than the call.
  private static let longPiece = 1 << 12

  /// - Parameter canSpill: a long text may leave memory before it is written.
  public init(path: String?, canSpill: Bool = false) {
    self.path = path
    self.canSpill = canSpill && path != nil
  }

  /// Adds a piece to the end of the text.
  public mutating func append(_ piece: [UInt8]) {
    if tail.isEmpty, spilled == nil {
      tail = piece
      if tail.count > Self.limit { moveTail() }
    } else {
      piece.withUnsafeBufferPointer { append($0) }
    }
  }

  /// The same for a piece that is copied.
  public mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    if let spilled, piece.count >= Self.longPiece {
      moveTail()
      if failure == nil { note(spilled.append(piece)) }
    } else {
      tail.append(contentsOf: piece)
      if tail.count > Self.limit { moveTail() }
    }
  }

  private mutating func moveTail() {
    guard !tail.isEmpty else { return }
    if canSpill, spilled == nil, failure == nil, let path {
      spilled = UnnamedFile(beside: path)
      canSpill = spilled != nil
    }
    if let spilled {
      note(tail.withUnsafeBufferPointer(spilled.append))
    } else if failure == nil {
      pieces.append(tail)
      tail = []
    }
    tail.removeAll(keepingCapacity: true)
  }

  /// Keeps what went wrong with the file without a name: what follows is lost with the rest, and the room on the disk is for others.
  private mutating func note(_ failure: String?) {
    guard let failure else { return }
    self.failure = failure
    spilled = nil
  }

  /// Hands the whole text over, piece by piece. The result is the system's word for a failure.
  public func read(_ put: (UnsafeBufferPointer<UInt8>) -> Void) -> String? {
    if let failure = failure ?? spilled?.read(put) { return failure }
    for piece in pieces { piece.withUnsafeBufferPointer(put) }
    tail.withUnsafeBufferPointer(put)
    return nil
  }

  /// The whole text, or the system's word for why it cannot be had.
  public var text: (bytes: [UInt8], failure: String?) {
    var bytes: [UInt8] = []
    let failure = read { bytes.append(contentsOf: $0) }
    return (bytes, failure)
  }

  /// Writes the file in one go, as `Output.writeFile` does; nothing can be read or written any more after that. The result is the system's word for a failure.
  ///
  /// - Parameters:
  ///   - isPrivate: Nobody but its owner may read a file that was not there before.
  ///   - isNew: Nothing stands at the path: it was just looked for, or its directory is empty.
  public mutating func write(isPrivate: Bool, isNew: Bool = false) -> String? {
    if spilled != nil { moveTail() }
    if let failure { return failure }
    guard let path else { return nil }
    if let spilled {
      switch spilled.takeName(path, isPrivate: isPrivate) {
      case .done: return nil
      case .failed(let failure): return failure
      case .impossible: break
      }
    }
    return Output.writeFile(to: path, isPrivate: isPrivate, isNew: isNew, read)
  }
}
