extension SimulatedProvider {
  /// Whose a domain name is.
  enum Standing {
    case free
    /// Held by the asking account.
    case own(OwnedService)
    /// Held by someone else, here or elsewhere.
    case taken
    /// In an open order, where the settings say that this holds a name.
    case ordered
  }

  /// What an account holds at the other provider is taken at this one.
  func standing(of name: String, for account: String?, at provider: OwnedService.Provider) -> Standing {
    if let service = state.owned.first(where: { $0.kind == .domain && $0.name == name }) {
      return service.account == account && service.provider == provider ? .own(service) : .taken
    }
    if settings.takenNames.contains(name) { return .taken }
    guard settings.pendingOrdersHoldNames else { return .free }
    let isOrdered =
      state.hostUpOrders.contains { $0.isOpen && $0.lines.contains { $0.kind == .domain && $0.name == name } }
      || state.superSpaceOrders.contains { $0.isOpen && $0.line.kind == .domain && $0.line.name == name }
    return isOrdered ? .ordered : .free
  }

  /// The TLD that a name is directly under; nil where none that is sold.
  func tld(of name: String) -> SimulatedTLD? {
    guard Self.isName(name), let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    return tlds[String(name[name.utf8.index(after: dot)...])]
  }

  /// At least two labels of letters, digits and hyphens. Whether the providers take names with other letters is not known: the simulator does not.
  static func isName(_ name: String) -> Bool {
    var labels = 1
    var length = 0
    var last = UInt8(ascii: ".")
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "."):
        guard length > 0, last != UInt8(ascii: "-") else { return false }
        labels += 1
        length = 0
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): length += 1
      case UInt8(ascii: "-") where length > 0: length += 1
      default: return false
      }
      guard length <= 63 else { return false }
      last = byte
    }
    return labels >= 2 && length > 0 && last != UInt8(ascii: "-") && name.utf8.count <= 253
  }

  /// A price of the settings as it is now.
  func current(_ minor: Int) -> Int { state.priceLevel == 100_00 ? minor : Money.share(state.priceLevel, of: minor) }

  /// What the account holds at a provider, in the order in which it came.
  func services(_ kind: OwnedService.Kind, of account: String?, at provider: OwnedService.Provider) -> [OwnedService] {
    state.owned.filter { $0.kind == kind && $0.account == account && $0.provider == provider }
  }

  /// Notes a placed item.
  mutating func place(_ line: OrderLine, target: String, account: String, orderID: String, attemptKey: String?, at now: Int64) {
    state.placements.append(
      Placement(account: account, target: target, naturalKey: line.naturalKey, orderID: orderID, attemptKey: attemptKey, time: now))
  }
}
