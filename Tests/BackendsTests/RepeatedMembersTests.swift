import Diagnostics
import JSON
import OrderLanguage
import Testing

@testable import Backends

/// The members of a holder are written once in a body and copied for the items after it: nobody sees a difference to items that have a contact each.
@Suite struct RepeatedMembersTests {
  private static let itemCount = 22
  private static let contact = """
    type: organisation, companyName: "Å \\" AB", firstName: A, lastName: B, email: "${env:MAIL}", phoneNumber: "+46 70 123", street: Ängsvägen 1, \
    address2: c/o B, city: Umeå, postalCode: "90 1", countryCode: SE, registrationIdentifier: { value: "${file:id}", countryCode: NO }
    """

  /// An order of domains whose holders say the same; two neighbours have one of so many contacts, which come in turns.
  private func order(contacts count: Int, extra: String = "", itemExtra: String = "") -> Order {
    let contacts = (0..<count).map { "  c\($0): { \(Self.contact)\(extra) }\n" }
    let pair = count == Self.itemCount ? 1 : 2
    let items = (0..<Self.itemCount).map {
      "  - { domainName: a\($0).com, registrantContact: c\($0 / pair % count), productId: 1, nameservers: [ns1.a.se, ns2.a.se]\($0 == 7 ? itemExtra : "") }\n"
    }
    return BackendsTests.order("contacts:\n" + contacts.joined() + "clientData: c0\nitems:\n" + items.joined())
  }

  private static let secrets: [SecretResolution] = [
    .asWritten, .resolved { _, _ in .success("a@b.example.org") },
    .resolved { reference, _ in reference.source == .environment(name: "MAIL") ? .success("x") : .failure(SecretFailure("not there")) },
  ]

  /// With a contact for each item nothing is copied. Nine contacts are more than are remembered.
  @Test(arguments: [Target.hostupV1, .hostupV2], [1, 2, 9])
  func writesWhatAContactForEachItemWrites(target: Target, count: Int) throws {
    for (secrets, style) in Self.secrets.flatMap({ secrets in [JSONWriter.Style.pretty, .compact].map { (secrets, $0) } }) {
      let extras = [("", ""), (extra("{ note: [1, x] }", target), ""), ("", extra("{ registrantContact: { x: 1, y: { z: [2] } } }", target))]
      for (extra, itemExtra) in extras {
        let written = try (0..<2).map { number in
          let order = order(contacts: number == 0 ? count : Self.itemCount, extra: extra, itemExtra: itemExtra)
          let compiled = compiled(order, target, options(style: style, secrets: secrets))
          return (compiled, try #require(compiled.requests.first))
        }
        let ((copying, request), (plain, expected)) = (written[0], written[1])
        #expect(String(decoding: request.body, as: UTF8.self) == String(decoding: expected.body, as: UTF8.self))
        let (map, expectedMap) = (request.sourceMap, expected.sourceMap)
        // Not where the contacts add something, nor where something is wrong with each.
        #expect(map.copies.isEmpty == (!extra.isEmpty || !plain.secretProblems.isEmpty) && expectedMap.copies.isEmpty)
        #expect(map.pointers == expectedMap.pointers && map.unresolved == expectedMap.unresolved && map.secrets == expectedMap.secrets)
        #expect(copying.secretProblems.count == plain.secretProblems.count)
        let places = [map, expectedMap].map { map in map.pointers.indices.map { map.provenance(at: $0).place } }
        for (place, expected) in zip(places[0], places[1]) {
          guard let contact = contactNumber(expected.pointer) else { continue }
          #expect(place.pointer == expected.pointer.replacing("/contacts/c\(contact)", with: "/contacts/c\(contact / 2 % count)"))
          #expect(place.file.text(place.range) == expected.file.text(expected.range))
        }
        try checkSourceMapFile(of: [request], style)
        if case .asWritten = secrets { try checkSourceMap(of: request) }
      }
    }
  }

  private func extra(_ members: String, _ target: Target) -> String { ", extra: { \(target.rawValue): \(members) }" }

  private func contactNumber(_ pointer: String) -> Int? {
    let tokens = pointer.split(separator: "/")
    return tokens.first == "contacts" && tokens.count > 1 ? Int(tokens[1].dropFirst()) : nil
  }
}
