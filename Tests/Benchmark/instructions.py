#!/usr/bin/env python3
"""Counts the instructions that a spec costs, which a busy machine does not change: instructions.py ORDERSPEC

Needs valgrind, strip, cc and libyaml's headers. A cost is the difference between runs over 1,000 specs and over 200, so that start-up and
what is made once leave it; what the kernel does is not counted. The program is counted without its debug information: reading that takes longer than
the run.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import corpus

HERE = pathlib.Path(__file__).resolve().parent
FEW, MANY = 200, 1_000
TARGET = ["--target", "hostup-v2"]


def count(work, command):
    """The instructions of one run, all threads together."""
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={work / 'callgrind.out'}", *command]
    run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode not in (0, 1) or not found:
        sys.exit(f"{' '.join(command[3:])}: exit code {run.returncode}\n{run.stderr[-500:]}")
    return int(found.group(1))


def stripped(tool, work):
    """A copy of the program without debug information."""
    copy = str(work / "orderspec-stripped")
    shutil.copy(tool, copy)
    subprocess.run(["strip", "-g", copy], check=True)
    return copy


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("orderspec", help="the built tool; release builds only say something")
    tool = os.path.abspath(parser.parse_args().orderspec)
    with tempfile.TemporaryDirectory(prefix="orderspec-bench-") as temporary:
        work = pathlib.Path(temporary)
        program = stripped(tool, work)
        loop = str(work / "eventloop")
        subprocess.run(["cc", "-O2", "-o", loop, str(HERE / "eventloop.c"), "-lyaml"], check=True)
        for number in (FEW, MANY):
            corpus.write(work / str(number), number)

        def cost(command):
            """`command` makes the command for a folder of specs."""
            few, many = (count(work, command(work / str(number))) for number in (FEW, MANY))
            return (many - few) / (MANY - FEW)

        def c_loop(folder, kind):
            paths = sorted(str(path) for path in (folder / kind).rglob("*.order.yaml"))
            (work / "list").write_text("".join(f"{path}\n" for path in paths))
            return [loop, str(work / "list")]

        def files(folder):
            shutil.rmtree(work / "out", ignore_errors=True)
            return [program, "compile", *TARGET, "--out-dir", str(work / "out"), str(folder / "clean")]

        def one_file(folder):
            out = ["--emit", "requests", "-o", str(work / "requests.json"), "--source-map", str(work / "map.json")]
            return [program, "compile", *TARGET, *out, str(folder / "clean")]

        c = cost(lambda folder: c_loop(folder, "mixed"))
        lint = cost(lambda folder: [program, "lint", "--jobs", "1", str(folder / "mixed")])
        clean_c = cost(lambda folder: c_loop(folder, "clean"))
        clean = cost(lambda folder: [program, "lint", *TARGET, "--jobs", "1", str(folder / "clean")])
        print(f"C event loop                                {c:>12,.0f}")
        print(f"lint                                        {lint:>12,.0f}  {lint / c:.2f} × C")
        print(f"lint of what is compiled, {' '.join(TARGET)} {clean:>12,.0f}  {clean / clean_c:.2f} × C")
        for name, command in (("compile, a file for each order", files), ("compile to one file, with source map", one_file)):
            value = cost(command)
            print(f"{name:<43} {value:>12,.0f}  {value / clean:.2f} × lint, {value / clean_c:.2f} × C")


if __name__ == "__main__":
    main()
