#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Lines for people, and the exit.
enum Terminal {
  /// One line on standard error.
  static func complain(_ line: String) { put(line, on: 2) }

  /// One line on standard output.
  static func say(_ line: String) { put(line, on: 1) }

  static func exit(_ status: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(status)
    #elseif canImport(Musl)
      Musl.exit(status)
    #else
      Darwin.exit(status)
    #endif
  }

  private static func put(_ line: String, on descriptor: Int32) {
    var text = line + "\n"
    text.withUTF8 { _ = write(descriptor, $0.baseAddress, $0.count) }
  }
}
