#!/usr/bin/env python3
"""Slow, so only run when named. Runs every example of every `--help`, of both executables, in a folder like that of a reader: a repository, a simulated provider, a ledger with an order."""
import os
import shutil
import subprocess
import sys

root, executables, work = (os.environ[name] for name in ("ROOT", "ORDERSPEC_BIN", "WORK"))
sys.dont_write_bytecode = True
sys.path.insert(0, f"{root}/Sources/Documents")
from commands import commands  # noqa: E402

world = f"{work}/world"
environment = {**os.environ, "PATH": f"{executables}:{os.environ['PATH']}", "DEMO_TOKEN": "simulated-token", "SOURCE_DATE_EPOCH": "1795000000"}
ORDER = """orderSpec: 1
name: {name}
provider: hostup-prod
payment: {{ method: bankgiro, currency: SEK, maxTotal: "9000.00", accept: [unconfirmed_fields] }}
items:
  - domainName: {domain}
    acceptedTerms: [se_registration_terms]
  - {{ type: vps, id: web1, productSlug: vps-sm, billingCycle: monthly, hostname: web1.{domain} }}
  - {{ type: vps, id: old, productSlug: vps-sm, billingCycle: monthly, hostname: old.{domain} }}
"""
CATALOG = """catalog: 1
provider: hostup
asOf: 2026-11-21
tlds:
  com: {{ transferYears: [1, {}] }}
"""
# Examples that end with something else than 0 here, each as its help says: findings, differences, what is to be done by a person.
OTHER_CODES = {
    "orderspec catalog diff hostup.catalog.yaml": 1,
    "orderspec catalog diff old.catalog.yaml new.catalog.yaml": 1,
    "orderspec catalog diff old.catalog.yaml new.catalog.yaml --format json": 1,
    "orderspec status": 22,
    "orderspec status acme-launch --format json": 22,
}
# Examples that need a history which takes weeks, or a lost answer: they are understood, and what is missing is said.
NEEDS_HISTORY = {
    "orderspec ledger show acme-launch/more-disk@2 --format json": "the ledger has no item `acme-launch/more-disk@2`",
    "orderspec ledger retire acme-launch/more-disk@1 --reason \"replaced\"": "the ledger has no item `acme-launch/more-disk@1`",
    "orderspec ledger resolve vps:web1.acme.se --placed ord_01h8": "only an item of unknown outcome can be resolved",
    "orderspec ledger resolve 14.1 --not-placed --reason \"support says there is no order\"": "the ledger has no item `14.1`",
}
failures = []
checks = 0


def expect(what, is_true, told):
    global checks
    checks += 1
    if not is_true:
        failures.append(what)
        print(f"{what}\n  | " + str(told).rstrip().replace("\n", "\n  | "))


def run(line, folder):
    # What waits for requests is given a moment to begin.
    limit = ["timeout", "--preserve-status", "--signal=INT", "3"] if line.startswith("orderspec simulate") else []
    return subprocess.run([*limit, "bash", "-o", "pipefail", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def write(path, text):
    os.makedirs(os.path.dirname(f"{world}/{path}"), exist_ok=True)
    with open(f"{world}/{path}", "w", encoding="utf-8") as file:
        file.write(text)


def replace(path, change):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    assert change[0] in text
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(*change))


def prepared():
    """The simulator; the world holds what the examples name."""
    os.makedirs(world)
    shutil.copytree(f"{root}/Examples", f"{world}/Examples")
    simulator = subprocess.Popen(["orderspec", "simulate", "--port", "0", "--state", f"{work}/provider.json"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    address = simulator.stdout.readline().strip()
    providers = f"providers:\n  hostup-prod:\n    target: hostup-v2\n    account: client_simulated\n    baseURL: {address}\n    token: ${{env:DEMO_TOKEN}}\n"
    write(".orderspec.yaml", providers + "ledger: .orderspec/ledger.sqlite\n")
    write("deploy/.orderspec.yaml", providers + "ledger: ledger.sqlite\n")
    write("orders/acme.order.yaml", ORDER.format(name="acme-launch", domain="acme.se"))
    write("acme.order.yaml", "".join(ORDER.format(name="acme-more", domain="acme-more.se").splitlines(True)[:7]))
    shutil.copy(f"{root}/Examples/targets/requests/kajplatsen.hostup-v1.json", f"{world}/request.json")
    shutil.copy(f"{root}/Examples/targets/requests/kajplatsen.hostup-v2.json", f"{world}/acme.json")
    for name, slug in (("old", 2), ("new", 3), ("hostup", 4)):
        write(f"{name}.catalog.yaml", CATALOG.format(slug))
    shutil.copy(f"{world}/.orderspec.yaml", f"{work}/without-ledger.yaml")
    git = "git init -q && git add . && git -c user.name=Anna -c user.email=anna@example.org commit -qm first"
    for line in (git, "orderspec ledger init", "orderspec apply --yes --max-total 9000.00 orders/", "orderspec plan acme.order.yaml -o launch.plan", "orderspec compile orders/ --target hostup-v2 --out-dir requests"):
        done = run(line, world)
        if done.returncode != 0:
            raise SystemExit(f"{line}: {done.returncode}\n{done.stdout}{done.stderr}")
    return simulator


def main():
    os.environ["PATH"] = environment["PATH"]
    simulator = prepared()
    try:
        for number, command in enumerate(inner for outer in commands(f"{executables}/orderspec") for inner in outer.all()):
            words = " ".join(["orderspec", *command.path])
            expect(f"{words} --help has two examples", len(command.examples) >= 2, command.discussion)
            for line in command.examples:
                expect(f"an example of {words} shows it", words in line, line)
                folder = f"{work}/run"
                shutil.rmtree(folder, ignore_errors=True)
                shutil.copytree(world, folder)
                if line.startswith("orderspec ledger init"):
                    shutil.rmtree(f"{folder}/.orderspec")
                    shutil.copy(f"{work}/without-ledger.yaml", f"{folder}/.orderspec.yaml")
                if " Examples/" in line:
                    os.remove(f"{folder}/.orderspec.yaml")
                if line.startswith("orderspec ledger accept"):
                    replace(f"{folder}/orders/acme.order.yaml", ("productSlug: vps-sm, billingCycle: monthly, hostname: web1", "productSlug: vps-med, billingCycle: monthly, hostname: web1"))
                    replace(f"{folder}/orders/acme.order.yaml", ("  - domainName: acme.se", "  - domainName: acme.se\n    years: 2"))
                if line.startswith("orderspec init orders/"):
                    os.remove(f"{folder}/orders/acme.order.yaml")
                if "--port 8585" in line:
                    line = line.replace("--port 8585", "--port 0")
                done = run(line, folder)
                if line in NEEDS_HISTORY:
                    expect(f"{line}: another answer", done.returncode == 2 and NEEDS_HISTORY[line] in done.stderr, done.stderr)
                    continue
                code = OTHER_CODES.get(line, 0)
                expect(f"{line}: exit {done.returncode} instead of {code}", done.returncode == code, done.stdout[-600:] + done.stderr)
    finally:
        simulator.terminate()
        simulator.wait()
    print(f"{checks} checks, {len(failures)} failed")
    sys.exit(1 if failures else 0)


main()
