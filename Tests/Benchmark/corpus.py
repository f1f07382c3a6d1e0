#!/usr/bin/env python3
"""Writes the specs that the benchmark reads: the same bytes on every run.

    corpus.py DIRECTORY [COUNT]

DIRECTORY/mixed    COUNT specs of about 1.4 KB, 100 to a folder: all item types, contacts, anchors, merge keys,
                   comments, several documents in some, an error in every 16th
DIRECTORY/clean    as many without errors for hostup-v2: what `compile` takes
DIRECTORY/single   one spec of 10, 100, 1,000 and 10,000 items each

Order names and items are unique in a folder of these: rules that compare specs have nothing to report but everything to do.
"""
import pathlib
import sys

SIZES = (10, 100, 1_000, 10_000)
PER_FOLDER = 100

FIRM_STARTS = ("nord", "skogs", "havs", "kvarn", "lingon", "granit", "fjord", "bygd", "vinter", "sommar", "berg", "sjö")
FIRM_ENDS = ("kusten", "glimt", "bageriet", "verkstad", "handel", "trädgård", "resor", "teknik", "foto", "form", "hus", "bruk", "smide")
PEOPLE = (("Anna", "Svensson"), ("Bo", "Ek"), ("Maja", "Holm"), ("Nils", "Dahl"), ("Elin", "Berg"), ("Åsa", "Öberg"), ("Karin", "Lind"))
CITIES = (("Stockholm", "114 55"), ("Uppsala", "753 20"), ("Östersund", "831 30"), ("Falun", "791 31"), ("Malmö", "211 20"))
STREETS = ("Examplegatan", "Kvarngatan", "Sågverksvägen", "Skogsallén", "Idrottsvägen")
CYCLES = ("monthly", "quarterly", "semiannually", "annually", "biennially", "triennially")

# One line of the finished spec and what stands in its place: the faults that people make.
FAULTS = (
    ("    countryCode: SE\n", "    countryCode: se\n"),
    ("    nameservers:", "    nameserver:"),
    ("  method: ", "  methods: "),
    ("    billingCycle: ", "    billingcycle: "),
    ("  maxTotal: \"9500.00\"", "  maxTotal: \"9500,00\""),
    ("    phoneNumber: \"+46", "    phoneNumber: \"0"),
    ("    registrantContact: holder", "    registrantContact: holdr"),
    ("    action: transfer", "    action: renew"),
)


def pick(values, number):
    return values[number % len(values)]


def ascii_label(text):
    return text.translate(str.maketrans("åäö", "aao"))


def organisation_number(n):
    """A Swedish organisation number with the right check digit (Luhn)."""
    digits = f"556{n % 1_000_000:06d}"
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(digits))
    return f"{digits[:6]}-{digits[6:]}{-total % 10}"


def contact(n, key, firm, *, anchor=""):
    first, last = pick(PEOPLE, n)
    city, postal_code = pick(CITIES, n // 7)
    return f"""\
  {key}:{anchor}
    type: organisation
    firstName: {first}
    lastName: {last}
    companyName: {firm.capitalize()} AB
    email: domains@{ascii_label(firm)}-{n}.example.org
    phoneNumber: "+4684650{n % 10_000:04d}"  # the switchboard
    street: {pick(STREETS, n // 3)} {n % 80 + 1}
    city: {city}
    postalCode: "{postal_code}"
    countryCode: SE
    registrationIdentifier:
      value: "{organisation_number(n)}"
      countryCode: SE
"""


def merged_contact(n):
    first, last = pick(PEOPLE, n + 3)
    return f"  shop:\n    <<: *holder\n    firstName: {first}\n    lastName: {last}\n    email: shop-{n}@example.org\n"


def head(n, name, provider, comment):
    return f"""\
# {comment}
orderSpec: 1
name: {name}
provider: {provider}
description: Order {n} of the benchmark, written by hand as it were
labels: {{ po: "{4000 + n}", customer: "{10_000 + n * 7 % 9000}" }}

payment:
  method: {pick(("bankgiro", "invoice"), n)}
  currency: SEK
  maxTotal: "9500.00"                # tax included, over all runs
  accept: [provisional_price, unconfirmed_fields]

"""


def products(n, name):
    """One or two items that are no domains, by turns."""
    cycle = pick(CYCLES, n)
    vps = f"""\
  - type: vps
    id: web
    productSlug: {pick(("vps-xs", "vps-sm", "vps-med"), n)}
    billingCycle: {cycle}
"""
    if n % 16 == 3:
        vps += f"    hostname: web.{name}.se\n    options: {{ os: ubuntu-22.04, backupSlots: {n % 4} }}\n"
    hosting = f"""\
  - type: shared_hosting
    productSlug: {pick(("webbhotell-start", "webbhotell-business"), n // 2)}
    primaryDomain: {name}.se         # ordered above
    billingCycle: {cycle}
"""
    addon = f"""\
  - type: addon
    id: more-disk
    productSlug: storage-25gb
    billingCycle: annually
    extra:
      hostup-v2: {{ accountId: acct_{n:08d} }}
"""
    return pick((vps, hosting, vps + hosting, hosting + addon), n // 3)


def hostup(n, name, firm):
    merges = n % 8 == 0
    text = head(n, name, "hostup-prod", f"{firm.capitalize()} moves its names and starts a shop.")
    text += "contacts:\n" + contact(n, "holder", firm, anchor=" &holder" if merges else "")
    text += merged_contact(n) if merges else ""
    text += """
defaults:
  domain:
    registrantContact: holder
    acceptedTerms: [se_registration_terms]

items:
"""
    text += f"  - domainName: {name}.se\n    years: {n % 3 + 1}\n"
    text += f"  - domainName: {name}.nu\n    action: transfer\n    eppCode: ${{env:EPP_{n}}}\n"
    text += f"  - type: domain\n    domainName: {name}.com\n    registrantContact: {'shop' if merges else 'holder'}\n"
    if n % 3 == 0:
        text += f"    nameservers: &dns [ns1.dns.example.org, ns2.dns.example.org]\n  - domainName: {name}-{firm}.se\n    nameservers: *dns\n"
    else:
        text += "    nameservers:\n      - ns1.dns.example.org\n      - ns2.dns.example.org\n"
    text += products(n, name)
    if n % 8 == 3:
        text += f"---\n# A second order in the same file, with an invoice of its own.\norderSpec: 1\nname: {name}-b\nprovider: hostup-prod\n"
        text += f"payment: {{ currency: SEK, maxTotal: \"200.00\" }}\nitems:\n  - domainName: {name}-b.com\n"
    return text


def superspace(n, name, firm):
    return (head(n, name, "superspace", "A site and its name.").replace("  method: ", "  # method: ")
            .replace("provisional_price, unconfirmed_fields", "unknown_price")
            + "contacts:\n" + contact(n, "holder", firm) + f"""
items:
  - type: site
    name: {name}
    variant: {pick(("vanilla", "extendify"), n)}
    location: pdx
    productSlug: basic
    billingCycle: {pick(("monthly", "annually"), n)}
  - type: domain
    domainName: {name}.it
    registrantContact: holder
    roleContacts: {{ tech: holder }}
    extensions:
      entityType: 7
      nationalityCode: SE
      regCode: "{organisation_number(n)}"
  - domainName: {name}.com
    registrantContact: holder
""")


def spec(n, *, clean):
    """The text of spec number n."""
    firm = pick(FIRM_STARTS, n) + pick(FIRM_ENDS, n // len(FIRM_STARTS))
    name = f"{ascii_label(firm)}-{n:05d}"
    if clean:
        return name, hostup(n, name, firm)
    text = superspace(n, name, firm) if n % 10 == 9 else hostup(n, name, firm)
    if n % 16 == 5:
        text = text.replace(*pick(FAULTS, n // 16), 1)
    return name, text


def single(items):
    """One spec with so many items: domains, servers and hosting by turns."""
    parts = [head(0, f"items-{items}", "hostup-prod", "One large order."), "contacts:\n", contact(0, "holder", "nordkusten"), "\nitems:\n"]
    for n in range(items):
        if n % 4 == 2:
            parts.append(f"  - type: vps\n    productSlug: vps-med\n    billingCycle: annually\n    hostname: web{n}.nordkusten.se\n")
        elif n % 4 == 3:
            parts.append(f"  - type: shared_hosting\n    productSlug: webbhotell-start\n    primaryDomain: item{n - 3}.se\n    billingCycle: annually\n")
        else:
            terms = "    acceptedTerms: [se_registration_terms]\n"
            parts.append(f"  - domainName: item{n}.se\n    registrantContact: holder\n    years: 1\n{terms}")
    return "".join(parts)


def write(directory, count):
    """Writes everything below the directory and returns the mean size of a spec in bytes."""
    directory = pathlib.Path(directory)
    size = 0
    for kind in ("mixed", "clean"):
        for n in range(count):
            folder = directory / kind / f"{n // PER_FOLDER:03d}"
            if n % PER_FOLDER == 0:
                folder.mkdir(parents=True)
            name, text = spec(n, clean=kind == "clean")
            size += (folder / f"{name}.order.yaml").write_bytes(text.encode())
    (directory / "single").mkdir()
    for items in SIZES:
        (directory / "single" / f"items-{items}.order.yaml").write_text(single(items), encoding="utf-8")
    return size / (2 * count)


if __name__ == "__main__":
    print(f"{write(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000):.0f} bytes a spec")
