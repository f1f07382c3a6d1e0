public import JSON
public import OrderLanguage

/// A request format that orders compile to: one folder, with its capability table.
public protocol Backend: Sendable {
  static var target: Target { get }
  /// What the target can take; the keys of the requests and their order come from here.
  static var capabilities: CapabilityTable { get }
  /// The target has a call that only asks for the price: `BackendOptions.isPreview` counts.
  static var hasPreview: Bool { get }

  /// Writes the requests of an order.
  ///
  /// The order must have no blocking finding. A hole is left out of the request, it never stops the program.
  static func compile(order: Order, options: BackendOptions) -> CompiledOrder
}

/// Whether a registration or transfer of a name, in A-labels, asks for the terms of a key; both are UTF-8.
public typealias TermsLookUp =
  @Sendable (_ key: UnsafeBufferPointer<UInt8>, _ aLabelName: UnsafeBufferPointer<UInt8>, _ action: DomainAction) -> Bool

/// What the command line, the configuration and the catalog say to a back end.
public struct BackendOptions: Sendable {
  public var style: JSONWriter.Style
  /// Writes the call that only asks for the price, where the target has one (`Backend.hasPreview`); elsewhere it means nothing.
  public var isPreview: Bool
  /// The places of the items to order; nil: all that the account has not.
  public var items: Set<Int>?
  /// The idempotency key of this run (`--attempt-key`, or the one that apply keeps); it wins over the spec's.
  public var attemptKey: String?
  public var secrets: SecretResolution
  /// `fieldNames` of the configuration: target, then field, then request key.
  public var fieldNames: [String: [String: String]]
  /// Whether a registration or transfer of a name asks for the terms of a key; it picks from the pool in `defaults`.
  public var asksForTerms: TermsLookUp
  /// Where the orders of a run take turns.
  public var writers: WriterPool
  /// The catalog's product id of HostUp v1 for a slug; the rules must be given the same look-up, so that no item is refused by one and written by the other.
  public var v1ProductID: @Sendable (_ slug: String) -> String?

  public init(
    style: JSONWriter.Style = .pretty, isPreview: Bool = false, attemptKey: String? = nil, secrets: SecretResolution = .asWritten,
    fieldNames: [String: [String: String]] = [:], writers: WriterPool = WriterPool(),
    v1ProductID: @escaping @Sendable (_ slug: String) -> String? = { _ in nil },
    asksForTerms: @escaping TermsLookUp
  ) {
    self.style = style
    self.isPreview = isPreview
    self.attemptKey = attemptKey
    self.secrets = secrets
    self.fieldNames = fieldNames
    self.writers = writers
    self.v1ProductID = v1ProductID
    self.asksForTerms = asksForTerms
  }

  /// The item is to be ordered.
  func orders(_ item: Item) -> Bool { item.object != nil && !item.isAdopted && items?.contains(item.index) ?? true }
}
