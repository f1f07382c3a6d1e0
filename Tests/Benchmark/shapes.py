"""Specs of one extreme shape each, in three sizes: what an input costs must grow with its length and no faster.

Each shape is a function from a number of units to the text of a spec. Most give findings, since reports must not be quadratic either.
"""

SIZES = (100, 1_000, 10_000)

HEAD = "orderSpec: 1\nname: shape\n"
ITEM = "items:\n  - domainName: nordkusten.se\n"
CONTACT = "type: private, firstName: Anna, lastName: Svensson, email: anna@nordkusten.example.org, countryCode: SE"


def lines(count, line):
    return "".join(line(number) for number in range(count))


def labels(body):
    return f"{HEAD}labels:\n{body}{ITEM}"


def items(count, item):
    return f"{HEAD}items:\n{lines(count, item)}"


def nested(depth):
    """Flow mappings in one another, 190 deep, as often as it takes: deeper ones are refused."""
    tower = "{ a: " * 190 + "1" + " }" * 190
    return items(max(1, depth // 190), lambda n: f"  - type: addon\n    id: i{n}\n    productSlug: storage-25gb\n    options: {tower}\n")


SHAPES = {
    "deep nesting": nested,
    "wide mapping": lambda n: labels(lines(n, lambda i: f"  key{i}: value\n")),
    "duplicate keys": lambda n: labels(lines(n, lambda i: f"  key{i % (n // 2)}: value\n")),
    "merged entries": lambda n: labels("  <<: [" + ", ".join("{ " + ", ".join(f"k{i}: v" for i in range(n)) + " }" for _ in range(2)) + "]\n"),
    "anchors and aliases": lambda n: labels(lines(n // 2, lambda i: f"  a{i}: &anchor{i} value\n  b{i}: *anchor{i}\n")),
    "unused anchors": lambda n: labels(lines(n, lambda i: f"  a{i}: &anchor{i} value\n")),
    "undefined aliases": lambda n: labels(lines(n, lambda i: f"  a{i}: *anchor{i}\n")),
    "tags": lambda n: labels(lines(n, lambda i: f"  a{i}: !custom value\n")),
    "long plain scalar": lambda n: f"{HEAD}description: {'word ' * n}end\n{ITEM}",
    "long quoted scalar": lambda n: HEAD + 'description: "' + r"w\u00f6rd " * n + 'end"\n' + ITEM,
    "long folded scalar": lambda n: HEAD + "description: >\n" + "  a line of words\n" * n + ITEM,
    "one long line": lambda n: f"{HEAD}items: [{', '.join(f'{{ domainName: item{i}.se, unknown: x }}' for i in range(n))}]\n",
    "letters beyond ASCII": lambda n: labels(lines(n, lambda i: f"  key{i}: åäö räksmörgås\n")),
    "invisible spaces": lambda n: labels(lines(n, lambda i: f"  key{i}: a\u00a0b\n")),
    "comments": lambda n: HEAD + "# a comment\n" * n + ITEM,
    "suppressions": lambda n: items(n, lambda i: f"  - domainName: item{i}.se\n    years: 99  # orderspec: ignore[value_out_of_range] a reason\n"),
    "documents": lambda n: "---\n".join(f"orderSpec: 1\nname: shape-{i}\nitems:\n  - domainName: item{i}.se\n" for i in range(n)),
    "contacts": lambda n: HEAD + "contacts:\n" + lines(n, lambda i: f"  c{i}: {{ {CONTACT} }}\n") + "items:\n"
    + lines(n, lambda i: f"  - domainName: item{i}.se\n    registrantContact: c{i}\n"),
    "name servers": lambda n: f"{HEAD}items:\n  - domainName: nordkusten.se\n    nameservers: [{', '.join(f'ns{i}.dns.example.org' for i in range(n))}]\n",
    "defaults": lambda n: HEAD + "defaults:\n  domain: { years: 99, acceptedTerms: [se_registration_terms] }\nitems:\n"
    + lines(n, lambda i: f"  - domainName: item{i}.se\n"),
    "unknown fields": lambda n: items(n, lambda i: f"  - domainName: item{i}.se\n    nameserver: x\n"),
    "wrong contact names": lambda n: items(n, lambda i: f"  - domainName: item{i}.se\n    registrantContact: nobody{i}\n"),
    "names beyond ASCII": lambda n: items(n, lambda i: f"  - domainName: räksmörgås{i}.se\n"),
    "faulty names": lambda n: items(n, lambda i: f"  - domainName: item_{i}.se\n"),
    "equal items": lambda n: items(n, lambda i: "  - domainName: nordkusten.se\n"),
    "numbers": lambda n: labels(lines(n, lambda i: f"  key{i}: 0{i}\n")),
}

# Those that are compiled, too: what a refused compile shows, and which order it belongs to, must not be quadratic either.
COMPILED = ("documents", "contacts", "unknown fields", "equal items")


def write(directory):
    """Writes every shape in every size; the paths by shape, the smallest first."""
    directory.mkdir()
    paths = {}
    for number, (name, text) in enumerate(SHAPES.items()):
        paths[name] = []
        for size in SIZES:
            path = directory / f"{number:02d}-{size}.order.yaml"
            path.write_text(text(size), encoding="utf-8")
            paths[name].append(str(path))
    return paths
