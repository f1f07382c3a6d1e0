public import OrderLanguage

/// A rule about one order and what its target can take; it runs only where a target is chosen.
public protocol CapabilityRule: Rule {
  static func check(_ order: Order, _ table: CapabilityTable, _ context: inout RuleContext)
}
