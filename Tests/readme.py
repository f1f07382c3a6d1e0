#!/usr/bin/env python3
"""Runs the commands of README.md's console blocks and puts their real output below them; with --check says what differs instead.

A block holds `$ COMMAND` lines and their outputs. `orderspec` is the program given as the first argument. The commands of all blocks below `<!-- shop -->`
are those of one shell, in the project of Tests/shop.sh.
"""
import os
import re
import subprocess
import sys

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def environment():
    return {**os.environ, "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1795000000", "ORDERSPEC_ACTOR": "maja"}


def output(command, program):
    with_program = re.sub(r"^orderspec\b", program, command)
    done = subprocess.run(["bash", "-c", with_program], cwd=root, env=environment(), capture_output=True, text=True)
    return steady((done.stdout + done.stderr).rstrip("\n"))


def outputs(commands, program):
    """Of one shell."""
    lines = ["exec 2>&1", "source Tests/shop.sh", "orderspec() { \"$program\" \"$@\"; }"]
    for command in commands:
        lines += [command, "printf '\\0'"]
    done = subprocess.run(["bash", "-c", "\n".join(lines)], cwd=root, env={**environment(), "program": program}, capture_output=True, text=True)
    parts = done.stdout.split("\0")
    if len(parts) != len(commands) + 1:
        raise SystemExit(f"the commands of {commands[0]} ended early:\n{done.stdout}{done.stderr}")
    return [steady(part.rstrip("\n")) for part in parts[:-1]]


def steady(text):
    """What no two runs have in common: ports of this machine, the time of day, what is drawn by lot."""
    text = re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:8585", text)
    text = re.sub(r"\bledger_[0-9a-f]{20}\b", "ledger_2f9c07d41be85a360c7d", text)
    text = re.sub(r"\bplan [0-9a-f]{12}\b", "plan 8d1f60c2a97b", text)
    return re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", "2026-12-02T12:00:00Z", text)


BLOCK = re.compile(r"(<!-- shop -->\n\n|)```console\n(.*?)\n```", re.S)


def commands(block):
    return [line[2:] for line in block.group(2).splitlines() if line.startswith("$ ")]


def rendered(text, program):
    of_the_shop = iter(outputs([command for block in BLOCK.finditer(text) if block.group(1) for command in commands(block)], program))

    def block(match):
        parts = [(command, next(of_the_shop) if match.group(1) else output(command, program)) for command in commands(match)]
        return f"{match.group(1)}```console\n" + "".join(f"$ {command}\n" + (text + "\n" if text else "") for command, text in parts) + "```"

    return BLOCK.sub(block, text)


def main():
    program = os.path.abspath(sys.argv[1])
    path = os.path.join(root, "README.md")
    with open(path, encoding="utf-8") as file:
        old = file.read()
    new = rendered(old, program)
    if "--check" in sys.argv:
        if new == old:
            return 0
        for number, (left, right) in enumerate(zip(old.splitlines(), new.splitlines()), 1):
            if left != right:
                print(f"README.md:{number}: the output is now: {right}")
                break
        print("README.md is stale: run Tests/readme.py PROGRAM")
        return 1
    with open(path, "w", encoding="utf-8") as file:
        file.write(new)
    return 0


sys.exit(main())
