#!/usr/bin/env python3
"""Writes what is told of the built program beside it: completions, the manual page, and the reference as one HTML file.

usage: write.py ORDERSPEC FOLDER
"""
import os
import sys

sys.dont_write_bytecode = True

import commands
import completions
import manual
import site_page


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.strip())
    program, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    found = commands.commands(program)
    version = commands.version(program)
    files = {
        "completions/orderspec.bash": completions.bash(found),
        "completions/_orderspec": completions.zsh(found),
        "completions/orderspec.fish": completions.fish(found),
        "man/orderspec.1": manual.page(found, version),
        "index.html": site_page.page(program, found, version),
    }
    for name, text in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


if __name__ == "__main__":
    main()
