/// One member of a `JSONValue` object.
struct JSONMember: Equatable {
  let key: [UInt8]
  let value: JSONValue
}
