/// A text of at most 32 bytes that lives on the stack.
struct ShortText {
  static let capacity = 32

  private(set) var count = 0
  private var storage = SIMD32<UInt8>()

  init() {}

  /// The text with ASCII letters in upper case; at most `capacity` bytes of it.
  init(uppercasing text: UnsafeBufferPointer<UInt8>) {
    for byte in text.prefix(Self.capacity) { append(Self.uppercase(byte)) }
  }

  subscript(index: Int) -> UInt8 { storage[index] }

  /// Adds a byte; false where there is no room.
  @discardableResult
  mutating func append(_ byte: UInt8) -> Bool {
    guard count < Self.capacity else { return false }
    storage[count] = byte
    count += 1
    return true
  }

  /// Calls with the bytes.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withUnsafeBytes(of: storage) { bytes in body(UnsafeBufferPointer(rebasing: bytes.assumingMemoryBound(to: UInt8.self)[..<count])) }
  }

  static func uppercase(_ byte: UInt8) -> UInt8 { (0x61...0x7A).contains(byte) ? byte & 0xDF : byte }
}
