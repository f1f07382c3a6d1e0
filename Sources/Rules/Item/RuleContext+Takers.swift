import OrderLanguage

extension RuleContext {
  /// Whether the order may go to HostUp v2, the only target that takes premium names, accepted terms and a copy of the zone; elsewhere these are refused.
  var mayGoToHostUpV2: Bool { target == nil || target == .hostupV2 }

  /// Whether the order may go to a target that takes name servers and years; elsewhere these are refused.
  var mayGoToHostUp: Bool { target != .superspace }
}
