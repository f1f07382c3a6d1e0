import Console
import Foundation
import Testing

/// A long text leaves memory before it is written, and nobody sees it before that.
@Suite struct PendingFileTests {
  private static let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1000) + [UInt8(ascii: "\n")]

  /// How many files without a name this process has open below a folder.
  private func unnamedFiles(_ folder: Folder) throws -> Int { try unnamedFiles(folder.path) }

  private func unnamedFiles(_ folder: String) throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter { name in
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + name)
      return target.map { $0.hasPrefix(folder) && $0.hasSuffix(" (deleted)") } == true
    }.count
  }

  #if os(Linux)
    @Test func leavesMemoryWhereItIsLong() throws {
      let folder = try Folder()
      do {
        var file = PendingFile(path: folder.path + "/long.txt", canSpill: true)
        for _ in 0..<200 { file.append(Self.piece) }
        #expect(try unnamedFiles(folder) == 0)
        for _ in 0..<800 { file.append(Self.piece) }
        #expect(try unnamedFiles(folder) == 1 && folder.files.isEmpty)
        let text = Array(repeatElement(Self.piece, count: 1000).joined())
        #expect(file.text == (text, nil))
        #expect(file.write(isPrivate: true) == nil)
        #expect(try folder.files == ["long.txt"] && Array(folder.read("long.txt").utf8) == text && unnamedFiles(folder) == 0)
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path + "/long.txt")[.posixPermissions] as? Int
        #expect(mode == 0o600)
      }
      #expect(try unnamedFiles(folder) == 0)
    }

    @Test func leavesNothingWhereItIsNotWritten() throws {
      let folder = try Folder()
      do {
        var file = PendingFile(path: folder.path + "/long.txt", canSpill: true)
        for _ in 0..<1000 { file.append(Self.piece) }
        #expect(try unnamedFiles(folder) == 1)
      }
      #expect(try unnamedFiles(folder) == 0 && folder.files.isEmpty)
    }
  #endif

  /// Short pieces are collected and long ones go by themselves, in their order, whichever way they are handed over.
  @Test(arguments: [true, false])
  func keepsTheOrderOfItsPieces(canSpill: Bool) throws {
    let folder = try Folder()
    let sizes = [1, 4095, 4096, 300_000, 4095, 4096, 4097, 1, 0, 5000, 1, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 7, 4096]
    for firsts in [sizes, sizes.reversed(), [(1 << 18) + 1] + sizes] {
      var file = PendingFile(path: folder.path + "/long.txt", canSpill: canSpill)
      var expected: [UInt8] = []
      for (number, size) in firsts.enumerated() {
        let piece = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number &* 7) }
        if number % 2 == 0 { file.append(piece) } else { piece.withUnsafeBufferPointer { file.append($0) } }
        expected += piece
        let isSame = file.text == (expected, nil)
        #expect(isSame, "\(number)")
      }
      #expect(file.write(isPrivate: false) == nil)
      #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/long.txt")) == Data(expected))
    }
  }

  /// A device takes what the directory may have no room for.
  @Test func staysInMemoryForADevice() throws {
    var file = PendingFile(path: "/dev/null", canSpill: true)
    for _ in 0..<1000 { file.append(Self.piece) }
    #expect(try unnamedFiles("/dev/") == 0)
    #expect(file.write(isPrivate: false) == nil)
  }

  /// In a directory that is not there, or on standard output, it waits in memory.
  @Test(arguments: [true, false])
  func staysInMemoryElsewhere(canSpill: Bool) throws {
    let folder = try Folder()
    var file = PendingFile(path: folder.path + "/new/long.txt", canSpill: canSpill)
    for _ in 0..<1000 { file.append(Self.piece) }
    #expect(try unnamedFiles(folder) == 0)
    #expect(file.write(isPrivate: false) == "no such file or directory")
    try FileManager.default.createDirectory(atPath: folder.path + "/new", withIntermediateDirectories: true)
    #expect(file.write(isPrivate: false) == nil)
    #expect(try Data(folder.read("new/long.txt").utf8) == Data(file.text.bytes) && file.text.bytes.count == 1_001_000)
  }
}
