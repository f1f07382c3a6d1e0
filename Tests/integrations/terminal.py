#!/usr/bin/env python3
"""What people see on a terminal: tmux shows it, and its screens are compared with those in terminal/. ORDERSPEC_RECORD=1 writes them anew, and fails."""
import difflib
import fcntl
import os
import pty
import shutil
import struct
import subprocess
import sys
import termios
import time

root, executables, work = (os.environ[name] for name in ("ROOT", "ORDERSPEC_BIN", "WORK"))
program = f"{executables}/orderspec"
screens = f"{root}/Tests/integrations/terminal"
is_recording = os.environ.get("ORDERSPEC_RECORD") == "1"
failures = []
checks = 0
TODAY = ["--today", "2026-11-21"]

# No skin tones: terminals do not agree on how wide they are.
WIDE = """orderSpec: 1
name: wide
description: 日本語の説明 🚀
contacts:
  mei: { type: private, firstName: 美雨, lastName: 王, email: mei@example.org, countryCode: SE, 都市: 東京 }
items:
  - { domainName: acme-shop.com, registrantContact: mei, 種類: x }
  - { domainName: 日本語.com, registrantContact: mei, e\u0301tat: x }
  - { domainName: acme-store.com, registrantContact: mei, 👩‍💻🇸🇪🚀: x, yeras: 2 }
"""
LONG = """orderSpec: 1
name: long
items:
  - { domainName: acme-shop.com, nameservers: [ns1.dns.example.org, ns2.dns.example.org, ns3.dns.example.org, ns4.dns.example.org], yeras: 2, acceptedTerms: [se_registration_terms] }
  - domainName: acme-shop.com
"""


def expect(what, is_true, told=""):
    global checks
    checks += 1
    if not is_true:
        failures.append(what)
        print(f"{what}\n  | " + str(told).replace("\n", "\n  | "))


class Terminal:
    """A terminal of tmux, with a server of its own."""

    def __init__(self, width, height=70):
        self.socket = f"{work}/tmux-{width}"
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", str(width), "-y", str(height), "exec cat")

    def tmux(self, *arguments):
        environment = {key: value for key, value in os.environ.items() if key not in ("TMUX", "NO_COLOR")}
        return subprocess.run(["tmux", "-u", "-S", self.socket, *arguments], check=True, capture_output=True, text=True, env=environment).stdout

    def screen(self, command, environment=(), with_colour=False):
        """The screen when the command has ended."""
        words = ["env", "-u", "NO_COLOR", "TERM=tmux-256color", *environment, *command]
        self.tmux("respawn-pane", "-k", "-c", f"{work}/specs", " ".join(quoted(word) for word in words) + "; tmux wait-for -S done; exec cat")
        self.tmux("wait-for", "done")
        # The server has been told, but may have what was printed just before still to read.
        last, screen = None, ""
        while last != screen or not screen.strip():
            last, screen = screen, self.tmux("capture-pane", "-p", *(["-e"] if with_colour else []))
            time.sleep(0.1)
        return "\n".join(line.rstrip() for line in screen.rstrip().split("\n")) + "\n"

    def column(self, text):
        """The column that the cursor stands in behind a text."""
        self.tmux("respawn-pane", "-k", f"printf %s {quoted(text)}; tmux wait-for -S done; exec sleep 1000")
        self.tmux("wait-for", "done")
        last, column = None, ""
        while last != column or column == "0":
            last, column = column, self.tmux("display-message", "-p", "#{cursor_x}").strip()
            time.sleep(0.1)
        return int(column)

    def close(self):
        self.tmux("kill-server")


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def compare(name, screen):
    path = f"{screens}/{name}.txt"
    expected = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
    if is_recording and screen != expected:
        with open(path, "w", encoding="utf-8") as file:
            file.write(screen)
    expect(f"{name}: the screen is another", screen == expected, "".join(difflib.unified_diff(expected.splitlines(True), screen.splitlines(True), "recorded", "shown")))


def raw(command, environment=()):
    """The bytes that a terminal of 100 columns is sent."""
    reader, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 100, 0, 0))
    variables = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "CLICOLOR_FORCE")} | dict(environment)
    process = subprocess.Popen(command, cwd=f"{work}/specs", stdin=end, stdout=end, stderr=end, env=variables)
    os.close(end)
    parts = []
    try:
        while part := os.read(reader, 65536):
            parts.append(part)
    except OSError:
        pass
    process.wait()
    return b"".join(parts).decode().replace("\r\n", "\n")


def main():
    os.makedirs(f"{work}/specs")
    for name, text in (("wide", WIDE), ("long", LONG)):
        with open(f"{work}/specs/{name}.order.yaml", "w", encoding="utf-8") as file:
            file.write(text)
    shutil.copy(f"{root}/Examples/broken/many-mistakes.order.yaml", f"{work}/specs/mistakes.order.yaml")
    for width in (80, 120):
        terminal = Terminal(width)
        for spec in ("wide", "long", "mistakes"):
            command = [program, "lint", *TODAY, f"{spec}.order.yaml"]
            screen = terminal.screen(command)
            compare(f"lint-{spec}-{width}", screen)
            expect(f"{spec} at {width}: a line is broken by the terminal", terminal.screen(command, ["NO_COLOR=1"]) == screen)
        compare(f"lint-mistakes-{width}-colour", terminal.screen([program, "lint", *TODAY, "mistakes.order.yaml"], with_colour=True))
        compare(f"explain-{width}", terminal.screen([program, "explain", "yaml_unquoted_phone"]))
        if width > 100:
            carets_stand_below(terminal)
        terminal.close()
    links()
    print(f"{checks} checks, {len(failures)} failed")
    sys.exit(1 if failures else 0)


def carets_stand_below(terminal):
    """The terminal itself says how wide the text before a mark and below it is."""
    lines = raw([program, "lint", "--color", "never", *TODAY, "wide.order.yaml"]).split("\n")
    marked = {"種類": None, "e\u0301tat": None, "👩‍💻🇸🇪🚀": None, "yeras": None, "都市": None}
    for source, below in zip(lines, lines[1:]):
        carets = below.partition("| ")[2]
        if not carets.strip().startswith("^"):
            continue
        source = source.partition("| ")[2]
        for word in marked:
            if f"{word}: " in source and marked[word] is None:
                start, end = terminal.column(source.partition(word)[0]), terminal.column(source.partition(word)[0] + word)
                left = len(carets) - len(carets.lstrip())
                if left == start:
                    marked[word] = (left, len(carets.strip())) == (start, end - start)
    for word, is_below in marked.items():
        expect(f"the carets stand below `{word}`", is_below, "\n".join(lines))


def links():
    """The codes of rules lead to their pages, on terminals that show colours, and nowhere else."""
    command = [program, "lint", *TODAY, "mistakes.order.yaml"]
    link = "\x1b]8;;https://orderspec.dev/rules#unknown_field\x1b\\unknown_field\x1b]8;;\x1b\\\n"
    shown = raw(command, {"TERM": "xterm-256color"}.items())
    expect("a link is shown", link in shown, repr(shown))
    expect("every link ends", shown.count("\x1b]8;;https://") == shown.count("\x1b]8;;\x1b\\") > 3)
    for variables, arguments in (({"NO_COLOR": "1"}, []), ({"TERM": "dumb"}, []), ({}, ["--color", "never"])):
        plain = raw(command + arguments, ({"TERM": "xterm-256color"} | variables).items())
        expect(f"{variables} {arguments}: neither colour nor link", "\x1b" not in plain and "unknown_field" in plain, repr(plain))
    expect("on the Linux console colours, but no links", "\x1b[1;31m" in raw(command, [("TERM", "linux")]) and "\x1b]" not in raw(command, [("TERM", "linux")]))
    for arguments in ([], ["--format", "text"], ["--format", "text", "--color", "always"], ["--format", "json", "--color", "always"]):
        piped = subprocess.run(command + arguments, cwd=f"{work}/specs", capture_output=True, text=True, env={**os.environ, "TERM": "xterm-256color"}).stdout
        expect(f"{arguments}: no link into a pipe", "\x1b]" not in piped and "unknown_field" in piped, repr(piped))
    rules = raw([program, "rules"], [("TERM", "xterm-256color")])
    expect("the list of rules leads to them", rules.count("\x1b]8;;https://orderspec.dev/rules#") > 100)


main()
