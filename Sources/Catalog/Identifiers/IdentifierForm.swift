import Diagnostics

/// How identifiers of one kind look and how they are checked: a row of the table.
struct IdentifierForm: Sendable {
  /// Characters that may stand anywhere and do not count.
  struct Ignored: OptionSet, Sendable {
    let rawValue: UInt8

    static let blank = Ignored(rawValue: 1)
    static let hyphen = Ignored(rawValue: 2)
    static let dot = Ignored(rawValue: 4)
    static let colon = Ignored(rawValue: 8)

    func contains(byte: UInt8) -> Bool {
      switch byte {
      case 0x20: contains(.blank)
      case 0x2D: contains(.hyphen)
      case 0x2E: contains(.dot)
      case 0x3A: contains(.colon)
      default: false
      }
    }
  }

  /// What follows the shape.
  enum Check: Sendable {
    /// Nothing: there is no check digit.
    case none
    /// The Luhn formula over all digits.
    case luhn
    /// ISO 7064 MOD 11,10 over all digits.
    case mod11And10
    /// The sum of weight times digit over as many digits as there are weights is 0 modulo the second number.
    case sum([Int], Int)
    /// The sum modulo the second number, and then modulo 10, is the last digit.
    case lastDigit([Int], Int)
    /// What is more than a weighted sum; the text has the shape.
    case function(@Sendable (UnsafeBufferPointer<UInt8>, CalendarDate) -> IdentifierVerdict)
  }

  let ignored: Ignored
  /// Prefixes that stand before the shape.
  let prefixes: [StaticString]
  let requiresPrefix: Bool
  /// Patterns of `TextPattern` on the whole text, one of which must fit.
  let shapes: [StaticString]
  let check: Check

  init(_ shapes: StaticString..., ignoring ignored: Ignored = [], prefixes: [StaticString] = [], requiresPrefix: Bool = false, check: Check) {
    self.ignored = ignored
    self.prefixes = prefixes
    self.requiresPrefix = requiresPrefix
    self.shapes = shapes
    self.check = check
  }

  func hasShape(_ text: UnsafeBufferPointer<UInt8>) -> Bool { shapes.contains { TextPattern.isWhole($0, text) } }

  /// Judges a text that has the shape.
  func judge(_ text: UnsafeBufferPointer<UInt8>, _ today: CalendarDate) -> IdentifierVerdict {
    switch check {
    case .none: .valid
    case .luhn: .init(isValid: Checksum.isLuhn(text))
    case .mod11And10: .init(isValid: Checksum.isMod11And10(text))
    case .sum(let weights, let modulus): .init(isValid: Checksum.sum(text, weights) % modulus == 0)
    case .lastDigit(let weights, let modulus): .init(isValid: Checksum.sum(text, weights) % modulus % 10 == Checksum.digit(text[text.count - 1]))
    case .function(let judge): judge(text, today)
    }
  }

  /// The row of a kind.
  static func of(_ kind: IdentifierKind) -> IdentifierForm { table[kind]! }

  private static let table: [IdentifierKind: IdentifierForm] = Dictionary(uniqueKeysWithValues: IdentifierKind.allCases.map { ($0, row($0)) })
}

extension IdentifierVerdict {
  /// The verdict of a check digit.
  init(isValid: Bool) { self = isValid ? .valid : .checksum }
}
