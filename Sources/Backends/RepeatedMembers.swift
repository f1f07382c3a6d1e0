import OrderLanguage

/// Where the members of objects stand that other objects of the same body have, too: the holder of many domains is written once and copied.
struct RepeatedMembers {
  /// What members follow from; and how deep they stand, since they are copied with their indentation.
  struct Owner: Equatable {
    let contact: SourceMap.PackedMember
    let role: ContactRole
    let depth: Int
  }

  /// Where members begin.
  struct Beginning {
    let owner: Owner
    /// In the body.
    let text: Int
    let map: SourceMap.Mark
    /// How many problems with secret references there were before.
    let problemCount: Int
  }

  struct Members {
    fileprivate let owner: Owner
    /// All between the brackets, in the body.
    let text: Range<Int>
    let start, end: SourceMap.Mark
  }

  /// The last ones, so that an order with a contact for each item does not search for long.
  private var kept: [Members] = []
  private var next = 0
  private static let limit = 8

  func members(of owner: Owner) -> Members? { kept.first { $0.owner == owner } }

  mutating func add(_ beginning: Beginning, textEnd: Int, _ end: SourceMap.Mark) {
    let members = Members(owner: beginning.owner, text: beginning.text..<textEnd, start: beginning.map, end: end)
    if kept.count < Self.limit { kept.append(members) } else { kept[next] = members }
    next = (next + 1) % Self.limit
  }
}
