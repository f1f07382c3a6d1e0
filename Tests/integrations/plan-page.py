#!/usr/bin/env python3
"""Opens the pages that `plan --html` draws in a headless Chromium, with a simulated provider behind them: nothing is loaded, nothing runs, everything can be seen and read.

usage: Tests/integrations/plan-page.py [PROGRAM] [--screenshots DIR]; without PROGRAM it is `orderspec` in $ORDERSPEC_BIN
"""
import argparse
import contextlib
import html.parser
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser, program as browser_program  # noqa: E402

CONTACT = """{ type: private, firstName: Maja, lastName: Holm, email: maja@kajplatsen.example.org, phoneNumber: "+46701234567",
      street: Kajgatan 3, city: Malmö, postalCode: "211 20", countryCode: SE }"""
PERSONAL = ["Holm", "kajplatsen.example.org", "46701234567", "Kajgatan", "211 20"]
HEAD = 'orderSpec: 1\nname: {name}\npayment: {{ method: bankgiro, currency: SEK, maxTotal: "{limit}" }}\n'
HOSTILE = "</title><script>alert(1)</script><img src=x onerror='alert(2)'>\"&amp; ]]>"
BIDI = "left\u202eright\u2066x\u200fx\u0000".rstrip("\0") + "\u05d0\u05d1\u05d2"
LONG = "n" * 300

SPECS = {
    "usual": HEAD.format(name="bryggkajen-launch", limit="5000.00")
    + f"""contacts:
  maja: {CONTACT}
  forening: {CONTACT}
items:
  - domainName: bryggkajen.se
    acceptedTerms: [se_registration_terms]
  - {{ domainName: räksmörgås.com, registrantContact: maja, years: 2 }}
  - {{ domainName: kajplatsen.com, registrantContact: maja }}
  - {{ domainName: kajplatsen.net, registrantContact: forening }}
  - {{ type: shared_hosting, productSlug: webbhotell-start, primaryDomain: bryggkajen.se, billingCycle: annually }}
  - {{ type: vps, productSlug: vps-xs, billingCycle: monthly, id: web }}
""",
    "stopped": HEAD.format(name="too-dear", limit="10.00") + "items:\n  - domainName: kajplatsen.com\n  - domainName: brygga.com\n",
    "hostile": HEAD.format(name="hostile", limit="5000.00")
    + f"contacts:\n  {HOSTILE!r}: {CONTACT}\n".replace("\\'", "''").replace("'</title>", "'</title>")
    + f'  "{BIDI}": {CONTACT}\n  {LONG}: {CONTACT}\n'
    + "items:\n"
    + f"  - domainName: one.com\n    registrantContact: '{HOSTILE.replace(chr(39), chr(39) * 2)}'\n"
    + f'  - domainName: two.com\n    registrantContact: "{BIDI}"\n'
    + f"  - domainName: three.com\n    registrantContact: {LONG}\n"
    + f"  - domainName: {'a' * 63}.com\n  - domainName: 株式会社.com\n  - domainName: موقع.com\n",
    "many": HEAD.format(name="many", limit="90000.00")
    + "contacts:\n"
    + "".join(f"  contact-{number}: {CONTACT}\n" for number in range(20))
    + "items:\n"
    + "".join(f"  - {{ domainName: acme-{number}.com, years: {1 + number % 3}, registrantContact: contact-{number % 20} }}\n" for number in range(200)),
    "none": HEAD.format(name="nothing", limit="10.00") + "items: []\n",
}

# What is in the page, as the page itself measures it.
MEASURE = """(() => {
  const shown = e => { const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0 && getComputedStyle(e).visibility === 'visible'; };
  const numbers = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = c => { const [r, g, b] = numbers(c).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const back = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (c !== 'transparent' && numbers(c)[3] !== 0) return c; } return 'rgb(255, 255, 255)'; };
  const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const name = e => e.tagName + '.' + (e.getAttribute('class') || '') + ' ' + e.textContent.trim().slice(0, 40);
  const texts = [...document.querySelectorAll('body *')].filter(e => !e.closest('title, desc') && !e.closest('.unseen') && shown(e) && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()));
  const pale = texts.map(e => {
    const inDrawing = e instanceof SVGElement;
    const box = inDrawing && e.closest('.node')?.querySelector('rect');
    return [contrast(inDrawing ? getComputedStyle(e).fill : getComputedStyle(e).color, box ? getComputedStyle(box).fill : back(e)), name(e)];
  }).filter(([value]) => value < 4.5);
  const width = document.documentElement.clientWidth;
  const hidden = e => e.closest('.unseen, .state') || (e.closest('thead') && getComputedStyle(e.closest('thead')).position === 'absolute');
  const wide = [...document.querySelectorAll('body *')].filter(e => shown(e) && !hidden(e)).filter(e => { const r = e.getBoundingClientRect(); return r.right > width + 1 || r.left < -1; }).map(name);
  const cut = [...document.querySelectorAll('svg[role=img]')].filter(shown).flatMap(svg => {
    const frame = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].filter(t => { const r = t.getBoundingClientRect(); return r.right > frame.right + 2 || r.left < frame.left - 2 || r.bottom > frame.bottom + 4; }).map(name);
  });
  const boxes = [...document.querySelectorAll('.node')].filter(shown).filter(g => { const b = g.querySelector('rect').getBoundingClientRect(); return [...g.querySelectorAll('text')].some(t => t.getBoundingClientRect().right > b.right - 4); }).map(name);
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  const labels = [...document.querySelectorAll('[aria-labelledby]')].flatMap(e => e.getAttribute('aria-labelledby').split(' '));
  return {
    overflow: document.documentElement.scrollWidth - width, wide, cut, boxes, pale,
    paper: light(back(document.querySelector('section') || document.body)), ink: light(getComputedStyle(document.body).color), ground: light(back(document.body)),
    scripts: document.querySelectorAll('script, iframe, object, embed, link, img, form, [src], [href]').length,
    handlers: [...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).filter(a => a.name.startsWith('on')).length,
    tables: [...document.querySelectorAll('table')].filter(shown).length, rows: document.querySelectorAll('.order > table tbody tr').length,
    headers: document.querySelectorAll('.order > table th[scope=col]').length, drawings: [...document.querySelectorAll('svg[role=img]')].filter(shown).map(e => e.getAttribute('class')),
    titled: [...document.querySelectorAll('svg[role=img]')].every(e => e.querySelector(':scope > title').textContent && e.querySelector(':scope > desc').textContent),
    twice: ids.filter((id, place) => ids.indexOf(id) !== place), dangling: labels.filter(id => !ids.includes(id)), h1: document.querySelectorAll('h1').length,
    text: document.body.textContent, title: document.title,
  };
})()"""


class Balance(html.parser.HTMLParser):
    """Finds tags that are never closed, or in the wrong order."""

    def __init__(self):
        super().__init__()
        self.open, self.faults = [], []

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta", "br", "wbr"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


faults = []


def expect(condition, what):
    if not condition:
        faults.append(what)
        print(f"FAILED {what}")


@contextlib.contextmanager
def project(program):
    """A folder with a simulated provider, its configuration and a ledger."""
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/.git")
        simulator = subprocess.Popen([program, "simulate", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            address = simulator.stdout.readline().strip()
            with open(f"{folder}/.orderspec.yaml", "w", encoding="utf-8") as file:
                file.write(
                    "provider: shop\nledger: .orderspec/ledger.sqlite\nproviders:\n  shop:\n    target: hostup-v2\n    account: client_simulated\n"
                    f'    baseURL: {address}\n    token: "${{env:TOKEN}}"\n'
                )
            run(program, folder, "ledger", "init")
            yield folder
        finally:
            simulator.terminate()
            simulator.wait()


def run(program, folder, *arguments):
    return subprocess.run([program, *arguments], cwd=folder, env={**os.environ, "TOKEN": "simulated-token"}, capture_output=True, text=True)


def draw(program, folder, name):
    """The page of a spec, drawn twice: it is the same both times."""
    file = "<b onclick=x>hostile&.order.yaml" if name == "hostile" else f"{name}.order.yaml"
    with open(f"{folder}/{file}", "w", encoding="utf-8") as spec:
        spec.write(SPECS[name])
    pages = []
    for number in (1, 2):
        done = run(program, folder, "plan", file, "--html", f"{name}.{number}.html")
        if name == "none" and done.returncode == 1 and "error[" in done.stderr:
            return None
        expect(done.returncode == (1 if name == "stopped" else 0), f"{name}: exit {done.returncode}: {done.stderr}")
        with open(f"{folder}/{name}.{number}.html", encoding="utf-8") as page:
            pages.append(page.read())
    expect(pages[0] == pages[1], f"{name}: two pages of one plan differ")
    balance = Balance()
    balance.feed(pages[0])
    expect(not balance.faults and not balance.open, f"{name}: tags that do not match: {balance.faults[:5]} {balance.open[:5]}")
    for secret in PERSONAL + ["simulated-token"]:
        expect(secret not in pages[0], f"{name}: {secret} is in the page")
    return f"{folder}/{name}.1.html"


def check(browser, name, page, screenshots):
    for width in (360, 768, 1280):
        for media, scheme in (("screen", "light"), ("screen", "dark"), ("print", "light"), ("print", "dark")):
            if media == "print" and width != 768:
                continue
            where = f"{name}, {width} px, {media}, {scheme}"
            browser.visit(page, width, media, scheme)
            seen = browser.evaluate(MEASURE)
            loaded = [event["request"]["url"] for event in browser.happened("Network.requestWillBeSent")]
            expect(loaded == [f"file://{page}"], f"{where}: loads {loaded}")
            for method in ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Page.javascriptDialogOpening"):
                expect(not browser.happened(method), f"{where}: {method} {browser.happened(method)[:1]}")
            expect(seen["overflow"] <= 0 and not seen["wide"], f"{where}: wider than the page by {seen['overflow']} px: {seen['wide'][:5]}")
            expect(not seen["cut"] and not seen["boxes"], f"{where}: text leaves its drawing: {seen['cut'][:3]} {seen['boxes'][:3]}")
            expect(not seen["pale"], f"{where}: contrast below 4.5: {seen['pale'][:5]}")
            expect(seen["scripts"] == 0 and seen["handlers"] == 0, f"{where}: {seen['scripts']} things that load or run, {seen['handlers']} handlers")
            expect(seen["titled"] and not seen["twice"] and not seen["dangling"] and seen["h1"] == 1, f"{where}: labels {seen['twice']} {seen['dangling']}")
            isDark = media == "screen" and scheme == "dark"
            expect((seen["paper"] < 0.1 and seen["ink"] > 0.7) if isDark else (seen["paper"] > 0.9 and seen["ink"] < 0.1), f"{where}: paper {seen['paper']}, ink {seen['ink']}")
            if media == "print":
                expect(seen["ground"] == 1, f"{where}: paper is not white")
            graph = "graph narrow" if media == "screen" and width < 961 else "graph wide"
            drawings = [] if name == "none" else ["bars", "time", graph]
            expect(seen["drawings"] == drawings, f"{where}: shows {seen['drawings']}")
            expect(seen["tables"] == (0 if name == "none" else 2), f"{where}: shows {seen['tables']} tables")
            expect(name == "none" or seen["headers"] == 9, f"{where}: {seen['headers']} column headers")
            expect(seen["rows"] == {"usual": 6, "stopped": 2, "hostile": 6, "many": 200, "none": 0}[name], f"{where}: {seen['rows']} rows")
            if name == "hostile":
                expect(HOSTILE in seen["text"], f"{where}: the text of the spec does not show as it is written")
                expect("⟨U+202E⟩" in seen["text"] and "\u202e" not in seen["text"], f"{where}: marks of writing direction")
            if name == "stopped":
                expect("is above the limit of 10.00 SEK" in seen["text"] and "1 problem stands against ordering" in seen["text"], f"{where}: the finding")
            if screenshots:
                browser.screenshot(f"{screenshots}/{name}-{width}-{media}-{scheme}.png")
    pdf = browser.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"]
    expect(len(pdf) > 10_000, f"{name}: it does not print")


def main():
    arguments = argparse.ArgumentParser(description="Checks the pages of `plan --html` in a browser.")
    arguments.add_argument("program", nargs="?", default=os.path.join(os.environ.get("ORDERSPEC_BIN", ".build/release"), "orderspec"))
    arguments.add_argument("--screenshots", metavar="DIR", help="keep pictures of all pages there")
    given = arguments.parse_args()
    program, screenshots = os.path.abspath(given.program), given.screenshots and os.path.abspath(given.screenshots)
    if screenshots:
        os.makedirs(screenshots, exist_ok=True)
    if not browser_program():
        sys.exit("there is no Chromium: `make browser` installs one, or set CHROMIUM to its path")
    browser = Browser()
    try:
        for name in SPECS:
            # Each by itself: orders of one project know of one another.
            with project(program) as folder:
                page = draw(program, folder, name)
                if page:
                    check(browser, name, page, screenshots)
    finally:
        browser.close()
    if faults:
        sys.exit(f"plan pages: {len(faults)} faults")
    print(f"plan pages: {len(SPECS)} plans at 3 widths, light, dark and in print: all as it should be")


if __name__ == "__main__":
    main()
