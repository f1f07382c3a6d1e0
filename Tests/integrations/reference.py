#!/usr/bin/env python3
"""The reference page in headless Chromium: every rule, field and command is there, the search finds them, and nothing is said on the console."""
import json
import os
import re
import subprocess
import sys

from playwright.sync_api import sync_playwright

root, executables, work = (os.environ[name] for name in ("ROOT", "ORDERSPEC_BIN", "WORK"))
program = f"{executables}/orderspec"
failures = []
checks = 0


def expect(what, is_true, told=""):
    global checks
    checks += 1
    if not is_true:
        failures.append(what)
        print(f"{what}\n  | {told}")


def output(*arguments):
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout


def main():
    subprocess.run([sys.executable, f"{root}/Sources/Documents/write.py", program, f"{work}/docs"], check=True)
    path = f"{work}/docs/index.html"
    with open(path, encoding="utf-8") as file:
        text = file.read()
    expect("nothing is loaded from elsewhere", not re.search(r"<(?:script|img|iframe)[^>]* src=|<link[^>]* href=\"(?!data:)|@import|url\((?!data:)", text))
    expect("no template is left", not re.search(r"\{\{[A-Z_]+\}\}", text))
    subprocess.run([sys.executable, f"{root}/Sources/Documents/write.py", program, f"{work}/again"], check=True)
    with open(f"{work}/again/index.html", encoding="utf-8") as file:
        expect("written twice, it is the same", file.read() == text)
    rules = json.loads(output("rules", "--format", "json"))["rules"]
    schema = json.loads(output("schema", "order"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium-headless-shell", args=["--no-sandbox"])
        said, asked = [], []
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        address = f"file://{path}"
        page.goto(address)
        everything(page, rules, schema)
        search(page)
        widths(page)
        expect("nothing is said on the console", not said, said)
        expect("nothing is asked of the network", all(url.startswith(("file://", "data:")) for url in asked), asked)
        colours(browser, address)
        without_script(browser, address, rules)
        browser.close()
    print(f"{checks} checks, {len(failures)} failed")
    sys.exit(1 if failures else 0)


def everything(page, rules, schema):
    identities = page.eval_on_selector_all("[id]", "all => all.map(one => one.id)")
    expect("every anchor is there once", len(set(identities)) == len(identities))
    for rule in rules:
        article = page.locator(f"article#{rule['code']}")
        shown = article.inner_text() if article.count() == 1 else ""
        plain = re.sub(r"\s+", " ", shown)
        for key in ("why", "whatToDo", "source"):
            words = re.sub(r"\s+", " ", rule[key].replace("`", ""))
            expect(f"{rule['code']}: its {key} stands there", words in plain, plain[:400])
        for key in ("bad", "good"):
            expect(f"{rule['code']}: its {key} example stands there", all(line.strip() in shown for line in rule[key].split("\n")), shown)
        printed = rule.get("planFinding") or f"= code: {rule['code']}\n"
        expect(f"{rule['code']}: what lint or plan prints, its severity and its evidence", printed in shown and all(rule[key] in shown for key in ("severity", "evidence")), shown)
    for name, definition in {"order": schema, **schema["definitions"]}.items():
        if not re.search("Defaults$|Part$", name):
            for field in definition["properties"]:
                expect(f"the field {name}.{field} stands there", f"field-{name}-{field}" in identities)
    for name in re.findall(r"^  (\w+) ", output("--help").partition("COMMANDS:\n")[2].partition("\n\n")[0], re.M):
        expect(f"the command {name} stands there", f"command-{name}" in identities)
    for identity, words in (("catalog-sync", ("--out-file", "hostup.catalog.yaml")), ("import-from-account", ("--from-account provider", "--out-dir", "orderspec import --from-account hostup-prod"))):
        article = page.locator(f"#command-{identity}")
        shown = article.inner_text() if article.count() == 1 else ""
        expect(f"the command {identity}, which the other executable knows, is told of", all(word in shown for word in words), shown)
    broken = page.eval_on_selector_all("a[href^='#']", "all => all.map(one => one.hash.slice(1)).filter(id => !document.getElementById(id))")
    expect("every link of the page leads to something", broken == [], broken)


def search(page):
    for written, first in (("unknown_field", "unknown_field"), ("epp", "eppCode"), ("ledger verify", "orderspec ledger verify"), ("sarif", "sarif"), ("registrantCon", "registrantContact")):
        page.keyboard.press("Escape")
        page.locator("h1").click()
        page.keyboard.press("/")
        page.keyboard.type(written)
        names = page.locator("#results .name").all_inner_texts()
        expect(f"the search for `{written}` finds {first} first", names[:1] == [first], names[:5])
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.press("Delete")
    page.fill("#query", "phone quotes")
    expect("words of the text are found, too", "yaml_unquoted_phone" in page.locator("#results .name").all_inner_texts())
    page.fill("#query", "zzzz")
    expect("what is not there is said", "Nothing is called" in page.locator("#results").inner_text())
    page.fill("#query", "yaml_dup")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#yaml_duplicate_key'")
    top = page.locator("#yaml_duplicate_key").bounding_box()["y"]
    expect("the page is where the search leads", 0 <= top < 200, top)
    expect("the results are put away", page.locator("#results").is_hidden())
    page.fill("#query", "e")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#results [aria-selected=true]")
    expect("arrows choose", chosen.count() == 1 and chosen.get_attribute("id") == page.locator("#query").get_attribute("aria-activedescendant"))
    page.keyboard.press("Escape")


def widths(page):
    for width in (1280, 800, 360):
        page.set_viewport_size({"width": width, "height": 740})
        expect(f"at {width} nothing stands beside the page", page.evaluate("document.documentElement.scrollWidth") <= width)
    page.click(".menu summary")
    page.click("nav a[href='#exit-codes']")
    expect("the contents fold away behind a choice", page.locator("nav").is_hidden())


# WCAG 2.2, contrast: 4.5 for text.
CONTRAST = """() => {
  const channel = (value) => { value /= 255; return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; };
  const numbers = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const faint = new Set();
  for (const element of document.querySelectorAll("main *, nav *, header *")) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    let [r, g, b] = numbers(style.color);
    const ground = behind(element);
    let opacity = 1;
    for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
    [r, g, b] = [r, g, b].map((value, place) => value * opacity + ground[place] * (1 - opacity));
    const [low, high] = [light([r, g, b]), light(ground)].sort((a, b) => a - b);
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < 4.5) faint.add(`${element.tagName}.${element.className} ${contrast.toFixed(2)}`);
  }
  return [...faint];
}"""


def colours(browser, address):
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto(address)
        faint = page.evaluate(CONTRAST)
        expect(f"{scheme}: all text can be read", faint == [], faint)
        page.close()


def without_script(browser, address, rules):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}#{rules[-1]['code']}")
    expect("without script the text is there", page.locator("article.rule").count() == len(rules) and page.locator(f"article#{rules[-1]['code']}").is_visible())
    expect("without script there is no search that does nothing", page.locator("#query").is_hidden() and page.locator(".menu").is_hidden())
    expect("without script the contents lead on", page.locator("nav a[href='#rules']").is_visible())


main()
