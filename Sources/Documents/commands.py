"""The commands of `orderspec` as the built program tells them: those of both executables, with their arguments and options."""
import json
import re
import subprocess
from dataclasses import dataclass, field


@dataclass
class Argument:
    """A positional argument, an option with a value, or a flag."""

    kind: str
    names: list[str]
    value: str
    text: str
    choices: list[str]
    is_repeating: bool
    is_optional: bool
    default: str | None

    @property
    def completes(self):
        """What may stand there: `choices`, `codes` (choices separated by commas), `file`, `directory`, or `nothing` that is known."""
        if self.kind == "flag":
            return "nothing"
        if self.choices:
            return "codes" if self.value == "codes" else "choices"
        if self.value == "dir":
            return "directory"
        return "file" if self.value in ("file", "path", "schema") else "nothing"

    @property
    def summary(self):
        """The first sentence, without its full stop."""
        return re.split(r"(?<=[a-z`)])[.:;] ", self.text + " ", maxsplit=1)[0].strip().rstrip(".")


@dataclass
class Command:
    """A command; `forms` are other ways to call it, each with arguments and a help of its own."""

    path: list[str]
    summary: str
    text: str
    discussion: str
    arguments: list[Argument] = field(default_factory=list)
    subcommands: list["Command"] = field(default_factory=list)
    forms: list["Command"] = field(default_factory=list)

    @property
    def positional(self):
        return [argument for argument in self.arguments if argument.kind == "positional"]

    @property
    def options(self):
        return [argument for argument in self.arguments if argument.kind != "positional"]

    @property
    def words(self):
        """What is written to call it, but for its arguments."""
        return " ".join(["orderspec", *self.path])

    @property
    def is_form(self):
        return self.path[-1].startswith("-")

    @property
    def form_value(self):
        """What stands behind the words of a form."""
        return next((option.value for option in self.options if self.path[-1] in option.names), None) if self.is_form else None

    @property
    def notes(self):
        """The discussion without its examples: paragraphs."""
        return [part for part in self.discussion.split("\n\n") if part and not part.startswith("EXAMPLES:")]

    @property
    def examples(self):
        lines = self.discussion.partition("EXAMPLES:\n")[2].partition("\n\n")[0].splitlines()
        return [line.strip() for line in lines if line.strip()]

    def all(self):
        """It, its forms and its subcommands: what has a help."""
        yield self
        yield from self.forms
        for command in self.subcommands:
            yield from command.all()


# What one executable lists and the other one does: the words that lead to it, and a value that they need.
OTHER_HALVES = [(["catalog", "sync"], []), (["import", "--from-account"], ["PROVIDER"])]


def output(program, *arguments, **options):
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True, **options).stdout


def commands(program):
    """The commands in the order of `orderspec --help`."""
    listed = output(program, "--help").partition("COMMANDS:\n")[2].partition("\n\n")[0]
    found = [re.match(r"  (\S+) +(.*)", line).groups() for line in listed.splitlines()]
    known = [command(told(program, name), [name], summary) for name, summary in found]
    for path, value in OTHER_HALVES:
        outer = next(each for each in known if each.path == path[:1])
        half = command(told(program, *path, *value), path)
        if half.is_form:
            outer.forms.append(half)
        else:
            outer.subcommands = [half if inner.path == path else inner for inner in outer.subcommands]
    return known


def told(program, *words):
    return json.loads(output(program, *words, "--experimental-dump-help"))["command"]


def command(info, path, summary=None):
    text = info.get("abstract", "")
    return Command(
        path=path,
        summary=summary or text[:1].lower() + text[1:].rstrip("."),
        text=text,
        discussion=info.get("discussion", ""),
        arguments=[argument(entry) for entry in info.get("arguments", []) if entry["shouldDisplay"]],
        subcommands=[
            command(inner, path + [inner["commandName"]]) for inner in info.get("subcommands", []) if inner["shouldDisplay"] and inner["commandName"] != "help"
        ],
    )


def argument(info):
    return Argument(
        kind=info["kind"],
        names=[{"long": "--", "short": "-", "longWithSingleDash": "-"}[name["kind"]] + name["name"] for name in info.get("names", [])],
        value=info.get("valueName", ""),
        text=info.get("abstract", ""),
        choices=info.get("completionKind", {}).get("list", {}).get("values", []),
        is_repeating=info["isRepeating"],
        is_optional=info["isOptional"],
        default=info.get("defaultValue"),
    )


def version(program):
    return output(program, "--version").split()[1]
