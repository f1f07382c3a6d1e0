import Backends
import Diagnostics
import Foundation
import JSON
import OrderLanguage
import Testing
import YAMLSyntax

@Suite struct SourceMapTests {
  private func request(_ order: Order, _ options: BackendOptions = options()) throws -> CompiledRequest {
    try #require(HostUpV2.compile(order: order, options: options).requests.first)
  }

  /// The file of source maps.
  private func map(_ requests: [CompiledRequest], _ style: JSONWriter.Style) -> String {
    String(decoding: SourceMapDocument(style: style).text(of: requests), as: UTF8.self)
  }

  /// Elements are written one by one, by the threads that compile, and stand in the file as if one writer had written it.
  @Test(arguments: [JSONWriter.Style.pretty, .compact])
  func putsElementsIntoOneDocument(style: JSONWriter.Style) throws {
    let request = try request(order("items: [{ domainName: a.com }]"), options(style: style))
    for elements in [RequestsDocument(style: style), SourceMapDocument(style: style)] as [any RequestElements] {
      for count in 0...3 {
        let text = String(decoding: elements.text(of: [CompiledRequest](repeating: request, count: count)), as: UTF8.self)
        let document = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect((document["requests"] as? [[String: Any]])?.map { $0["order"] as? String } == [String](repeating: "test", count: count))
        let frame = style == .pretty ? "{\n  \"formatVersion\": 1,\n  \"requests\": [" : "{\"formatVersion\":1,\"requests\":["
        let end = style == .compact ? "]}\n" : count == 0 ? "]\n}\n" : "\n  ]\n}\n"
        #expect(text.hasPrefix(frame) && text.hasSuffix(end))
        if style == .pretty { #expect(text.components(separatedBy: "\n    },\n    {\n").count == max(1, count)) }
      }
    }
  }

  @Test func tellsWhereEachValueOfADefaultedItemComesFrom() throws {
    let order = order(
      """
      payment: { method: card }
      defaults: { domain: { years: 2, acceptedTerms: [x, se_registration_terms] } }
      items: [{ domainName: A.se }]
      """)
    #expect(
      try request(order).sourceMap.lines == [
        " ← spec.order.yaml  `orderSpec`",
        "/paymentMethod ← spec.order.yaml /payment/method `card`",
        "/items ← spec.order.yaml /items `[{ domainName: A.se }]`",
        "/items/0 ← spec.order.yaml /items/0 `{ domainName: A.se }`",
        "/items/0/type: an item with `domainName` is a domain where `type` is not written, near /items/0/domainName",
        "/items/0/action: `action` is `register` where it is not written, near /items/0",
        "/items/0/domainName ← spec.order.yaml /items/0/domainName `A.se`",
        "/items/0/years ← spec.order.yaml /defaults/domain/years `2`",
        "/items/0/acceptedTerms ← spec.order.yaml /defaults/domain/acceptedTerms `[x, se_registration_terms]`",
        "/items/0/acceptedTerms/0 ← spec.order.yaml /defaults/domain/acceptedTerms/1 `se_registration_terms`",
      ])
  }

  @Test func tellsThatAContactIsTheReferenceAndItsMembersTheContacts() throws {
    let file = contactsFile("acme: { \(holder), city: Umeå, registrationIdentifier: '1' }\n")
    let order = order(
      """
      clientData: acme
      items: [{ type: domain, action: register, domainName: a.se, years: 1, registrantContact: acme }]
      """, contactsFiles: [file])
    #expect(
      try request(order).sourceMap.lines == [
        " ← spec.order.yaml  `orderSpec`",
        "/items ← spec.order.yaml /items `[{ type: domain, action: register, domainName: a.se, years: 1, registrantContact: acme }]`",
        "/items/0 ← spec.order.yaml /items/0 `{ type: domain, action: register, domainName: a.se, years: 1, registrantContact: acme }`",
        "/items/0/type ← spec.order.yaml /items/0/type `domain`",
        "/items/0/action ← spec.order.yaml /items/0/action `register`",
        "/items/0/domainName ← spec.order.yaml /items/0/domainName `a.se`",
        "/items/0/years ← spec.order.yaml /items/0/years `1`",
        "/items/0/registrantContact ← spec.order.yaml /items/0/registrantContact `acme`",
        "/items/0/registrantContact/type ← shared.contacts.yaml /acme/type `private`",
        "/items/0/registrantContact/firstName ← shared.contacts.yaml /acme/firstName `A`",
        "/items/0/registrantContact/lastName ← shared.contacts.yaml /acme/lastName `B`",
        "/items/0/registrantContact/email ← shared.contacts.yaml /acme/email `a@b.example.org`",
        "/items/0/registrantContact/city ← shared.contacts.yaml /acme/city `Umeå`",
        "/items/0/registrantContact/countryCode ← shared.contacts.yaml /acme/countryCode `SE`",
        "/items/0/registrantContact/registrationIdentifier ← shared.contacts.yaml /acme/registrationIdentifier `'1'`",
        "/items/0/registrantContact/registrationIdentifier/value ← shared.contacts.yaml /acme/registrationIdentifier `'1'`",
        "/items/0/registrantContact/registrationIdentifier/countryCode ← shared.contacts.yaml /acme/countryCode `SE`",
        "/clientData ← spec.order.yaml /clientData `acme`",
        "/clientData/firstName ← shared.contacts.yaml /acme/firstName `A`",
        "/clientData/lastName ← shared.contacts.yaml /acme/lastName `B`",
        "/clientData/email ← shared.contacts.yaml /acme/email `a@b.example.org`",
        "/clientData/countryCode ← shared.contacts.yaml /acme/countryCode `SE`",
        "/clientData/accountType ← shared.contacts.yaml /acme/type `private`",
        "/clientData/registrationIdentifier ← shared.contacts.yaml /acme/registrationIdentifier `'1'`",
        "/clientData/registrationIdentifier/value ← shared.contacts.yaml /acme/registrationIdentifier `'1'`",
        "/clientData/registrationIdentifier/countryCode ← shared.contacts.yaml /acme/countryCode `SE`",
        "/clientData/address: HostUp v2 keeps the address in an object of its own, near /acme",
        "/clientData/address/city ← shared.contacts.yaml /acme/city `Umeå`",
      ])
  }

  @Test func followsAliasesAndMergeKeys() throws {
    let order = order(
      """
      labels: { a: &dns "x" }
      defaults: { vps: { billingCycle: monthly, options: &opts { os: x, net: { v6: true } } } }
      items:
        - &first { type: vps, productSlug: s, extra: { hostup-v2: { note: *dns, more: &more [1, { k: [2] }] } } }
        - { <<: *first, options: { <<: *opts, os: y, list: *more }, hostname: *dns }
      """)
    let lines = try request(order).sourceMap.lines.filter { $0.hasPrefix("/items/1") }.map { $0.replacingOccurrences(of: "spec.order.yaml ", with: "") }
    #expect(
      lines.dropFirst() == [
        "/items/1/type ← /items/1/type `vps`",
        "/items/1/productSlug ← /items/1/productSlug `s`",
        "/items/1/billingCycle ← /defaults/vps/billingCycle `monthly`",
        "/items/1/hostname ← /items/1/hostname `*dns`",
        "/items/1/configurableOptions ← /items/1/options `{ <<: *opts, os: y, list: *more }`",
        "/items/1/configurableOptions/os ← /items/1/options/os `y`",
        "/items/1/configurableOptions/list ← /items/1/options/list `*more`",
        "/items/1/configurableOptions/list/0 ← /items/1/options/list/0 `*more`",
        "/items/1/configurableOptions/list/1 ← /items/1/options/list/1 `*more`",
        "/items/1/configurableOptions/list/1/k ← /items/1/options/list/1/k `*more`",
        "/items/1/configurableOptions/list/1/k/0 ← /items/1/options/list/1/k/0 `*more`",
        "/items/1/configurableOptions/net ← /items/1/options/net `{ v6: true }`",
        "/items/1/configurableOptions/net/v6 ← /items/1/options/net/v6 `true`",
        "/items/1/note ← /items/1/extra/hostup-v2/note `*dns`",
        "/items/1/more ← /items/1/extra/hostup-v2/more `[1, { k: [2] }]`",
        "/items/1/more/0 ← /items/1/extra/hostup-v2/more/0 `1`",
        "/items/1/more/1 ← /items/1/extra/hostup-v2/more/1 `{ k: [2] }`",
        "/items/1/more/1/k ← /items/1/extra/hostup-v2/more/1/k `[2]`",
        "/items/1/more/1/k/0 ← /items/1/extra/hostup-v2/more/1/k/0 `2`",
      ])
  }

  @Test func fallsBackToTheNearestAncestor() throws {
    let map = try request(order("items: [{ domainName: gone.se, existing: d }, { domainName: a.se, extra: { hostup-v2: { \"a/b~\": [1] } } }]")).sourceMap
    func pointer(_ pointer: String) -> String { map.origin(for: pointer).map { "\($0.provenance.place.pointer) \($0.isExact)" } ?? "none" }
    #expect(pointer("/items/0/domainName") == "/items/1/domainName true")
    #expect(pointer("/items/0/eppCode") == "/items/1 false")
    #expect(pointer("/items/0/registrantContact/email") == "/items/1 false")
    #expect(pointer("/items/0/a~1b~0/0") == "/items/1/extra/hostup-v2/a~1b~0/0 true")
    #expect(pointer("/items/00") == "/items false")
    #expect(pointer("") == " true")
    #expect(pointer("no pointer") == " false")
    #expect(pointer("/nothing") == " false")
  }

  @Test(arguments: targetExamples.indices)
  func coversEveryPointerOfTheExamples(index: Int) throws {
    let (path, target) = targetExamples[index]
    for order in try example(path) {
      let requests = compiled(order, target, options(style: .pretty)).requests
      #expect(!requests.isEmpty, "\(path)")
      for request in requests { try checkSourceMap(of: request) }
    }
  }

  @Test(arguments: targetExamples.indices)
  func writesTheSameBytesTwice(index: Int) throws {
    let (path, target) = targetExamples[index]
    let files = try (0..<2).map { _ in
      let requests = try example(path).flatMap { compiled($0, target, options(style: .pretty)).requests }
      let requestsFile = RequestsDocument(style: .pretty).text(of: requests)
      return [requestsFile, Array(map(requests, .pretty).utf8)] + requests.map(\.body)
    }
    #expect(files[0] == files[1])
  }

  /// The examples lint clean for their target, but for what their comments announce.
  @Test(arguments: targetExamples.indices)
  func findsNothingUnexpectedInTheExamples(index: Int) throws {
    let (path, target) = targetExamples[index]
    let expected: [String: [String]] = [
      "hostup/organisation-registrant.order.yaml": ["info[unsupported_by_target] /contacts/kvarnbageriet/vatNumber"],
      "hostup/vps.order.yaml": ["warning[undocumented_field] /items/0/hostname", "warning[undocumented_field] /items/0/options"],
      "language/acme-launch.order.yaml": [
        "info[unsupported_by_target] /contacts/acme/vatNumber", "warning[undocumented_field] /items/4/hostname", "warning[undocumented_field] /items/4/options",
      ],
    ]
    #expect(try example(path).flatMap { summary(findings($0, target)) } == expected[path] ?? [])
  }

  @Test func writesTheSourceMapFile() throws {
    let order = orders("\u{FEFF}orderSpec: 1\r\nname: ö\r\nitems:\r\n  - domainName: a.com # x\r\n")[0]
    let text = try map([request(order)], .compact)
    #expect(
      text == #"""
        {"formatVersion":1,"requests":[{"order":"ö","entries":[{"pointer":"","origin":{"kind":"source","pointer":"","file":"spec.order.yaml","line":1,"column":1,"offset":3,"end":12}},{"pointer":"/items","origin":{"kind":"source","pointer":"/items","file":"spec.order.yaml","line":4,"column":3,"offset":37,"end":38}},{"pointer":"/items/0","origin":{"kind":"source","pointer":"/items/0","file":"spec.order.yaml","line":4,"column":5,"offset":39,"end":49}},{"pointer":"/items/0/type","origin":{"kind":"default","reason":"an item with `domainName` is a domain where `type` is not written","near":{"pointer":"/items/0/domainName","file":"spec.order.yaml","line":4,"column":17,"offset":51,"end":56}}},{"pointer":"/items/0/action","origin":{"kind":"default","reason":"`action` is `register` where it is not written","near":{"pointer":"/items/0","file":"spec.order.yaml","line":4,"column":5,"offset":39,"end":49}}},{"pointer":"/items/0/domainName","origin":{"kind":"source","pointer":"/items/0/domainName","file":"spec.order.yaml","line":4,"column":17,"offset":51,"end":56}},{"pointer":"/items/0/years","origin":{"kind":"default","reason":"`years` is 1 where it is not written","near":{"pointer":"/items/0","file":"spec.order.yaml","line":4,"column":5,"offset":39,"end":49}}}]}]}

        """#)
  }

  /// Entries that were written before are copied, and pointers begin with those of their parents: each entry is what the map by itself says. Contacts of two
  /// files take turns.
  @Test(arguments: [JSONWriter.Style.pretty, .compact])
  func writesEachEntryAsItIs(style: JSONWriter.Style) throws {
    let contacts = (0..<3).map { "  c\($0): { \(holder), city: \"Umeå \\\" \($0)\", extra: { hostup-v2: { \"~x/\\\"\": [1, { y: ö }] } } }\n" }
    let items = (0..<60).map {
      "  - { domainName: a\($0).com, registrantContact: \(["c0", "shared", "c1", "far/"][$0 % 4]), nameservers: [ns1.a.se, ns2.a.se] }\n"
    }
    let order = order(
      "contacts:\n" + contacts.joined() + "items:\n" + items.joined(),
      contactsFiles: [contactsFile("shared: { \(holder), street: 'Ängsvägen 1' }\nfar/: { \(holder), address2: x }\n", name: "a \"b\".contacts.yaml")])
    let requests = try [request(order, options(style: style)), request(order, options(style: style))]
    #expect(requests.allSatisfy { $0.sourceMap.count > 900 })
    try checkSourceMapFile(of: requests, style)
  }

  /// Each entry has a line of its own, and says the same as in the compact form.
  @Test func writesAnEntryALine() throws {
    let request = try request(order("items: [{ domainName: a.com, extra: { hostup-v2: { \"a/b~\": [1] } } }]"))
    let text = map([request], .pretty)
    let lines = text.split(separator: "\n").filter { $0.hasPrefix(#"        {"pointer": "#) }
    #expect(lines.count == request.sourceMap.count)
    #expect(
      lines.last?.contains(#"{"pointer": "/items/0/a~1b~0/0", "origin": {"kind": "source", "pointer": "/items/0/extra/hostup-v2/a~1b~0/0", "file": "#) == true)
    let compact = map([request], .compact)
    #expect(text.filter { $0 != " " && $0 != "\n" } == compact.filter { $0 != " " && $0 != "\n" })
  }

  @Test func writesTheRequestsFile() throws {
    let order = order("items: [{ domainName: a.com, eppCode: \"${env:E}\", extra: { hostup-v2: { big: 12345678901234567890, s: \"a/\\\"\\t\" } } }]")
    let request = try request(order)
    #expect(
      String(decoding: RequestsDocument(style: .compact).text(of: [request]), as: UTF8.self) == #"""
        {"formatVersion":1,"requests":[{"order":"test","target":"hostup-v2","method":"POST","path":"/api/v2/orders","idempotent":false,"unresolved":["/items/0/eppCode"],"body":{"items":[{"type":"domain","action":"register","domainName":"a.com","years":1,"eppCode":"${env:E}","big":12345678901234567890,"s":"a/\"\t"}]}}]}

        """#)
  }
}
