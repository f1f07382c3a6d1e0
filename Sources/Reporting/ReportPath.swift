/// Names of files as the services that read reports want them.
enum ReportPath {
  /// The name without a leading `./`: the services compare paths with those of the repository.
  static func plain(_ name: String) -> String {
    var name = Substring(name)
    while name.hasPrefix("./") { name = name.dropFirst(2).drop { $0 == "/" } }
    return String(name)
  }

  /// The name as a URI reference (RFC 3986): relative as it is, absolute as a `file` URI.
  static func uri(_ name: String) -> String {
    let path = plain(name)
    return (isAbsolute(path) ? "file://" : "") + encoded(path)
  }

  static func isAbsolute(_ name: String) -> Bool { name.hasPrefix("/") }

  /// All but unreserved characters and `/` in percent form; a colon in the first segment would make the part before it a scheme.
  private static func encoded(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
