import Diagnostics
import DomainNames
import OrderLanguage

/// The rule of this group that speaks of a faulty name: exactly one for each fault.
///
/// Each leaves a hole in the order: a name that cannot be read has no A-labels to be sent, and no identity to find a second order of it by.
enum NameFaultRule {
  case invalidSyntax, disallowedCharacter, schemeOrPath, labelTooLong, doubleHyphen34, invalidALabel

  init(_ kind: DomainNameFault.Kind) {
    switch kind {
    case .emptyLabel, .emptyName, .whitespace, .underscore, .disallowedASCII, .hyphenAtEdge, .singleLabel, .numericTLD: self = .invalidSyntax
    case .disallowedCharacter, .otherIDNA: self = .disallowedCharacter
    case .schemeOrPath: self = .schemeOrPath
    case .labelTooLong, .nameTooLong: self = .labelTooLong
    case .doubleHyphen34: self = .doubleHyphen34
    case .invalidALabel: self = .invalidALabel
    }
  }
}

extension Order {
  /// Calls with the faulty names that a rule speaks of. A host name may be a single label.
  func forEachFaultyName(of rule: NameFaultRule, _ body: (UnusualName, DomainNameFault) -> Void) {
    for name in unusualNames {
      guard case .failure(let fault) = name.reading, NameFaultRule(fault.kind) == rule else { continue }
      if name.role == .host, fault.kind == .singleLabel { continue }
      body(name, fault)
    }
  }

  /// Calls with the valid names that were written with a peculiarity; those of hosts are left to their own rules.
  func forEachMappedName(with mapping: DomainName.Mapping, _ body: (UnusualName, DomainName) -> Void) {
    for name in unusualNames where name.role != .host {
      if case .success(let parsed) = name.reading, parsed.mapping.contains(mapping) { body(name, parsed) }
    }
  }
}

extension Origin {
  /// The place of a part of the scalar's text, in UTF-8 bytes; of the whole value where the part cannot be told.
  func place(of part: Range<Int>) -> Place {
    var place = place
    if let range = sourceRange(of: part) { place.range = range }
    return place
  }

  /// An edit that puts a valid domain name in place of a part of the text; nil where the part cannot be told.
  func edit(_ part: Range<Int>, to text: String) -> Edit? {
    sourceRange(of: part).map { Edit(document.file, $0, text) }
  }

  /// The whole text as a range of its own bytes.
  var wholeText: Range<Int> { 0..<withText { $0.count } }
}

extension Rule {
  /// A finding about a faulty name: the name, what is wrong with it, and the exact characters.
  static func finding(_ name: UnusualName, _ fault: DomainNameFault, help: [String], fixes: [FixIt] = []) -> Diagnostic {
    finding(
      "`\(name.origin.excerpt)` \(fault.message)", at: name.origin.place(of: fault.range), related: name.origin.aliasPlaces, help: help, fixes: fixes)
  }
}
