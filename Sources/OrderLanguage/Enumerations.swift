/// A closed list of words of the language.
public protocol SpecEnumeration: RawRepresentable<String>, CaseIterable, Sendable {
  /// One sentence for people who choose among the words.
  var documentation: StaticString { get }
}

/// What an item is.
public enum ItemType: String, SpecEnumeration {
  case domain, vps
  case sharedHosting = "shared_hosting"
  case addon, site

  public var documentation: StaticString {
    switch self {
    case .domain: "A domain name, registered or transferred in."
    case .vps: "A virtual private server with a fixed billing cycle (HostUp)."
    case .sharedHosting: "A web hosting account (HostUp)."
    case .addon: "An add-on of another product (HostUp)."
    case .site: "A WordPress site (SuperSpace)."
    }
  }
}

/// What is done with a domain name.
public enum DomainAction: String, SpecEnumeration {
  case register, transfer

  public var documentation: StaticString {
    switch self {
    case .register: "Registers a free name."
    case .transfer: "Moves a registered name to the provider."
    }
  }
}

/// How often a product that is not a domain is billed.
public enum BillingCycle: String, SpecEnumeration {
  case monthly, quarterly, semiannually, annually, biennially, triennially

  public var documentation: StaticString {
    switch self {
    case .monthly: "Every month."
    case .quarterly: "Every three months."
    case .semiannually: "Every six months."
    case .annually: "Every year."
    case .biennially: "Every two years."
    case .triennially: "Every three years."
    }
  }
}

/// Whether a contact is a person or an organisation.
public enum ContactType: String, SpecEnumeration {
  case `private`, organisation

  public var documentation: StaticString {
    switch self {
    case .private: "A natural person."
    case .organisation: "A company, association, public body or other organisation."
    }
  }
}

/// How the order is going to be paid.
public enum PaymentMethod: String, SpecEnumeration {
  case card, swish, bankgiro, sepa, invoice

  public var documentation: StaticString {
    switch self {
    case .card: "A card, at the provider's payment page."
    case .swish: "Swish, at the provider's payment page."
    case .bankgiro: "A Swedish invoice in SEK, paid to a bankgiro."
    case .sepa: "A SEPA transfer in EUR."
    case .invoice: "An invoice without a payment flow."
    }
  }
}

/// The currency of the guards.
public enum Currency: String, SpecEnumeration {
  case sek = "SEK"
  case eur = "EUR"
  case usd = "USD"

  public var documentation: StaticString {
    switch self {
    case .sek: "Swedish kronor."
    case .eur: "Euro."
    case .usd: "US dollars."
    }
  }
}

/// What the order may be placed in spite of.
public enum Acceptance: String, SpecEnumeration {
  case provisionalPrice = "provisional_price"
  case unknownPrice = "unknown_price"
  case unconfirmedFields = "unconfirmed_fields"

  public var documentation: StaticString {
    switch self {
    case .provisionalPrice: "The preview's price may change when the order is placed."
    case .unknownPrice: "The provider has no preview: guards are compared with what was charged."
    case .unconfirmedFields: "The preview does not confirm every field of the order."
    }
  }
}

/// The kind of a WordPress site at SuperSpace.
public enum SiteVariant: String, SpecEnumeration {
  case vanilla, extendify

  public var documentation: StaticString {
    switch self {
    case .vanilla: "Plain WordPress."
    case .extendify: "WordPress with the Extendify assistant."
    }
  }
}

/// A request format that specs compile to.
public enum Target: String, SpecEnumeration {
  case hostupV1 = "hostup-v1"
  case hostupV2 = "hostup-v2"
  case superspace

  public var documentation: StaticString {
    switch self {
    case .hostupV1: "HostUp API v1, `POST /api/create-order`."
    case .hostupV2: "HostUp API v2, `POST /api/v2/orders`."
    case .superspace: "SuperSpace order API."
    }
  }
}

/// A closed list as the grammar and the binder know it: words in the order of the Swift cases.
///
/// A number and no words, so that a row of the grammar is copied without counting references.
public enum Enumeration: Int, CaseIterable, Sendable {
  case itemType, domainAction, billingCycle, contactType, paymentMethod, currency, acceptance, siteVariant, target

  public var words: [String] { Self.tables[rawValue].words }
  public var documentation: [StaticString] { Self.tables[rawValue].documentation }

  /// The place of a word; nil for a text that is none of them.
  func index(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    Self.tables[rawValue].bytes.firstIndex { $0.count == text.count && $0.elementsEqual(text) }
  }

  private struct Table {
    let words: [String]
    let bytes: [[UInt8]]
    let documentation: [StaticString]

    init<Words: SpecEnumeration>(_: Words.Type) {
      words = Words.allCases.map(\.rawValue)
      bytes = words.map { Array($0.utf8) }
      documentation = Words.allCases.map(\.documentation)
    }
  }

  private static let tables = allCases.map { enumeration in
    switch enumeration {
    case .itemType: Table(ItemType.self)
    case .domainAction: Table(DomainAction.self)
    case .billingCycle: Table(BillingCycle.self)
    case .contactType: Table(ContactType.self)
    case .paymentMethod: Table(PaymentMethod.self)
    case .currency: Table(Currency.self)
    case .acceptance: Table(Acceptance.self)
    case .siteVariant: Table(SiteVariant.self)
    case .target: Table(Target.self)
    }
  }
}
