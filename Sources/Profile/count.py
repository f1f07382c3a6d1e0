#!/usr/bin/env python3
"""Counts how often lint, compile and the language server go through each branch, and writes counts.proftext beside this file: count.py SWIFT BUILD-FOLDER

A program that counts is built in BUILD-FOLDER and run on the corpus of the benchmark, the examples and the fixtures of the rules. `make build` optimises by what it counted
(flags.sh): often used code is inlined and laid out in one piece, the rest is moved out of its way. A function that was changed since is compiled as if nothing
had been counted of it, so the counts need not be new to be right, only to be of use.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "Tests" / "Benchmark"))
import corpus  # noqa: E402
import keystrokes  # noqa: E402

SPECS = 1_000
COUNTING = ["-Xfrontend", "-ir-profile-generate", "-Xclang-linker", "-fprofile-generate"]
TARGET = ["--target", "hostup-v2"]


def build(swift, folder):
    flags = [part for flag in COUNTING for part in ("-Xswiftc", flag)]
    command = [swift, "build", "-c", "release", "-debug-info-format", "none", "--product", "orderspec", "--scratch-path", folder, *flags]
    subprocess.run(command, check=True, env={**os.environ, "ORDERSPEC_STATIC": "1"}, stdout=sys.stderr)
    return f"{folder}/release/orderspec"


def run(tool, *arguments):
    code = subprocess.run([tool, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
    if code not in (0, 1):
        sys.exit(f"orderspec {' '.join(map(str, arguments))}: exit code {code}")


def count(tool, work):
    corpus.write(work / "corpus", SPECS)
    mixed, clean, out = work / "corpus" / "mixed", work / "corpus" / "clean", work / "out"
    run(tool, "lint", mixed)
    run(tool, "lint", "--jobs", "1", *TARGET, clean)
    run(tool, "compile", *TARGET, "--out-dir", out, clean)
    run(tool, "compile", *TARGET, "--emit", "requests", "-o", work / "requests.json", "--source-map", work / "map.json", clean)
    run(tool, "lint", work / "corpus" / "single" / "items-100.order.yaml")
    for target in ("hostup-v1", "hostup-v2", "superspace"):
        run(tool, "compile", "--target", target, "--out-dir", work / target, ROOT / "Examples" / "targets")
    for report in ("text", "json", "sarif"):
        run(tool, "lint", "--format", report, ROOT / "Tests" / "Fixtures" / "lint")
    keystrokes.measure(tool, 100, 40)


def records(text):
    """The functions of a profile as text, each with its name on the first line."""
    return [record for record in text.split("\n\n") if record.strip()]


def readable(record):
    """llvm-profdata takes a name that begins with `$`, as Swift's do, for the size of a bitmap, unless there is one: a bitmap of no bytes after the counters."""
    lines = record.split("\n")
    first = lines.index("# Counter Values:") + 1
    end = first + int(lines[first - 2])
    return "\n".join([*lines[:end], "$0", *lines[end:]])


def main():
    swift, folder = sys.argv[1:]
    folder = os.path.abspath(folder)
    tool = build(swift, folder)
    target = json.loads(subprocess.run([f"{swift}c", "-print-target-info"], check=True, capture_output=True).stdout)
    merge = pathlib.Path(target["paths"]["runtimeResourcePath"]).parent.parent / "bin" / "llvm-profdata"
    with tempfile.TemporaryDirectory(prefix="orderspec-profile-") as temporary:
        work = pathlib.Path(temporary)
        os.environ["LLVM_PROFILE_FILE"] = str(work / "%p.profraw")
        count(tool, work)
        raw = sorted(work.glob("*.profraw"))
        if not raw:
            sys.exit("the program that counts has written nothing")
        # Without the functions that none of these runs came to.
        subprocess.run([merge, "merge", "--sparse", "--text", "-o", work / "counts", *raw], check=True)
        # What only one module knows goes by the path of its object file, which flags.sh puts in.
        head, text = (work / "counts").read_text().replace(f"{folder}/", "BUILD-FOLDER/").split(":ir\n", 1)
        # What the compiler itself adds to each module is counted once for each of them, which would make all else look rare.
        kept = [readable(record) for record in records(text) if not record.startswith("__swift_")]
        (HERE / "counts.proftext").write_text(f"{head}:ir\n" + "\n\n".join(kept) + "\n")
    print(f"{HERE / 'counts.proftext'}: counts of {len(raw)} runs")


if __name__ == "__main__":
    main()
