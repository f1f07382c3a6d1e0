/// An array or object whose end `JSONParser` has not reached.
///
/// A copy that is kept would make each new key copy all of `keyOffsets`, so the parser changes its containers in place.
struct OpenContainer {
  /// The arena index of the container.
  let node: Int

  /// Whether there is no element or member yet.
  var isEmpty = true

  /// The offset of each key of an object so far.
  var keyOffsets: [ExactString: Int] = [:]
}
