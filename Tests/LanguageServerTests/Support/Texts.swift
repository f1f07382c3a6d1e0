/// Specs that the tests begin with; they lint clean.
enum Texts {
  static let spec = """
    orderSpec: 1
    name: acme
    payment: { currency: SEK, maxTotal: "500.00" }
    contacts:
      anna:
        type: private
        firstName: Anna
        lastName: Svensson
        email: anna@nordkusten.se
        phoneNumber: "+46700000000"
        street: Examplegatan 1
        city: Stockholm
        postalCode: "114 55"
        countryCode: SE
    items:
      - domainName: nordkusten.com
        registrantContact: anna

    """

  static let contacts = """
    bo:
      type: organisation
      firstName: Bo
      lastName: Ek
      companyName: Ek AB
      email: bo@ek-smide.se
      phoneNumber: "+46700000001"
      street: Kvarngatan 2
      city: Falun
      postalCode: "791 31"
      countryCode: SE

    """

  /// A spec that takes its contact from a file beside it.
  static func user(_ name: String, contact: String = "bo") -> String {
    """
    orderSpec: 1
    name: \(name)
    payment: { currency: SEK, maxTotal: "500.00" }
    contactsFile: shared.contacts.yaml
    items:
      - domainName: \(name)-smide.com
        registrantContact: \(contact)

    """
  }
}
