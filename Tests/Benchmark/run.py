#!/usr/bin/env python3
"""Measures orderspec and prints one table: run.py [--quick] [--keep DIR] ORDERSPEC

Needs python3, cc and libyaml's headers. Compares with /bin/true, with libyaml's bare event loop in C (eventloop.c) over the same
files, and with ryl 0.26 or later, the fastest peer, where it is on the PATH (`pip install ryl`) or named in $RYL.

The slow peers yamllint, check-jsonschema and PyYAML (the C loader) with jsonschema-rs run over a few specs only; `make bench` installs all peers from
PyPI into .build/bench and names that folder in $PEERS. Without it their rows are left out.

Commands that are compared run in turns, after one round to warm up, so that a busy machine slows all of them; what is shown are
medians. Ratios hold from machine to machine, times do not. Nothing is asserted: the exit code is 1 only if something failed to run.
"""
import argparse
import os
import pathlib
import platform
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass

import corpus
import keystrokes
import shapes

HERE = pathlib.Path(__file__).resolve().parent
TARGET = ["--target", "hostup-v2"]
# ryl's default preset, set so that it has next to nothing to report about the specs: printing thousands of findings would slow it.
RYL_DEFAULT = "{extends: default, rules: {document-start: disable, braces: {max-spaces-inside: 1}, line-length: {max: 160}}}"
RYL = {
    "ryl": ["check", "--no-cache", "-d", RYL_DEFAULT],
    "ryl one rule": ["check", "--no-cache", "--enable", "key-duplicates"],
}


@dataclass
class Sample:
    wall: float
    cpu: float
    memory: float  # MB


class Failure(Exception):
    pass


class Bench:
    def __init__(self, work):
        self.work = work

    def build(self, name, *libraries):
        command = ["cc", "-O2", "-o", str(self.work / name), str(HERE / f"{name}.c"), *libraries]
        try:
            subprocess.run(command, check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise Failure(f"{shlex.join(command)}: {error}") from error
        return str(self.work / name)

    def prepare(self, count):
        self.launcher = self.build("launch")
        self.eventloop = self.build("eventloop", "-lyaml")
        self.bytes_per_spec = corpus.write(self.work / "corpus", count)

    def files(self, kind):
        return sorted(str(path) for path in (self.work / "corpus" / kind).rglob("*.order.yaml"))

    def c_loop(self, name, paths):
        (self.work / name).write_text("".join(f"{path}\n" for path in paths))
        return [self.eventloop, str(self.work / name)]

    def once(self, command):
        run = subprocess.run([self.launcher, *command], capture_output=True, text=True, check=False)
        shown = shlex.join(command[:8]) + (" …" if len(command) > 8 else "")
        if run.returncode != 0:
            raise Failure(f"{shown}: {run.stderr.strip()}")
        wall, user, system, memory, code = run.stdout.split()
        if int(code) not in (0, 1):  # 1: findings
            raise Failure(f"{shown}: exit code {code}")
        return Sample(float(wall), float(user) + float(system), int(memory) / 1024)

    def in_turns(self, commands, rounds, before=None):
        """Runs each command once per round; the medians by name."""
        samples = {name: [] for name in commands}
        for number in range(rounds + 1):
            for name, command in commands.items():
                if before:
                    before(name)
                sample = self.once(command)
                if number > 0:
                    samples[name].append(sample)
        return {
            name: Sample(*(statistics.median(getattr(sample, field) for sample in taken) for field in ("wall", "cpu", "memory")))
            for name, taken in samples.items()
        }


class Table:
    HEAD = ("what", "median", "ratio", "must", "holds", "moonshot", "holds")

    def __init__(self):
        self.rows = [self.HEAD]

    def add(self, what, median="–", ratio="–", must=("–", None), moonshot=("–", None)):
        """A budget is its text and whether it holds: True, False, or None where nobody measured it."""
        verdict = [("–" if text == "–" else {True: "yes", False: "no", None: "not measured"}[holds]) for text, holds in (must, moonshot)]
        self.rows.append((what, median, ratio, must[0], verdict[0], moonshot[0], verdict[1]))

    def show(self):
        widths = [max(len(row[column]) for row in self.rows) for column in range(len(self.HEAD))]
        for number, row in enumerate(self.rows):
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
            if number == 0:
                print("  ".join("-" * width for width in widths))


def ms(seconds):
    return f"{seconds * 1e3:.2f} ms" if seconds < 0.1 else f"{seconds * 1e3:.0f} ms"


def times(value, reference):
    return f"{value:.2f} × {reference}"


def start_up(bench, table, tool, ryl, rounds):
    spec = bench.files("clean")[1]
    commands = {"true": [shutil.which("true")], "lint": [tool, "lint", spec]}
    if ryl:
        commands["ryl"] = [ryl, *RYL["ryl"], spec]
    taken = bench.in_turns(commands, rounds)
    lint, floor = taken["lint"].wall, taken["true"].wall
    table.add("/bin/true, wall", ms(floor))
    table.add("lint FILE, cold start, wall", ms(lint), times(lint / floor, "/bin/true"),
              ("faster than ryl", lint < taken["ryl"].wall if ryl else None), ("≤ 2 × /bin/true", lint <= 2 * floor))
    if ryl:
        table.add("ryl FILE, default rules, wall", ms(taken["ryl"].wall), times(taken["ryl"].wall / floor, "/bin/true"))


def many(bench, table, tool, ryl, rounds, count):
    folder = str(bench.work / "corpus" / "mixed")
    commands = {
        "c": bench.c_loop("mixed.list", bench.files("mixed")),
        "one": [tool, "lint", "--jobs", "1", folder],
        "two": [tool, "lint", "--jobs", "2", folder],
    }
    if ryl:
        commands |= {name: [ryl, *options, folder] for name, options in RYL.items()}
    taken = bench.in_turns(commands, rounds)
    c, one, two = taken["c"], taken["one"], taken["two"]
    specs = f"{count:,} specs"
    table.add(f"C event loop, {specs}, CPU", ms(c.cpu))
    ratio = one.cpu / c.cpu
    table.add(f"lint {specs}, --jobs 1, CPU", ms(one.cpu), times(ratio, "C"), ("≤ 1.6 × C", ratio <= 1.6), ("≤ 1.25 × C", ratio <= 1.25))
    table.add(f"lint {specs}, --jobs 1, wall", ms(one.wall), times(one.wall / c.wall, "C"))
    ratio = two.wall / one.wall
    must, moonshot = ratio <= 0.6, None
    if ryl:
        must, moonshot = must and two.wall < taken["ryl"].wall, two.wall < taken["ryl one rule"].wall
    else:
        must = None if must else False
    if len(os.sched_getaffinity(0)) < 2:
        must = None
    table.add(f"lint {specs}, --jobs 2, wall", ms(two.wall), times(ratio, "--jobs 1"),
              ("≤ 0.6 × --jobs 1, ahead of ryl", must), ("ahead of ryl, one rule", moonshot))
    # Threads that wait for each other would show here, and not in a wall time that other work stretches.
    table.add(f"lint {specs}, --jobs 2, CPU", ms(two.cpu), times(two.cpu / one.cpu, "--jobs 1"))
    for name in commands:
        if name.startswith("ryl"):
            table.add(f"{'ryl, default rules' if name == 'ryl' else name}, {specs}, wall", ms(taken[name].wall), times(taken[name].wall / one.wall, "--jobs 1"))
    for label, sample in (("1", one), ("2", two)):
        table.add(f"lint {specs}, --jobs {label}, peak memory", f"{sample.memory:.1f} MB", times(sample.memory / c.memory, "C"),
                  ("≤ 24 MB", sample.memory <= 24), ("≤ 12 MB", sample.memory <= 12))


def compiles(bench, tool, paths, out):
    """Whether `compile` exists: it writes a file for one spec."""
    out.mkdir()
    subprocess.run([tool, "compile", paths[0], *TARGET, "--out-dir", str(out)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return any(out.iterdir())


def compiling(bench, table, tool, rounds, count):
    """What is written goes to a file system in memory where there is one: what a disk does with thousands of new files is not measured."""
    with tempfile.TemporaryDirectory(prefix="orderspec-bench-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else bench.work) as results:
        compiling_into(pathlib.Path(results), bench, table, tool, rounds, count)


def compiling_into(results, bench, table, tool, rounds, count):
    paths, folder = bench.files("clean"), str(bench.work / "corpus" / "clean")
    out, body = results / "out", results / "requests.json"
    what = f"compile {count:,} specs"
    budget = ("≤ 1.5 × lint", None), ("≤ 1.2 × lint", None)
    if not compiles(bench, tool, paths, out):
        table.add(f"{what}: this build has no `compile`", "–", "–", *budget)
        return

    def clear(name):
        if name == "files":
            shutil.rmtree(out)
            out.mkdir()

    one_file = ["--emit", "requests", "-o", str(body), "--source-map", str(results / "map.json")]
    commands = {
        "c": bench.c_loop("clean.list", paths),
        "lint": [tool, "lint", *TARGET, "--jobs", "1", folder],
        "files": [tool, "compile", *TARGET, "--out-dir", str(out), folder],
        "one file": [tool, "compile", *TARGET, *one_file, folder],
    }
    taken = bench.in_turns(commands, rounds, clear)
    written = len(list(out.iterdir()))
    if written < count or not body.exists():
        raise Failure(f"compile wrote {written} files for {count} specs: are there findings? (orderspec lint --target hostup-v2 on `clean`)")
    lint = taken["lint"].cpu
    table.add(f"lint of what is compiled, {' '.join(TARGET)}, CPU", ms(lint), times(lint / taken["c"].cpu, "C"))
    for name, label in (("files", "--out-dir"), ("one file", "to one file, with source map")):
        ratio = taken[name].cpu / lint
        table.add(f"{what}, {label}, CPU", ms(taken[name].cpu), f"{times(ratio, 'lint')}, {times(taken[name].cpu / taken['c'].cpu, 'C')}",
                  (budget[0][0], ratio <= 1.5), (budget[1][0], ratio <= 1.2))


def sizes(bench, table, tool, rounds):
    """What an item costs as one spec grows: the difference between neighbouring sizes, which leaves start-up out."""
    lint, c = {}, {}
    for items in corpus.SIZES:
        path = str(bench.work / "corpus" / "single" / f"items-{items}.order.yaml")
        commands = {"c": bench.c_loop(f"single-{items}.list", [path]), "lint": [tool, "lint", path]}
        taken = bench.in_turns(commands, rounds if items > 1_000 else rounds * 5)
        lint[items], c[items] = taken["lint"].cpu, taken["c"].cpu
    first = corpus.SIZES[0]
    table.add(f"lint one spec of {first} items, CPU", ms(lint[first]), times(lint[first] / c[first], "C"))
    costs = []
    for small, large in zip(corpus.SIZES, corpus.SIZES[1:]):
        cost, floor = ((taken[large] - taken[small]) / (large - small) for taken in (lint, c))
        costs.append(cost)
        is_last = large == corpus.SIZES[-1]
        linear = min(costs) > 0 and max(costs) <= 1.2 * min(costs)
        table.add(f"one spec, {small:,} → {large:,} items, CPU an item", f"{cost * 1e6:.2f} µs", times(cost / floor, "C"),
                  ("linear within 20 %", linear) if is_last else ("–", None))


def slow_peers(bench, table, tool, peers, schema, rounds, count):
    """The same few specs for all of them: yamllint and the validators take milliseconds for each."""
    paths = bench.files("clean")[:count]
    (bench.work / "few.list").write_text("".join(f"{path}\n" for path in paths))
    commands = {"orderspec": [tool, "lint", "--jobs", "1", *paths]}
    if peers:
        program = {name: str(peers / name) for name in ("python", "yamllint", "check-jsonschema")}
        commands["PyYAML (C) + jsonschema-rs"] = [program["python"], str(HERE / "validate.py"), schema, str(bench.work / "few.list")]
        commands["yamllint, default rules"] = [program["yamllint"], "-d", "{extends: default, rules: {document-start: disable}}", *paths]
        commands["check-jsonschema"] = [program["check-jsonschema"], "--schemafile", schema, *paths]
    taken = bench.in_turns(commands, rounds)
    ours = taken["orderspec"].wall
    for name, sample in taken.items():
        ratio = times(sample.wall / ours, "orderspec") if name != "orderspec" else "–"
        table.add(f"{name}, {count} specs, wall", ms(sample.wall), ratio, ("ahead of all", all(ours < other.wall for key, other in taken.items() if key != name))
                  if name == "orderspec" and peers else ("–", None))


def growth(bench, table, tool, rounds):
    """Extreme shapes in three sizes: ten times the input may cost ten times as much, and no more."""
    lint, compile_ = [tool, "lint", "--format", "concise"], [tool, "compile", *TARGET, "-o", os.devnull]
    for name, paths in shapes.write(bench.work / "shapes").items():
        grow(bench, table, name, lint, paths, rounds)
        if name in shapes.COMPILED:
            grow(bench, table, f"compile {name}", compile_, paths, rounds)


def grow(bench, table, name, command, paths, rounds):
    cpu = [min(bench.once([*command, path]).cpu for _ in range(rounds)) for path in paths]
    low, high = cpu[1] - cpu[0], cpu[2] - cpu[1]
    # Less than this is noise of the clock.
    factor = high / low / 10 if low > 0.004 else high / 0.004 / 10
    table.add(f"{name}, {' / '.join(f'{size:,}' for size in shapes.SIZES)}, CPU", " / ".join(ms(value) for value in cpu),
              f"{factor:.2f} × linear" if low > 0.004 else "short", ("≤ 2 × linear", factor <= 2))


def typing(table, tool, strokes):
    """From a key stroke in the language server to its diagnostics, over the pipe of a client in Python."""
    for kind, (median, late, cpu) in keystrokes.measure(tool, 200, strokes).items():
        what = "sound" if kind == "sound" else "broken at every other stroke"
        table.add(f"lsp, a key stroke in 200 items, {what}, wall", ms(median), f"95 %: {ms(late)}", ("≤ 20 ms", median <= 0.020), ("≤ 3 ms", median <= 0.003))
        table.add(f"lsp, a key stroke in 200 items, {what}, CPU", ms(cpu) if cpu else "–")


def machine():
    model = platform.processor() or platform.machine()
    cpuinfo = pathlib.Path("/proc/cpuinfo")
    if cpuinfo.exists():
        model = next((line.split(":", 1)[1].strip() for line in cpuinfo.read_text().splitlines() if line.startswith("model name")), model)
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{len(os.sched_getaffinity(0))} cores, {model}, {platform.system()} {platform.release()}, load {load}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("orderspec", help="the built tool; release builds only say something")
    parser.add_argument("--quick", action="store_true", help="fewer specs and runs: under a minute, for orientation")
    parser.add_argument("--keep", metavar="DIR", help="work in this new folder and leave it there")
    arguments = parser.parse_args()
    tool = os.path.abspath(arguments.orderspec)
    if not os.access(tool, os.X_OK):
        parser.error(f"there is no program at {arguments.orderspec}: run `make build`")
    peers = pathlib.Path(os.environ["PEERS"]).resolve() / "bin" if os.environ.get("PEERS") else None
    ryl = os.environ.get("RYL") or (str(peers / "ryl") if peers else shutil.which("ryl"))
    schema = str(HERE.parent.parent / "Schemas" / "order-spec.schema.json")
    count, starts, rounds = (2_000, 60, 3) if arguments.quick else (10_000, 300, 9)
    before = machine()
    with tempfile.TemporaryDirectory(prefix="orderspec-bench-") as temporary:
        bench = Bench(pathlib.Path(temporary))
        if arguments.keep:
            bench.work = pathlib.Path(arguments.keep).resolve()
            bench.work.mkdir(parents=True)
        table = Table()
        try:
            bench.prepare(count)
            start_up(bench, table, tool, ryl, starts)
            many(bench, table, tool, ryl, rounds, count)
            compiling(bench, table, tool, rounds, count)
            sizes(bench, table, tool, rounds)
            typing(table, tool, 60 if arguments.quick else 400)
            slow_peers(bench, table, tool, peers, schema, 1 if arguments.quick else 3, 20 if arguments.quick else 200)
            growth(bench, table, tool, 1 if arguments.quick else 3)
        except Failure as failure:
            table.show()
            print(f"failed: {failure}", file=sys.stderr)
            return 1
        table.show()
    version = subprocess.run([tool, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    peer = subprocess.run([ryl, "--version"], capture_output=True, text=True, check=False).stdout.strip() if ryl else "ryl not found (pip install ryl)"
    print(f"\n{version} · {peer} · {bench.bytes_per_spec:.0f} bytes a spec · C: libyaml's bare event loop over the same files")
    print(f"machine: {before}")
    print(f"command: {shlex.join([os.path.relpath(sys.argv[0]), *sys.argv[1:]])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
