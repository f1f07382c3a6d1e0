#!/usr/bin/env python3
"""Runs the commands of README.md's console blocks and puts their real output below them; with --check says what differs instead.

A block holds `$ COMMAND` lines and their outputs. `orderspec` is the program given as the first argument.
"""
import os
import re
import subprocess
import sys

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def output(command, program):
    with_program = re.sub(r"^orderspec\b", program, command)
    environment = {**os.environ, "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1795000000"}
    done = subprocess.run(["bash", "-c", with_program], cwd=root, env=environment, capture_output=True, text=True)
    return steady((done.stdout + done.stderr).rstrip("\n"))


def steady(text):
    """What no two runs have in common: ports of this machine and the time of day."""
    text = re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:8585", text)
    return re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", "2026-12-02T12:00:00Z", text)


def rendered(text, program):
    def block(match):
        commands = [line for line in match.group(1).splitlines() if line.startswith("$ ")]
        parts = [line + "\n" + output(line[2:], program) for line in commands]
        return "```console\n" + "\n".join(parts) + "\n```"

    return re.sub(r"```console\n(.*?)\n```", block, text, flags=re.S)


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
