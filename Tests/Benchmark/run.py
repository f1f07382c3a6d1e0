#!/usr/bin/env python3
"""Measures orderspec and prints one table: run.py [--quick] [--keep DIR] ORDERSPEC

Needs python3, cc and libyaml's headers, and valgrind for the instructions of an item. Compares with /bin/true, with libyaml's bare event loop in C (eventloop.c) over the same
files, and with ryl 0.26 or later, the fastest peer, where it is on the PATH (`pip install ryl`) or named in $RYL.

The slow peers yamllint, check-jsonschema and PyYAML (the C loader) with jsonschema-rs run over a few specs only; `make bench` installs all peers from
PyPI into .build/bench and names that folder in $PEERS. Without it their rows are left out.

Commands that are compared run in turns, after one round to warm up, so that a busy machine slows all of them; what is shown are
medians, and of ratios those within a round. Ratios hold from machine to machine, times do not. Nothing is asserted: the exit code is 1 only if something failed to run.
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
import instructions
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

    def in_turns(self, commands, rounds, before=None, warms=False):
        """Runs each command once per round, or twice where the first time is only to warm the caches that another command has left cold."""
        taken = Taken({name: [] for name in commands})
        for number in range(rounds + 1):
            for name, command in commands.items():
                if before:
                    before(name)
                if warms:
                    self.once(command)
                sample = self.once(command)
                if number > 0:
                    taken.samples[name].append(sample)
        return taken


@dataclass
class Taken:
    """Samples by name, those of a round in one place of each list."""

    samples: dict

    def __getitem__(self, name):
        """The medians."""
        return Sample(*(statistics.median(getattr(sample, field) for sample in self.samples[name]) for field in ("wall", "cpu", "memory")))

    def ratio(self, name, reference, field):
        """The median of what the rounds say: a neighbour on the machine slows both commands of a round."""
        pairs = zip(self.samples[name], self.samples[reference])
        return statistics.median(getattr(one, field) / getattr(other, field) for one, other in pairs)


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
    ratio = taken.ratio("lint", "true", "wall")
    table.add("/bin/true, wall", ms(taken["true"].wall))
    table.add("lint FILE, cold start, wall", ms(taken["lint"].wall), times(ratio, "/bin/true"),
              ("faster than ryl", taken.ratio("lint", "ryl", "wall") < 1 if ryl else None), ("≤ 2 × /bin/true", ratio <= 2))
    if ryl:
        table.add("ryl FILE, default rules, wall", ms(taken["ryl"].wall), times(taken.ratio("ryl", "true", "wall"), "/bin/true"))


def many(bench, table, tool, ryl, rounds, count):
    folder = str(bench.work / "corpus" / "mixed")
    commands = {
        "c": bench.c_loop("mixed.list", bench.files("mixed")),
        "one": [tool, "lint", "--jobs", "1", folder],
        "two": [tool, "lint", "--jobs", "2", folder],
        "c two": [*bench.c_loop("mixed.list", bench.files("mixed")), "2"],
    }
    if ryl:
        commands |= {name: [ryl, *options, folder] for name, options in RYL.items()}
    taken = bench.in_turns(commands, rounds)
    c, one, two = taken["c"], taken["one"], taken["two"]
    specs = f"{count:,} specs"
    table.add(f"C event loop, {specs}, CPU", ms(c.cpu))
    table.add(f"C event loop, {specs}, two processes, wall", ms(taken["c two"].wall), times(taken.ratio("c two", "c", "wall"), "one process"))
    ratio = taken.ratio("one", "c", "cpu")
    table.add(f"lint {specs}, --jobs 1, CPU", ms(one.cpu), times(ratio, "C"), ("≤ 1.6 × C", ratio <= 1.6), ("≤ 1.25 × C", ratio <= 1.25))
    table.add(f"lint {specs}, --jobs 1, wall", ms(one.wall), times(taken.ratio("one", "c", "wall"), "C"))
    ratio = taken.ratio("two", "one", "wall")
    must, moonshot = ratio <= 0.6, None
    if ryl:
        must, moonshot = must and taken.ratio("two", "ryl", "wall") < 1, taken.ratio("two", "ryl one rule", "wall") < 1
    else:
        must = None if must else False
    if len(os.sched_getaffinity(0)) < 2:
        must = None
    table.add(f"lint {specs}, --jobs 2, wall", ms(two.wall), times(ratio, "--jobs 1"),
              ("≤ 0.6 × --jobs 1, ahead of ryl", must), ("ahead of ryl, one rule", moonshot))
    # Threads that wait for each other would show here, and not in a wall time that other work stretches.
    table.add(f"lint {specs}, --jobs 2, CPU", ms(two.cpu), times(taken.ratio("two", "one", "cpu"), "--jobs 1"))
    for name in commands:
        if name.startswith("ryl"):
            what = "ryl, default rules" if name == "ryl" else name
            table.add(f"{what}, {specs}, wall", ms(taken[name].wall), times(taken.ratio(name, "one", "wall"), "--jobs 1"))
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

    source_map = results / "map.json"

    def clear(name):
        """Each run writes new files: giving back the room of old ones is no part of compiling."""
        if name == "files":
            shutil.rmtree(out)
            out.mkdir()
        elif name == "one file":
            body.unlink(missing_ok=True)
            source_map.unlink(missing_ok=True)

    one_file = ["--emit", "requests", "-o", str(body), "--source-map", str(source_map)]
    commands = {
        "c": bench.c_loop("clean.list", paths),
        # As many threads as `compile` has.
        "lint": [tool, "lint", *TARGET, folder],
        "files": [tool, "compile", *TARGET, "--out-dir", str(out), folder],
        "one file": [tool, "compile", *TARGET, *one_file, folder],
    }
    taken = bench.in_turns(commands, rounds, clear)
    written = len(list(out.iterdir()))
    if written < count or not body.exists():
        raise Failure(f"compile wrote {written} files for {count} specs: are there findings? (orderspec lint --target hostup-v2 on `clean`)")
    lint = taken["lint"]
    table.add(f"lint of what is compiled, {' '.join(TARGET)}, CPU", ms(lint.cpu), times(taken.ratio("lint", "c", "cpu"), "C"))
    table.add("the same, wall", ms(lint.wall))
    for name, label in (("files", "--out-dir"), ("one file", "to one file, with source map")):
        ratio = taken.ratio(name, "lint", "cpu")
        table.add(f"{what}, {label}, CPU", ms(taken[name].cpu), f"{times(ratio, 'lint')}, {times(taken.ratio(name, 'c', 'cpu'), 'C')}",
                  (budget[0][0], ratio <= 1.5), (budget[1][0], ratio <= 1.2))
        table.add("the same, wall and peak memory", f"{ms(taken[name].wall)}, {taken[name].memory:.0f} MB", times(taken.ratio(name, "lint", "wall"), "lint"))


def sizes(bench, table, tool, rounds):
    """What an item costs as one spec grows: the difference between neighbouring sizes, which leaves start-up out.

    Whether that is linear is for the instructions to say: 90 items are half a millisecond and stay in the caches, ten thousand do not."""
    paths = {items: str(bench.work / "corpus" / "single" / f"items-{items}.order.yaml") for items in corpus.SIZES}
    commands = {}
    for items, path in paths.items():
        commands["c", items] = bench.c_loop(f"single-{items}.list", [path])
        commands["lint", items] = [tool, "lint", path]
    taken = bench.in_turns(commands, rounds * 4, warms=True)
    counts = {}
    if shutil.which("valgrind"):
        stripped = instructions.stripped(tool, bench.work)
        counts = {items: instructions.count(bench.work, [stripped, "lint", path]) for items, path in paths.items()}
    first, last = corpus.SIZES[0], corpus.SIZES[-1]
    table.add(f"lint one spec of {first} items, CPU", ms(taken["lint", first].cpu), times(taken.ratio(("lint", first), ("c", first), "cpu"), "C"))
    steps = list(zip(corpus.SIZES, corpus.SIZES[1:]))
    counted = [(counts[large] - counts[small]) / (large - small) for small, large in steps] if counts else []
    linear = min(counted) > 0 and max(counted) <= 1.2 * min(counted) if counts else None
    for number, (small, large) in enumerate(steps):
        cost, floor = ((taken[name, large].cpu - taken[name, small].cpu) / (large - small) for name in ("lint", "c"))
        count = f"{counted[number]:,.0f} instructions" if counts else "no valgrind"
        table.add(f"one spec, {small:,} → {large:,} items, CPU an item", f"{cost * 1e6:.2f} µs", f"{times(cost / floor, 'C')}, {count}",
                  ("instructions linear within 20 %", linear) if large == last else ("–", None))


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
    others = [name for name in commands if name != "orderspec"]
    ahead = all(taken.ratio(name, "orderspec", "wall") > 1 for name in others)
    for name in commands:
        ratio = times(taken.ratio(name, "orderspec", "wall"), "orderspec") if name in others else "–"
        table.add(f"{name}, {count} specs, wall", ms(taken[name].wall), ratio, ("ahead of all", ahead) if name == "orderspec" and peers else ("–", None))


def growth(bench, table, tool, rounds):
    """Extreme shapes in three sizes: ten times the input may cost ten times as much, and no more."""
    lint, compile_ = [tool, "lint", "--format", "concise"], [tool, "compile", *TARGET, "-o", os.devnull]
    for name, paths in shapes.write(bench.work / "shapes").items():
        grow(bench, table, name, lint, paths, rounds)
        if name in shapes.COMPILED:
            grow(bench, table, f"compile {name}", compile_, paths, rounds)


def grow(bench, table, name, command, paths, rounds):
    """Where the clock says that growth is not linear, which a neighbour on the machine can bring about, the instructions have the last word."""
    cpu = [min(bench.once([*command, path]).cpu for _ in range(rounds)) for path in paths]
    low, high = cpu[1] - cpu[0], cpu[2] - cpu[1]
    # Less than this is noise of the clock.
    factor = high / low / 10 if low > 0.004 else high / 0.004 / 10
    ratio = f"{factor:.2f} × linear" if low > 0.004 else "short"
    if factor > 2 and shutil.which("valgrind"):
        stripped = instructions.stripped(command[0], bench.work)
        counts = [instructions.count(bench.work, [stripped, *command[1:], path]) for path in paths]
        factor = (counts[2] - counts[1]) / (counts[1] - counts[0]) / 10
        ratio += f", {factor:.2f} × in instructions"
    table.add(f"{name}, {' / '.join(f'{size:,}' for size in shapes.SIZES)}, CPU", " / ".join(ms(value) for value in cpu), ratio, ("≤ 2 × linear", factor <= 2))


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
    count, starts, rounds = (2_000, 60, 5) if arguments.quick else (10_000, 300, 15)
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
