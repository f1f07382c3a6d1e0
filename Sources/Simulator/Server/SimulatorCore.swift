/// What the connections of a server share, under its lock.
struct SimulatorCore {
  var provider: SimulatedProvider
  var schedule: FaultSchedule
  /// Milliseconds that the simulated clock is ahead of the real one.
  var clockOffset: Int64
  let clock: @Sendable () -> Int64
  let stateFile: StateFile?
  /// Requests that are still to have their effect, by a number of their own.
  private(set) var late: [Int: SimulatedRequest] = [:]
  private var lateCount = 0
  private var lastTime = Int64.min
  private var savedRevision = 0
  /// Nothing has an effect any more.
  private(set) var isStopped = false

  init(
    provider: SimulatedProvider, schedule: FaultSchedule, clockOffset: Int64, clock: @escaping @Sendable () -> Int64, stateFile: StateFile?
  ) {
    self.provider = provider
    self.schedule = schedule
    self.clockOffset = clockOffset
    self.clock = clock
    self.stateFile = stateFile
  }

  /// The simulated time, which never goes back.
  mutating func now() -> Int64 {
    lastTime = max(lastTime, clock() + clockOffset)
    return lastTime
  }

  /// Handles a request under the fault that its turn brings; nil once stopped. What it changes is saved before anything is answered.
  mutating func deliver(_ request: SimulatedRequest) -> (delivery: Delivery, fault: FaultName?, late: Int?)? {
    guard !isStopped else { return nil }
    let fault = schedule.next(for: request)
    var delivery = provider.deliver(request, at: now(), under: fault)
    var late: Int?
    if delivery.effectAfter != nil {
      lateCount += 1
      self.late[lateCount] = request
      late = lateCount
    }
    if !save() { delivery = Delivery(ending: .answered, response: Self.notSaved) }
    return (delivery, fault?.name, late)
  }

  /// Lets a late request have its effect, unless it has had it.
  mutating func handleLate(_ number: Int) {
    guard let request = late.removeValue(forKey: number) else { return }
    _ = provider.handle(request, at: now())
    _ = save()
  }

  /// Ends everything: what is late has its effect now, so that the count is final.
  mutating func stop() {
    guard !isStopped else { return }
    for number in late.keys.sorted() { handleLate(number) }
    isStopped = true
  }

  /// Keeps the state where it has changed; false where that fails.
  mutating func save(always: Bool = false) -> Bool {
    guard let stateFile, always || provider.revision != savedRevision else { return true }
    guard stateFile.write(clockOffset: clockOffset, provider: provider.savedState()) else { return false }
    savedRevision = provider.revision
    return true
  }

  static let notSaved = SimulatedResponse(
    status: 500, headers: [("Content-Type", "text/plain; charset=utf-8")], body: Array("The simulator cannot save its state.\n".utf8))
}
