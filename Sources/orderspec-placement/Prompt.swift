import Console
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A question to a person at a terminal.
enum Prompt {
  static var canAsk: Bool { isatty(STDIN_FILENO) == 1 }

  /// Whether the answer is `yes`; a run that is asked to stop ends the wait, and that is no.
  static func confirms(_ question: String) -> Bool {
    Output.standardError("\(question) Type `yes`: ")
    var line: [UInt8] = []
    while !interruption.load(ordering: .relaxed) {
      var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, 100) > 0 else { continue }
      var byte: UInt8 = 0
      // One byte at a time: what comes behind the line is not ours.
      guard read(STDIN_FILENO, &byte, 1) == 1, byte != UInt8(ascii: "\n") else {
        if byte != UInt8(ascii: "\n") { Output.standardError("\n") }
        let answer = line.drop { $0 == 0x20 }
        return answer.prefix { $0 != 0x20 && $0 != 0x0D }.elementsEqual("yes".utf8) && answer.allSatisfy { "yes \r".utf8.contains($0) }
      }
      if line.count < 100 { line.append(byte) }
    }
    Output.standardError("\n")
    return false
  }
}
