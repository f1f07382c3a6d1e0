#!/usr/bin/env python3
"""Completion in bash, zsh and fish: keys are pressed in a real shell, and what stands on its line is read."""
import os
import pty
import re
import select
import subprocess
import sys
import time

root, executables, work = (os.environ[name] for name in ("ROOT", "ORDERSPEC_BIN", "WORK"))
program = f"{executables}/orderspec"
failures = []
checks = 0


def expect(what, is_true, told):
    global checks
    checks += 1
    if not is_true:
        failures.append(what)
        print(f"{what}\n  | " + str(told).replace("\n", "\n  | "))


class Shell:
    """A shell on a terminal of its own, in a folder with some files."""

    def __init__(self, command, prepare, environment):
        self.unread = ""
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(f"{work}/files")
            os.execvpe(command[0], command, {**os.environ, **environment, "TERM": "xterm", "PATH": f"{executables}:{os.environ['PATH']}"})
        self.read_until("ready> ")
        for line in prepare:
            self.type(line + "\r")
            self.read_until("ready> ")

    def type(self, keys):
        os.write(self.terminal, keys.encode())

    def read_until(self, text, limit=60):
        end = time.monotonic() + limit
        while text not in self.plain(self.unread) and time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.2)[0]:
                self.unread += os.read(self.terminal, 65536).decode(errors="replace")
        seen, found, rest = self.plain(self.unread).partition(text)
        if not found:
            raise SystemExit(f"`{text}` never came:\n{self.unread!r}")
        self.unread = rest
        return seen + found

    def plain(self, text):
        return re.sub(r"\x1b\[[0-9;?=>]*[A-Za-z]|\x1b[=>]|[\x07\x0f]", "", text)

    def line_after(self, written):
        """The words that the shell makes of a line when its completion is asked for."""
        # Whatever the line has become is run as arguments of a function.
        self.type(written + "\t\r")
        seen = self.read_until("end-of-line")
        self.read_until("ready> ")
        return re.findall(r"\[([^\]\r\n]*)\]", seen[seen.rindex("<") :])

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.process, 0)


# The program is shadowed by one that says which words it is given; completions only know its name.
SHOW = 'orderspec() { printf "<"; printf "[%s]" "$@"; printf ">end-of-%s\\n" line; }'
# What is written, and the words that the key makes of it.
COMPLETED = [
    ("orderspec le", ["ledger"]),
    ("orderspec expl", ["explain"]),
    ("orderspec ledger ver", ["ledger", "verify"]),
    ("orderspec catalog sh", ["catalog", "show"]),
    ("orderspec lint --deny", ["lint", "--deny-warnings"]),
    ("orderspec apply --sim", ["apply", "--simulate"]),
    ("orderspec lint --format sar", ["lint", "--format", "sarif"]),
    ("orderspec compile --target sup", ["compile", "--target", "superspace"]),
    ("orderspec ledger export --format js", ["ledger", "export", "--format", "json"]),
    ("orderspec status --format mark", ["status", "--format", "markdown"]),
    ("orderspec ledger resolve acme.se --ended can", ["ledger", "resolve", "acme.se", "--ended", "cancelled"]),
    ("orderspec lint --output jun", ["lint", "--output", "junit="]),
    ("orderspec explain yaml_dup", ["explain", "yaml_duplicate_key"]),
    ("orderspec lint --select unknown_field,yaml_dup", ["lint", "--select", "unknown_field,yaml_duplicate_key"]),
    ("orderspec schema lint", ["schema", "lint-report"]),
    ("orderspec help comp", ["help", "compile"]),
    ("orderspec catalog sync --out", ["catalog", "sync", "--out-file"]),
    ("orderspec catalog sync -o oth", ["catalog", "sync", "-o", "other.yaml"]),
    ("orderspec ledger show --form", ["ledger", "show", "--format"]),
    ("orderspec import --from-acc", ["import", "--from-account"]),
    ("orderspec import --from-account shop --out-dir req", ["import", "--from-account", "shop", "--out-dir", "requests/"]),
    ("orderspec import --from hostup-v1 --prov", ["import", "--from", "hostup-v1", "--provider"]),
    ("orderspec lint acme", ["lint", "acme.order.yaml"]),
    ("orderspec lint --config oth", ["lint", "--config", "other.yaml"]),
    ("orderspec compile x.yaml --out-dir req", ["compile", "x.yaml", "--out-dir", "requests/"]),
    ("orderspec plan 'with", ["plan", "with blank.order.yaml"]),
]


def check(name, command, prepare, environment):
    shell = Shell(command, prepare, environment)
    try:
        for written, words in COMPLETED:
            got = shell.line_after(written)
            expect(f"{name}: {written}<TAB> is to become {words}", [word.rstrip("/") for word in got] == [word.rstrip("/") for word in words], got)
    finally:
        shell.close()


def main():
    subprocess.run([sys.executable, f"{root}/Sources/Documents/write.py", program, f"{work}/docs"], check=True)
    os.makedirs(f"{work}/files/requests")
    for name in ("acme.order.yaml", "other.yaml", "with blank.order.yaml"):
        open(f"{work}/files/{name}", "w").close()
    folder = f"{work}/docs/completions"
    check("bash", ["bash", "--noprofile", "--norc", "-i"], [f". {folder}/orderspec.bash", SHOW, "bind 'set enable-bracketed-paste off'"], {"PS1": "ready> "})
    check(
        "zsh",
        ["zsh", "-f", "-i"],
        [f"fpath=({folder} $fpath); autoload -Uz compinit; compinit -u -d {work}/zcompdump", SHOW, "unsetopt automenu listambiguous beep; PROMPT_SP="],
        {"PS1": "ready> "},
    )
    # fish says itself what fits: a word to a line, and behind a tab what it is.
    for written, words in COMPLETED:
        done = subprocess.run(
            ["fish", "--no-config", "-c", f"source {folder}/orderspec.fish; complete -C {quoted(written)}"], cwd=f"{work}/files", capture_output=True, text=True,
            env={**os.environ, "PATH": f"{executables}:{os.environ['PATH']}"})
        fits = [line.split("\t")[0].replace("\\ ", " ") for line in done.stdout.splitlines()]
        expect(f"fish: {written}<TAB> is to become {words}", words[-1] in fits and done.stderr == "", done.stdout + done.stderr)
    done = subprocess.run(["fish", "--no-config", "-c", f"source {folder}/orderspec.fish; complete -C 'orderspec le'"], capture_output=True, text=True)
    expect("fish: only `ledger` begins with le", done.stdout == "ledger\tkeep the record of what was placed\n", done.stdout + done.stderr)
    for file in ("orderspec.bash",):
        done = subprocess.run(["shellcheck", "--shell=bash", "--exclude=SC2034,SC2207", f"{folder}/{file}"], capture_output=True, text=True)
        expect(f"shellcheck {file}", done.returncode == 0, done.stdout)
    print(f"{checks} checks, {len(failures)} failed")
    sys.exit(1 if failures else 0)


def quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


main()
