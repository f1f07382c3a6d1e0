#!/usr/bin/env python3
"""Runs every example of every `--help`, of both executables, each in a world of its own: a repository with orders, a ledger, and a simulated provider that holds what was placed.

There is no network in it but the loopback.
"""
import fcntl
import json
import os
import pty
import shutil
import signal
import socket
import struct
import subprocess
import sys

root, executables, work = (os.environ[name] for name in ("ROOT", "ORDERSPEC_BIN", "WORK"))
sys.dont_write_bytecode = True
sys.path.insert(0, f"{root}/Sources/Documents")
from commands import commands  # noqa: E402

world, folder = f"{work}/world", f"{work}/run"
environment = {**os.environ, "PATH": f"{executables}:{os.environ['PATH']}", "DEMO_TOKEN": "simulated-token"}
PORT = "8586"
PROVIDERS = f"providers:\n  hostup-prod:\n    target: hostup-v2\n    account: client_simulated\n    baseURL: http://127.0.0.1:{PORT}\n    token: ${{env:DEMO_TOKEN}}\n"
ORDER = """orderSpec: 1
name: {name}
provider: hostup-prod
payment: {{ method: bankgiro, currency: SEK, maxTotal: "9000.00", accept: [unconfirmed_fields] }}
items:
"""
DOMAIN = "  - domainName: {}\n    acceptedTerms: [se_registration_terms]\n"
MACHINE = "  - {{ type: vps, id: {id}, productSlug: vps-sm, billingCycle: monthly, hostname: {id}.acme.se }}\n"
DISK = "  - {{ type: vps, id: more-disk, generation: {}, productSlug: vps-sm, billingCycle: monthly, hostname: more-disk.acme.se }}\n"
LAUNCH = ORDER.format(name="acme-launch") + DOMAIN.format("acme.se") + MACHINE.format(id="web1") + MACHINE.format(id="old")
APPLY = "orderspec apply --yes --max-total 9000.00 orders/"
CATALOG = """catalog: 1
provider: hostup
asOf: 2026-11-21
tlds:
  com: {{ transferYears: [1, {}] }}
"""
# What ends with something else than 0, each as its help says, and a part of what it says then.
OTHERWISE = {
    "orderspec preview --detailed-exit-code --format markdown orders/": (10, "acme-launch"),
    "orderspec status acme-launch --watch": (22, "\nstopped: 4 awaiting_payment, 1 cancelled"),
    "orderspec catalog diff hostup.catalog.yaml": (1, "transferYears: unknown → 1, 4"),
    "orderspec catalog diff old.catalog.yaml new.catalog.yaml": (1, "transferYears: 1 to 2 → 1, 3"),
    "orderspec catalog diff old.catalog.yaml new.catalog.yaml --format json": (1, '"transferYears"'),
    "orderspec ledger resolve 14.1 --not-placed --reason \"support knows no order\"": (2, "it may still arrive"),
}
# These go on until they are stopped.
ENDLESS = ("orderspec simulate", "orderspec status acme-launch --watch")
failures = []
checks = 0


def expect(what, is_true, told):
    global checks
    checks += 1
    if not is_true:
        failures.append(what)
        print(f"{what}\n  | " + str(told).rstrip().replace("\n", "\n  | "))


def go_alone():
    """Starts this script anew where nothing but the loopback can be reached."""
    if os.environ.get("ORDERSPEC_ALONE") != "1":
        # Some systems let nobody but root do this.
        if subprocess.run(["unshare", "--map-root-user", "--net", "true"], stderr=subprocess.DEVNULL, check=False).returncode != 0:
            print("help: the network stays in reach: `unshare` may not take it away here")
            return
        os.environ["ORDERSPEC_ALONE"] = "1"
        os.execvp("unshare", ["unshare", "--map-root-user", "--net", sys.executable, os.path.abspath(__file__)])
    # ioctl SIOCSIFFLAGS with IFF_UP: a new loopback is down.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, 0x8914, struct.pack("16sH14x", b"lo", 1))


class Provider:
    """The simulator, which keeps what it holds in a file."""

    def __init__(self, state, *options):
        command = ["orderspec", "simulate", "--port", PORT, "--state", state, *options]
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if not self.process.stdout.readline().startswith("http://"):
            raise SystemExit("the simulator does not start")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def run(line, typed=None, read=""):
    """The exit code and what was printed. `typed` comes from a terminal, `read` from a pipe."""
    terminal, end = pty.openpty() if typed else (None, subprocess.PIPE)
    if typed:
        os.write(terminal, typed.encode())
    process = subprocess.Popen(
        ["bash", "-o", "pipefail", "-c", line], cwd=folder, env=environment, stdin=end, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    first = ""
    if line.startswith(ENDLESS):
        # Not by its file object, which would keep what it has read ahead.
        first = os.read(process.stdout.fileno(), 65536).decode()
        os.killpg(process.pid, signal.SIGINT)
    try:
        output, error = process.communicate(None if typed else read, timeout=60)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        output, error = process.communicate()
        error += "\nit did not end"
    if typed:
        os.close(terminal)
        os.close(end)
    return process.returncode, first + output, error


def prepare(line, expected=0):
    code, output, error = run(line)
    if code != expected:
        raise SystemExit(f"{line}: {code}\n{output}{error}")
    return output


def write(path, text):
    os.makedirs(os.path.dirname(f"{folder}/{path}"), exist_ok=True)
    with open(f"{folder}/{path}", "w", encoding="utf-8") as file:
        file.write(text)


def item(name):
    """What the ledger knows of an item."""
    return json.loads(prepare(f"orderspec ledger show {name} --format json"))["item"]


def make_world():
    """What the examples name: specs, requests, catalogs, and an order that was placed; one of its machines was ordered before, and cancelled."""
    os.makedirs(folder)
    shutil.copytree(f"{root}/Examples", f"{folder}/Examples")
    write(".orderspec.yaml", PROVIDERS + "ledger: .orderspec/ledger.sqlite\n")
    write("deploy/.orderspec.yaml", PROVIDERS + "ledger: ledger.sqlite\n")
    write("acme.order.yaml", ORDER.format(name="acme-more") + DOMAIN.format("acme-more.se"))
    shutil.copy(f"{root}/Examples/targets/requests/kajplatsen.hostup-v1.json", f"{folder}/request.json")
    shutil.copy(f"{root}/Examples/targets/requests/kajplatsen.hostup-v2.json", f"{folder}/acme.json")
    for name, years in (("old", 2), ("new", 3), ("hostup", 4)):
        write(f"{name}.catalog.yaml", CATALOG.format(years))
    prepare("git init -q && git add . && git commit -qm first")
    shutil.copytree(folder, f"{work}/without-ledger")
    with Provider(f"{work}/provider.json"):
        prepare("orderspec ledger init")
        write("orders/acme.order.yaml", ORDER.format(name="acme-launch") + DISK.format(1))
        prepare(APPLY)
        first = item("vps:more-disk.acme.se")["providerId"]
        prepare(f"orderspec cancel {first} --yes {first}")
        write("orders/acme.order.yaml", LAUNCH + DISK.format(2))
        prepare(APPLY)
        prepare("orderspec plan acme.order.yaml -o launch.plan")
        prepare("orderspec compile orders/ --target hostup-v2 --out-dir requests")
    shutil.move(folder, world)


def example(line):
    """Runs an example in its world; what is made up in it takes the place of what is there."""
    shutil.rmtree(folder, ignore_errors=True)
    has_ledger = not line.startswith(("orderspec ledger init", "orderspec ledger resolve")) or "--ended" in line
    shutil.copytree(world if has_ledger else f"{work}/without-ledger", folder)
    shutil.copy(f"{work}/provider.json", f"{work}/run.json")
    typed, read, shown = None, "", line
    if " Examples/" in line:
        os.remove(f"{folder}/.orderspec.yaml")
    elif line.startswith("orderspec ledger accept"):
        write("orders/acme.order.yaml", (LAUNCH + DISK.format(2)).replace("id: web1, productSlug: vps-sm", "id: web1, productSlug: vps-med").replace("domainName: acme.se", "domainName: acme.se\n    years: 2"))
    elif line.startswith("orderspec init orders/"):
        os.remove(f"{folder}/orders/acme.order.yaml")
    elif line.startswith("orderspec catalog sync"):
        os.remove(f"{folder}/hostup.catalog.yaml")
        line = line if "hostup-prod" in line else f"{line} hostup-prod"
    elif line == "orderspec cancel acme.se":
        typed = "yes\n"
    elif line.startswith("orderspec cancel ord_"):
        line = line.replace("ord_01h8", item("acme.se")["providerId"])
    elif line.startswith("orderspec lsp"):
        read = "".join(f"Content-Length: {len(text)}\r\n\r\n{text}" for text in map(json.dumps, (
            {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}, {"jsonrpc": "2.0", "id": 2, "method": "shutdown"}, {"jsonrpc": "2.0", "method": "exit"})))
    elif line.startswith("orderspec ledger resolve") and not has_ledger:
        # An answer was lost.
        os.remove(f"{work}/run.json")
        write("orders/acme.order.yaml", LAUNCH)
        with Provider(f"{work}/run.json", "--fault", "lost-response"):
            prepare("orderspec ledger init")
            prepare(APPLY, 21)
        line = line.replace("14.1", item("vps:web1.acme.se")["id"])
    code, text = OTHERWISE.get(shown, (0, ""))
    with Provider(f"{work}/run.json"):
        got, output, error = run(line, typed, read)
    expect(f"{line}: exit {got} instead of {code}", got == code, output[-600:] + error)
    expect(f"{line}: `{text}` is not said", text in output + error, output + error)


def main():
    go_alone()
    os.environ["PATH"] = environment["PATH"]
    make_world()
    for command in (inner for outer in commands(f"{executables}/orderspec") for inner in outer.all()):
        expect(f"{command.words} --help has two examples", len(command.examples) >= 2, command.discussion)
        for line in command.examples:
            expect(f"an example of {command.words} shows it", command.words in line, line)
            expect("an example stands on one line of the help, from where it is copied", len(line) <= 78, line)
            example(line)
    print(f"{checks} checks, {len(failures)} failed")
    sys.exit(1 if failures else 0)


main()
