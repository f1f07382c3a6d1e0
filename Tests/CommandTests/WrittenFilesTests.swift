import Console
import Foundation
import Testing

/// What is written is no input, and no two outputs are one file, also in a directory that holds nothing yet.
@Suite struct WrittenFilesTests {
  /// A folder with an input, an empty directory and two links to it.
  private func folder() throws -> Folder {
    let folder = try Folder(["in.yaml": ""])
    try FileManager.default.createDirectory(atPath: folder.path + "/out", withIntermediateDirectories: true)
    for link in ["sym", "other"] { try FileManager.default.createSymbolicLink(atPath: folder.path + "/" + link, withDestinationPath: "out") }
    return folder
  }

  @Test(arguments: ["out/x", "./out/x", "out//x", "sym/x", "other/x", "out/../out/x"])
  func aNameIsTakenInAnEmptyDirectory(second: String) throws {
    let folder = try folder()
    for paths in [["out/y", "out/x", second], ["out/x", "out/z", second]] {
      let found = WrittenFiles.examine(paths.map { folder.path + "/" + $0 }, havingRead: [folder.path + "/in.yaml"])
      #expect(found.conflict?.contains("is to be written twice") == true, "\(paths)")
    }
  }

  @Test func newNamesAreNew() throws {
    let folder = try folder()
    let paths = ["out/a", "out/b", "sym/c", "out/d", "in2.yaml", "out/e"].map { folder.path + "/" + $0 }
    let found = WrittenFiles.examine(paths, havingRead: [folder.path + "/in.yaml"])
    #expect(found.conflict == nil && found.isThere == [Bool](repeating: false, count: paths.count))
  }

  /// However short its name is.
  @Test(arguments: ["a", ".h", "ab", "..x", "...", "long.name"])
  func whatIsThereIsSeen(name: String) throws {
    let folder = try folder()
    try folder.write("", to: "out/" + name)
    let found = WrittenFiles.examine(["out/new", "out/" + name, "out/newer"].map { folder.path + "/" + $0 }, havingRead: [])
    #expect(found.conflict == nil && found.isThere == [false, true, false])
    let read = WrittenFiles.examine(["out/new", "sym/" + name].map { folder.path + "/" + $0 }, havingRead: [folder.path + "/out/" + name])
    #expect(read.conflict?.contains("is what was read") == true)
  }

  /// A directory is there, whatever it is called.
  @Test(arguments: ["out/.", "out/..", "out/"])
  func aDirectoryIsThere(path: String) throws {
    let folder = try folder()
    #expect(WrittenFiles.examine(["out/x", path].map { folder.path + "/" + $0 }, havingRead: []).isThere == [false, true])
  }
}
