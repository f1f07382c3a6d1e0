import Backends
import Diagnostics
import Foundation
import JSON
import OrderLanguage
import Testing

/// What single requests become.
@Suite struct RequestTests {
  @Test func hostupV2BecomesReadable() {
    let spec = imported(
      #"""
      { "paymentMethod": "bankgiro", "locale": "sv",
        "items": [
          { "type": "domain", "action": "register", "domainName": "xn--rksmrgs-5wao1o.se", "years": 1, "acceptedTerms": ["se_registration_terms"],
            "registrantContact": { "type": "organisation", "firstName": "Åsa", "lastName": "Öberg", "companyName": "Räksmörgås AB", "email": "a@b.example.org",
              "phoneNumber": "+46.700000000", "postalCode": "11455", "city": "Malmö", "countryCode": "NO", "rating": { "level": 2 },
              "registrationIdentifier": { "value": "556703-7485", "countryCode": "SE" } } },
          { "type": "domain", "action": "transfer", "domainName": "acme.nu", "years": 2, "eppCode": "Kx7v${Pq", "premium": false, "note": "${x" },
          { "type": "vps", "productSlug": "vps-med", "billingCycle": "annually", "configurableOptions": { "os": "ubuntu-22.04", "size": "2", "ipv6": true } },
          { "type": "addon", "productSlug": "Storage 25", "billingCycle": "annually", "accountId": "acct_1" } ],
        "clientData": { "countryCode": "SE", "accountType": "private", "address": { "street": "Gatan 1", "box": 7 },
          "registrationIdentifier": { "value": "850507-3412", "countryCode": "SE" } } }
      """#, file: "orders/acme-launch.hostup-v2.json", ImportOptions(provider: "hostup-prod"))
    #expect(spec.summary == [])
    #expect(
      spec.yaml == #"""
        orderSpec: 1
        name: acme-launch
        provider: hostup-prod
        payment:
          method: bankgiro
        contacts:
          raksmorgas-ab:
            type: organisation
            firstName: Åsa
            lastName: Öberg
            companyName: Räksmörgås AB
            email: a@b.example.org
            phoneNumber: "+46700000000"
            city: Malmö
            postalCode: "11455"
            countryCode: "NO"
            registrationIdentifier:
              value: "556703-7485"
              countryCode: SE
            extra:
              hostup-v2:
                rating:
                  level: 2
        clientData:
          type: private
          street: Gatan 1
          countryCode: SE
          registrationIdentifier: "850507-3412"
          extra:
            hostup-v2:
              address:
                box: 7
        items:
          - domainName: xn--rksmrgs-5wao1o.se
            years: 1
            acceptedTerms:
              - se_registration_terms
            registrantContact: raksmorgas-ab
          - action: transfer
            domainName: acme.nu
            years: 2
            eppCode: ${env:EPP_ACME_NU}
            extra:
              hostup-v2:
                note: "$${x"
          - type: vps
            id: vps-med
            productSlug: vps-med
            billingCycle: annually
            options:
              os: ubuntu-22.04
              size: "2"
              ipv6: true
          - type: addon
            id: storage-25
            productSlug: Storage 25
            billingCycle: annually
            extra:
              hostup-v2:
                accountId: acct_1
        extra:
          hostup-v2:
            locale: sv

        """#)
    #expect(spec.notes == ["/items/1/eppCode: a secret in plain text: the spec has ${env:EPP_ACME_NU}, so set that variable"])
  }

  @Test func sharedMembersBecomeDefaults() {
    func item(_ name: String, _ more: String = "") -> String {
      """
      {"type":"domain","action":"transfer","domainName":"\(name)","years":2,"eppCode":"${env:A}","acceptedTerms":["t"],"nameservers":["ns1.a.se"]\(more)}
      """
    }
    let body = "{\"items\":[\(item("a.se")),\(item("b.se", ",\"premium\":true")),\(item("c.se"))]}"
    let spec = imported(body)
    #expect(spec.yaml.contains("defaults:\n  domain:\n    action: transfer\n    years: 2\n    nameservers:\n      - ns1.a.se\nitems:\n"))
    #expect(spec.yaml.hasSuffix("  - domainName: c.se\n    eppCode: ${env:A}\n    acceptedTerms:\n      - t\n"))
    #expect(!imported("{\"items\":[\(item("a.se")),\(item("b.se"))]}").yaml.contains("defaults"))
    #expect(bodies(spec, HostUpV2.self).map(\.count) == [body.utf8.count].map { _ in bodies(spec, HostUpV2.self)[0].count })
  }

  @Test func theMappingOfVersionOneHolds() throws {
    let spec = imported(
      #"""
      { "attemptKey": "k1", "cartItems": [
        { "type": "register", "domain": "acme.se", "productId": "203", "years": 1, "nameserverOption": "custom", "nameservers": ["ns1.a.se", "ns2.a.se"],
          "registrantContact": { "type": "organisation", "firstname": "Anna", "lastname": "Ek", "companyname": "Acme AB", "orgno": "[SE]556703-7485",
            "address1": "Gatan 1", "address2": "c/o Ek", "city": "Lund", "state": "Skåne", "postcode": "222 23", "country": "SE", "email": "a@b.example.org",
            "phonenumber": "+46.700000000" } },
        { "type": "transfer", "domain": "acme.nu", "productId": "204", "years": 1, "eppCode": "Kx7vPq2m", "nameserverOption": "default", "nameservers": [] } ],
        "turnstileToken": "tok", "clientData": { "firstname": "Bo", "lastname": "Ek", "email": "b@b.example.org", "password": "hunter22",
          "passwordConfirm": "hunter22", "address1": "Vägen 2", "postcode": "111 22", "country": "SE", "accountType": "private", "vateu": "SE1",
          "bankIdVerified": true } }
      """#)
    #expect(spec.summary == [])
    #expect(!spec.yaml.contains("hunter22") && !spec.yaml.contains("Kx7vPq2m") && !spec.notes.contains { $0.contains("hunter22") })
    #expect(spec.yaml.contains("passwordConfirm: ${env:PASSWORD_CONFIRM}") && spec.yaml.contains("turnstileToken: ${env:TURNSTILE}"))
    let body = try #require(bodies(spec, HostUpV2.self).first)
    #expect(
      try parsed(body)
        == parsed(
          #"""
          { "attemptKey": "k1", "items": [
            { "type": "domain", "action": "register", "domainName": "acme.se", "years": 1, "nameservers": ["ns1.a.se", "ns2.a.se"],
              "registrantContact": { "type": "organisation", "firstName": "Anna", "lastName": "Ek", "companyName": "Acme AB", "street": "Gatan 1",
                "address2": "c/o Ek", "city": "Lund", "state": "Skåne", "postalCode": "222 23", "countryCode": "SE", "email": "a@b.example.org",
                "phoneNumber": "+46700000000", "registrationIdentifier": { "value": "556703-7485", "countryCode": "SE" } } },
            { "type": "domain", "action": "transfer", "domainName": "acme.nu", "years": 1, "eppCode": "${env:EPP_ACME_NU}" } ],
            "clientData": { "firstName": "Bo", "lastName": "Ek", "email": "b@b.example.org", "accountType": "private", "countryCode": "SE", "vatNumber": "SE1",
              "address": { "street": "Vägen 2", "postalCode": "111 22" } } }
          """#))
  }

  @Test func theVersionOneServerComes() {
    let spec = imported(
      #"""
      { "attemptKey": "order-20260326-001", "cartItems": [ { "type": "vps", "productId": "3060", "cycle": "m", "domain": "vps.example.com",
        "configoptions": { "os": "ubuntu-22.04" } } ] }
      """#, file: "vps.json")
    #expect(
      spec.yaml == """
        orderSpec: 1
        name: vps
        items:
          - type: vps
            productId: "3060"
            billingCycle: monthly
            hostname: vps.example.com
            options:
              os: ubuntu-22.04
        attemptKey: order-20260326-001

        """)
  }

  @Test func superspaceRequestsOfAnOrderAreJoined() {
    func request(_ body: String, order: String = "blog") -> String {
      """
      {"order":"\(order)","target":"superspace","method":"POST","path":"/api/orders","idempotent":false,"unresolved":["/callback/authorization"],
       "body":{\(body),"callback":{"url":"https://h.example.org","authorization":"${env:HOOK}"}}}
      """
    }
    let anna = """
      "first_name":"Anna","last_name":"Ek","street_address":"Gatan 1","post_code":"222 23","city":"Lund","country":"SE","email":"a@b.example.org",
      "phone":"+46.700000000"
      """
    let file = """
      {"formatVersion":1,"requests":[
        \(request("\"site\":{\"name\":\"blog\",\"variant\":\"vanilla\",\"location\":\"pdx\",\"plan\":\"basic\",\"term\":\"annual\"}")),
        \(request("""
          "domain":{"name":"acme.it","action":"register","contact":{\(anna),"extra_properties":{"entityType":1}},
          "role_contacts":{"tech":{"source":"new",\(anna),"extra_properties":{"entityType":1}},"admin":{"source":"existing","source_registration_id":7},
          "billing":{"source":"same_as_owner"}}}
          """)),
        \(request("\"domain\":{\"name\":\"acme.co.uk\",\"contact\":{\(anna),\"extra_properties\":{\"type\":\"IND\"}}}")),
        \(request("\"domain\":{\"name\":\"acme.nl\",\"action\":\"transfer\",\"authcode\":\"${env:X}\",\"contact_source\":{\"registration_id\":12}}"))]}
      """
    let spec = imported(file)
    #expect(spec.summary == [] && spec.orderCount == 1)
    #expect(
      spec.yaml == """
        orderSpec: 1
        name: blog
        contacts:
          anna-ek:
            type: private
            firstName: Anna
            lastName: Ek
            email: a@b.example.org
            phoneNumber: "+46700000000"
            street: Gatan 1
            city: Lund
            postalCode: "222 23"
            countryCode: SE
            extensions:
              it:
                entityType: 1
              co.uk:
                type: IND
        items:
          - type: site
            name: blog
            variant: vanilla
            location: pdx
            productSlug: basic
            billingCycle: annually
          - domainName: acme.it
            registrantContact: anna-ek
            roleContacts:
              admin:
                fromRegistration: 7
              tech: anna-ek
          - domainName: acme.co.uk
            registrantContact: anna-ek
          - action: transfer
            domainName: acme.nl
            eppCode: ${env:EPP_ACME_NL}
            registrantContact:
              fromRegistration: 12
        callback:
          url: "https://h.example.org"
          authorization: ${env:HOOK}

        """)
    // The file does not list the code among its references: it is a text that looks like one.
    #expect(spec.notes.count == 1 && spec.notes[0].contains("/requests/3/body/domain/authcode"))
  }

  @Test func contradictingAttributesMakeTwoContacts() {
    func contact(_ attributes: String) -> String {
      """
      {"first_name":"Anna","last_name":"Ek","street_address":"G","post_code":"1","city":"L","country":"SE","email":"a@b.example.org","phone":"+46.7"\(attributes)}
      """
    }
    let spec = imported(
      """
      {"domain":{"name":"acme.it","contact":\(contact(",\"extra_properties\":{\"entityType\":1}")),"role_contacts":{"tech":\(contact(""))}}}
      """)
    #expect(spec.summary == [])
    #expect(spec.yaml.contains("    registrantContact: anna-ek\n    roleContacts:\n      tech: anna-ek-2\n"))
  }

  /// A contact under `contacts` must have all that the language requires; another stays where it is.
  @Test func anIncompleteContactStaysInItsPlace() {
    let spec = imported(#"{"domain":{"name":"a.it","contact":{"first_name":"A","extra_properties":{"entityType":1}}}}"#)
    #expect(
      spec.yaml.hasSuffix(
        """
        items:
          - domainName: a.it
            registrantContact:
              type: private
              firstName: A
              extensions:
                it:
                  entityType: 1

        """))
    #expect(!spec.yaml.contains("contacts:"))
  }

  /// Only a text that its file lists is a reference; without a list one that looks like it is.
  @Test func aTextThatLooksLikeAReferenceIsEscaped() {
    func file(_ unresolved: String) -> String {
      """
      {"formatVersion":1,"requests":[{"order":"a","target":"hostup-v2","unresolved":[\(unresolved)],
       "body":{"items":[{"domainName":"a.se","x":"${env:A}"},{"domainName":"b.se","x":"${env:A}"}]}}]}
      """
    }
    let yaml = imported(file("\"/items/1/x\"")).yaml
    #expect(yaml.contains("x: \"$${env:A}\"\n") && yaml.contains("x: ${env:A}\n"))
    #expect(imported(file("\"/items/2/x\"")).findings.map(\.code) == ["unknown_request"])
  }

  @Test func aVariableStandsForOneSecret() {
    let codes = [("a-b.se", "one"), ("a.b.se", "two"), ("a.b.se", "one"), ("a.b.se", "three")]
    let items = codes.map { "{\"domainName\":\"\($0.0)\",\"eppCode\":\"\($0.1)\"}" }.joined(separator: ",")
    let lines = imported("{\"items\":[\(items)]}").yaml.split(separator: "\n").filter { $0.contains("eppCode") }.map { $0.drop { $0 != "$" } }
    #expect(lines == ["${env:EPP_A_B_SE}", "${env:EPP_A_B_SE_2}", "${env:EPP_A_B_SE}", "${env:EPP_A_B_SE_3}"])
  }

  @Test func namesComeFromWhereTheyCan() {
    let body = "{\"items\":[{\"domainName\":\"a.se\"}]}"
    func name(_ file: String, _ options: ImportOptions = ImportOptions()) -> Substring {
      imported(body, file: file, options).yaml.split(separator: "\n")[1].dropFirst(6)
    }
    #expect(name("a/acme.hostup-v2.json") == "acme")
    #expect(name("acme.superspace.2.json") == "acme")
    #expect(name("Acme & Söner.v2.json") == "acme-soner-v2")
    #expect(name("åäö.json") == "aao")
    #expect(name("...json") == "imported-order")
    #expect(name("stdin") == "stdin")
    #expect(name("x.json", ImportOptions(name: "given")) == "given")
    #expect(name("no.json") == "\"no\"")
    #expect(name(String(repeating: "a", count: 80) + ".json").utf8.count == 63)
  }
}
