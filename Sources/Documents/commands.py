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
    path: list[str]
    summary: str
    text: str
    discussion: str
    arguments: list[Argument] = field(default_factory=list)
    subcommands: list["Command"] = field(default_factory=list)

    @property
    def positional(self):
        return [argument for argument in self.arguments if argument.kind == "positional"]

    @property
    def options(self):
        return [argument for argument in self.arguments if argument.kind != "positional"]

    @property
    def notes(self):
        """The discussion without its examples: paragraphs."""
        return [part for part in self.discussion.split("\n\n") if part and not part.startswith("EXAMPLES:")]

    @property
    def examples(self):
        lines = self.discussion.partition("EXAMPLES:\n")[2].partition("\n\n")[0].splitlines()
        return [line.strip() for line in lines if line.strip()]

    def all(self):
        yield self
        for command in self.subcommands:
            yield from command.all()


def output(program, *arguments, **options):
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True, **options).stdout


def commands(program):
    """The commands in the order of `orderspec --help`."""
    listed = output(program, "--help").partition("COMMANDS:\n")[2].partition("\n\n")[0]
    found = [re.match(r"  (\S+) +(.*)", line).groups() for line in listed.splitlines()]
    return [command(json.loads(output(program, name, "--experimental-dump-help"))["command"], [name], summary) for name, summary in found]


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
