/// Slips of the hand.
extension String {
  /// One of the places of a text, replaced.
  func replacingOne(_ old: String, with new: String, _ random: inout SeededGenerator) -> String {
    guard let range = ranges(of: old).randomElement(using: &random) else { return self }
    return replacingCharacters(range, new)
  }

  /// Another digit in place of the one at a position, counted in characters.
  func withOtherDigit(at position: Int, _ random: inout SeededGenerator) -> String {
    let index = self.index(startIndex, offsetBy: position)
    guard self[index].isNumber else { return self }
    return replacingCharacters(index..<self.index(after: index), random.otherDigit(self[index]))
  }

  /// Without one of its digits; of the same digits in a row, none is told from the other.
  func withoutDigit(_ random: inout SeededGenerator) -> String {
    guard let index = indices.filter({ self[$0].isNumber }).randomElement(using: &random) else { return self }
    return replacingCharacters(index..<self.index(after: index), "")
  }

  /// A letter lost, doubled or changed, or two swapped: never the first one.
  func misspelt(_ random: inout SeededGenerator) -> String {
    var letters = Array(self)
    guard letters.count > 3 else { return self }
    let place = Int.random(in: 1..<(letters.count - 1), using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letters[place], at: place)
    case 2: letters[place] = letters[place] == "x" ? "q" : "x"
    default: letters.swapAt(place, place + 1)
    }
    return String(letters)
  }

  private func replacingCharacters(_ range: Range<String.Index>, _ new: String) -> String { self[..<range.lowerBound] + new + self[range.upperBound...] }
}

extension SeededGenerator {
  mutating func digit() -> String { String(Int.random(in: 0...9, using: &self)) }

  mutating func letter() -> String { String("abekx".randomElement(using: &self)!) }

  /// Any digit but this one.
  mutating func otherDigit(_ digit: Character) -> String {
    String((digit.wholeNumberValue! + Int.random(in: 1...9, using: &self)) % 10)
  }
}
