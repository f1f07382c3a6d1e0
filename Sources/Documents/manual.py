"""The manual page orderspec(1): of the commands of both executables."""
import re

EXIT_CODES = [
    ("0", "clean, or done"),
    ("1", "findings at error level, or stale files with \\fB\\-\\-check\\fR"),
    ("2", "usage, configuration or unreadable input"),
    ("3", "internal error"),
    ("10, 20\\(en24", "of the commands that talk to a provider, as each of them says"),
]
ENVIRONMENT = [
    ("NO_COLOR", "not empty: no colour"),
    ("CLICOLOR_FORCE", "neither empty nor 0: colour everywhere"),
    ("SOURCE_DATE_EPOCH", "the day that rules compare with, in seconds since 1970, where no \\fB\\-\\-today\\fR says it"),
    ("ORDERSPEC_MAX_TOTAL", "the most that a run of \\fBapply\\fR may cost, beside \\fB\\-\\-max\\-total\\fR"),
    ("ORDERSPEC_REQUIRE_PLAN", "neither empty nor 0: \\fBapply\\fR places saved plans only"),
    ("ORDERSPEC_ACTOR", "who a run is by, in the ledger; else the user of the CI or of the operating system"),
    ("ORDERSPEC_ALLOW_HOST", "a host that a \\fBbaseURL\\fR may name although it is neither the provider's documented one nor loopback"),
]
FILES = [
    ("NAME.order.yaml", "an order spec"),
    ("NAME.contacts.yaml", "contacts that several specs share"),
    (".orderspec.yaml", "the configuration, looked for upward from each spec"),
]


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("^", "\\(ha").replace("~", "\\(ti")
    text = re.sub(r"`([^`]*)`", r"\\fB\1\\fR", text).replace("`", "\\(ga").replace("…", "\\&...")
    return "\\&" + text if text.startswith(".") else text


def terms(pairs):
    return "".join(f".TP\n.B {escaped(term)}\n{text}\n" for term, text in pairs)


def synopsis(command):
    parts = [f"\\fI{escaped(command.form_value)}\\fR"] if command.form_value else []
    if command.subcommands:
        parts.append("\\fIcommand\\fR")
    if any(option.names != ["-h", "--help"] for option in command.options):
        parts.append("[\\fIoptions\\fR]")
    for argument in command.positional:
        word = f"\\fI{escaped(argument.value)}\\fR" + ("\\&..." if argument.is_repeating else "")
        parts.append(f"[{word}]" if argument.is_optional else word)
    return f"\\fB{escaped(command.words)}\\fR {' '.join(parts)}".strip()


def option(argument):
    names = ", ".join(f"\\fB{escaped(name)}\\fR" for name in argument.names)
    value = f" \\fI{escaped(argument.value)}\\fR" if argument.kind == "option" else ""
    default = f" Default: {escaped(argument.default)}." if argument.default and "Default:" not in argument.text else ""
    return f".TP\n{names}{value}\n{escaped(argument.text)}{default}\n"


def section(command):
    text = f".SS {synopsis(command)}\n{escaped(command.text)}\n"
    text += "".join(f".PP\n{escaped(' '.join(note.splitlines()))}\n" for note in command.notes)
    for argument in command.positional:
        text += f".TP\n\\fI{escaped(argument.value)}\\fR\n{escaped(argument.text)}\n"
    text += "".join(option(each) for each in command.options if each.names != ["-h", "--help"])
    if command.examples:
        text += ".PP\nExamples:\n.PP\n.RS 4\n.nf\n" + "".join(escaped(line) + "\n" for line in command.examples) + ".fi\n.RE\n"
    return text


def page(commands, version):
    listed = "".join(f".TP\n.B {command.path[0]}\n{escaped(command.summary)}\n" for command in commands)
    sections = "".join(section(inner) for command in commands for inner in command.all())
    return f""".\\" Written from the help of the commands.
.TH ORDERSPEC 1 "" "orderspec {version}" "User Commands"
.nh
.ad l
.SH NAME
orderspec \\- check, compile and place orders for domains, VPS and hosting
.SH SYNOPSIS
\\fBorderspec\\fR \\fIcommand\\fR [\\fIoptions\\fR] [\\fIarguments\\fR]
.br
\\fBorderspec help\\fR \\fIcommand\\fR
.SH DESCRIPTION
An order spec is a YAML file that says what to order, for whom, and how it will be paid.
\\fBorderspec\\fR checks such files, each finding at its line, column and JSON Pointer; compiles them to the request JSON of a provider; and places the orders, each once.
.PP
{listed}.SH COMMANDS
{sections}.SH EXIT STATUS
{terms(EXIT_CODES)}.SH ENVIRONMENT
{terms(ENVIRONMENT)}.SH FILES
{terms(FILES)}"""
