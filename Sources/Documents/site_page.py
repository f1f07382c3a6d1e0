"""The reference of the language, the rules and the commands as one HTML file, from what the built program prints about itself."""
import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import tempfile
import termios

from commands import output
from site_text import code, differing, esc, inline, sentence, terminal, yaml_line

HERE = os.path.dirname(os.path.abspath(__file__))
# The day that examples are linted on, as in Examples/RULES.md.
DAY = "2026-11-21"

GROUPS = {
    "yaml": ("YAML", "What other loaders of YAML would read in another way, or not at all."),
    "structure": ("Structure", "The fields of the language and their values."),
    "target": ("Target", "What the chosen provider can take."),
    "reference": ("References", "Names that lead to something else, and what must be there once only."),
    "secrets": ("Secrets", "What should not stand in a file that many read."),
    "contact": ("Contacts", "Addresses, phone numbers and mail addresses of people."),
    "identifier": ("Identifiers", "Personal, company and VAT numbers."),
    "domain_name": ("Domain names", "What is a domain name, and what looks like another one."),
    "tld": ("Top-level domains", "What a registry asks for."),
    "item": ("Items", "What is ordered, transferred or renewed."),
    "payment": ("Payment", "Limits of price, and how it is paid."),
    "plan": ("Plan", "What stands against an order when its price is known."),
    "suppression": ("Suppression", "Comments that hide findings, and keys against doubles."),
}
FORMATS = {
    "text": "For people: the line, the exact range, what to do. Default on a terminal.",
    "concise": "One line a finding, `FILE:LINE:COLUMN: SEVERITY[CODE] POINTER: MESSAGE`. Default elsewhere.",
    "json": "The provider's own problem documents (RFC 9457), one for each order; its schema is `orderspec schema lint-report`.",
    "sarif": "SARIF 2.1.0, for code scanning.",
    "github": "Workflow commands, which GitHub shows as annotations.",
    "gitlab": "A Code Quality report.",
    "junit": "JUnit XML, for test dashboards.",
    "rdjson": "Reviewdog's diagnostic format.",
    "markdown": "A table for a comment or a summary.",
}
# Code, the commands that give it (those that are not there are left out), what it means.
EXITS = [
    ("0", ["all"], "Clean, or done."),
    ("1", ["all"], "Findings at error level, with `--deny-warnings` warnings too; with `--check`, stale files. Nothing is sent."),
    ("2", ["all"], "Usage, configuration or unreadable input."),
    ("3", ["all"], "An internal error."),
    ("10", ["plan", "preview", "status"], "With `--detailed-exit-code`, something to buy; for status, something is pending."),
    ("20", ["apply", "cancel", "status"], "The provider refused some; for status, something failed."),
    ("21", ["apply", "cancel", "status"], "Some outcome is unknown."),
    ("22", ["apply", "cancel", "status"], "A person must act: payment page, authentication, identity check."),
    ("23", ["apply", "cancel"], "A guard stopped it: price, budget, ownership, rename, preview, expired or used plan."),
    ("24", ["apply", "cancel", "ledger", "plan", "status"], "Trouble with the ledger or its lock."),
]
EVIDENCE = {
    "documented": "published by the one who decides it",
    "observed": "seen in use, not documented",
    "assumed": "deduced, not documented",
}
OBJECTS = {
    "order": "Order",
    "payment": "payment",
    "contact": "A contact",
    "identifier": "registrationIdentifier",
    "contactSource": "A contact from a registration",
    "callback": "callback",
    "defaults": "defaults",
    "domain": "A domain item",
    "vps": "A vps item",
    "sharedHosting": "A shared_hosting item",
    "addon": "An addon item",
    "site": "A site item",
    "roleContacts": "roleContacts",
}


# What lint prints


def lint(program, rule):
    """The command that finds it in the bad example, and what it prints: what plan says hangs on the provider, and the tests hold it true."""
    if "planFinding" in rule:
        return f"orderspec plan {rule['exampleFile']}", rule["planFinding"]
    files = {rule["exampleFile"]: rule["bad"]} | {file["name"]: file["text"] for file in rule.get("exampleFiles", [])}
    path = "." if len(files) > 1 else rule["exampleFile"]
    target = ["--target", rule["exampleTarget"]] if "exampleTarget" in rule else []
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
                file.write(text)
        exit_code, printed = on_terminal([program, "lint", "--today", DAY, *target, path], folder)
    if exit_code not in (0, 1) or "code\x1b[0m: \x1b]8;;" not in printed or rule["code"] not in printed:
        raise SystemExit(f"{rule['code']}: lint of its bad example: exit {exit_code}\n{printed}")
    return " ".join(["orderspec lint", *target, path]), printed.rstrip("\n")


def on_terminal(command, folder):
    """What a terminal of 100 columns is sent by a command, and its exit code."""
    reader, terminal_end = pty.openpty()
    fcntl.ioctl(terminal_end, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 100, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key not in ("SOURCE_DATE_EPOCH", "NO_COLOR", "CLICOLOR_FORCE")}
    running = subprocess.Popen(command, cwd=folder, stdin=terminal_end, stdout=terminal_end, stderr=terminal_end, env=environment | {"TERM": "xterm-256color"})
    os.close(terminal_end)
    parts = []
    with os.fdopen(reader, "rb") as stream:
        while True:
            try:
                part = stream.read1(65536)
            except OSError:
                break
            if not part:
                break
            parts.append(part)
    return running.wait(), b"".join(parts).decode().replace("\r\n", "\n")


# Rules


def rule_article(program, rule):
    command, printed = lint(program, rule)
    bad, good = differing(rule["bad"], rule["good"])
    says = f"What plan says about the bad one, where {inline(rule['planSituation'])}" if "planFinding" in rule else "What lint says about the bad one"
    flags = [f'<span class="tag sev-{rule["severity"]}">{rule["severity"]}</span>', f'<span class="tag">{esc(GROUPS[rule["group"]][0])}</span>']
    if rule["blocking"]:
        flags.append('<span class="tag" title="leaves a hole in the order: never hidden from compile, plan and apply">blocking</span>')
    if rule["fix"] != "none":
        flags.append(f'<span class="tag">{"fixable" if rule["fix"] == "always" else "sometimes fixable"}</span>')
    if not rule["inlineSuppressible"]:
        flags.append('<span class="tag" title="only in the configuration">not hidden by comments</span>')
    beside = "".join(f'<figure><figcaption>beside it <code>{esc(file["name"])}</code></figcaption>{code(file["text"])}</figure>' for file in rule.get("exampleFiles", []))
    return f"""<article class="rule" id="{rule["code"]}" data-find="{esc(rule["code"])}" data-kind="rule" data-say="{esc(rule["summary"].replace("`", ""))}">
<h4><a class="anchor" href="#{rule["code"]}">{esc(rule["code"]).replace("_", "_<wbr>")}</a></h4>
<p class="tags">{" ".join(flags)}</p>
<p class="lead">{inline(sentence(rule["summary"]))}</p>
<dl class="why"><div><dt>Why</dt><dd>{inline(rule["why"])}</dd></div><div><dt>What to do</dt><dd>{inline(rule["whatToDo"])}</dd></div></dl>
<div class="pair"><figure><figcaption><b class="bad">Bad</b> <code>{esc(rule["exampleFile"])}</code></figcaption>{code(rule["bad"], bad, "yaml bad")}</figure>
<figure><figcaption><b class="good">Good</b></figcaption>{code(rule["good"], good, "yaml good")}</figure>{beside}</div>
<figure><figcaption>{says}</figcaption><pre class="term" tabindex="0"><code><span class="p">$ {esc(command)}</span>
{terminal(printed)}</code></pre></figure>
<p class="source"><span>Source</span> {inline(rule["source"])}. <span class="tag ev-{rule["evidence"]}" title="{EVIDENCE[rule["evidence"]]}">{rule["evidence"]}</span></p>
</article>
"""


def rule_sections(program, rules):
    text = ""
    for group in dict.fromkeys(rule["group"] for rule in rules):
        members = [rule for rule in rules if rule["group"] == group]
        title, says = GROUPS[group]
        rows = "".join(
            f'<tr><td><a href="#{rule["code"]}">{esc(rule["code"]).replace("_", "_<wbr>")}</a></td><td><span class="tag sev-{rule["severity"]}">{rule["severity"]}</span></td>'
            f'<td>{inline(rule["summary"])}</td></tr>'
            for rule in members
        )
        text += f'<section class="group" id="rules-{group}"><h3>{title}</h3><p>{says}</p><table class="index"><tbody>{rows}</tbody></table>\n'
        text += "".join(rule_article(program, rule) for rule in members) + "</section>\n"
    return text


# The language


def kind(schema):
    """What a field holds, in a few words."""
    if "const" in schema:
        return esc(schema["const"])
    if "$ref" in schema:
        return object_link(schema["$ref"])
    if "enum" in schema:
        words = [word for word in schema["enum"] if word is not None]
        return "one word" if len(words) > 1 else f"<code>{esc(words[0])}</code>"
    if "anyOf" in schema:
        kinds = [kind(part) for part in schema["anyOf"] if part != {"type": "null"}]
        return " or ".join(dict.fromkeys(kinds))
    types = schema.get("type", [])
    types = [word for word in ([types] if isinstance(types, str) else types) if word != "null"]
    if types[:1] == ["string"]:
        return "text"
    if types == ["integer"]:
        return f"number, {schema['minimum']:,} to {schema['maximum']:,}".replace(",000,000", " million") if schema["maximum"] < 2**31 - 1 else "number"
    if types == ["boolean"]:
        return "<code>true</code> or <code>false</code>"
    if types == ["array"]:
        if "anyOf" in schema["items"]:
            refs = re.findall(r'"#/definitions/\w+"', json.dumps(schema["items"]))
            return "list of items: " + ", ".join(object_link(ref.strip('"')) for ref in refs)
        return "list of " + ({"text": "texts", "one word": "words"}.get(kind(schema["items"]), kind(schema["items"])))
    values = schema.get("additionalProperties")
    if isinstance(values, dict):
        return "mapping from name to " + (kind(values) if values.get("type") != "object" else "mapping")
    return "mapping"


def object_link(reference):
    name = reference.rsplit("/", 1)[1]
    for ending in ("Defaults", "Part"):
        name = name.removesuffix(ending) if name != "defaults" else name
    return f'<a href="#language-{name}">{esc(OBJECTS[name])}</a>'


def yaml_text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key}: {yaml_text(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(yaml_text(inner) for inner in value) + "]"
    needs_quotes = re.fullmatch(r"[+-]?[0-9][0-9.,_-]*|.*[\s]*[{}\[\],].*|.*: .*|.*#.*|https?:.*", value) and not value.startswith("${")
    return json.dumps(value, ensure_ascii=False) if needs_quotes else value


def field(object_name, name, schema, is_required, takes_default):
    words = list(zip(schema.get("enum", []), schema.get("enumDescriptions", [])))
    if not words and isinstance(schema.get("items"), dict):
        words = list(zip(schema["items"].get("enum", []), schema["items"].get("enumDescriptions", [])))
    words = [(word, says) for word, says in words if word is not None]
    flags = ['<span class="tag need">required</span>'] if is_required else []
    description, _, secret = schema["description"].partition(" May be a secret reference")
    if secret:
        flags.append('<a class="tag" href="#secret-references">secret reference</a>')
    if takes_default:
        flags.append('<a class="tag" href="#language-defaults">in defaults</a>')
    listed = ""
    if len(words) > 1:
        listed = '<dl class="words">' + "".join(f"<div><dt><code>{esc(word)}</code></dt><dd>{inline(says)}</dd></div>" for word, says in words) + "</dl>"
    default = f'<span>Default <code>{esc(yaml_text(schema["default"]))}</code></span>' if "default" in schema else ""
    example = f"{name}: {yaml_text(schema['examples'][0])}"
    identity = f"{object_name}-{name}"
    return f"""<div class="field" id="field-{identity}" data-find="{esc(name)}" data-kind="{esc(OBJECTS[object_name])}" data-say="{esc(description.replace("`", ""))}">
<h4><a class="anchor" href="#field-{identity}">{esc(name)}</a> <span class="kind">{kind(schema)}</span></h4><div>
<p>{inline(description)} {" ".join(flags)}</p>{listed}
<p class="example"><code>{yaml_line(example)}</code>{default}</p></div></div>
"""


def language(schema):
    definitions = {"order": schema} | schema["definitions"]
    text = ""
    for name, title in OBJECTS.items():
        definition = definitions[name]
        defaults = definitions.get(f"{name}Defaults", {}).get("properties", {})
        fields = "".join(field(name, key, member, key in definition.get("required", []), key in defaults) for key, member in definition["properties"].items())
        heading = f"<code>{esc(title)}</code>" if title in definitions["order"]["properties"] or title in ("registrationIdentifier", "roleContacts") else esc(title)
        text += f'<section class="object" id="language-{name}"><h3>{heading}</h3><p>{inline(definition["description"])}</p>\n{fields}</section>\n'
    return text


# Commands


def command_identity(command):
    return "command-" + "-".join(word.strip("-") for word in command.path)


def commands_section(commands):
    text = ""
    for command in (inner for outer in commands for inner in outer.all()):
        identity = command_identity(command)
        usage = [f"<i>{esc(each.value)}</i>" + ("…" if each.is_repeating else "") for each in command.positional]
        usage = "".join(f" [{each}]" if argument.is_optional else f" {each}" for each, argument in zip(usage, command.positional))
        if command.form_value:
            usage = f" <i>{esc(command.form_value)}</i>{usage}"
        rows = "".join(
            f"<div><dt>{', '.join(f'<code>{esc(name)}</code>' for name in option.names)}"
            + (f" <i>{esc(option.value)}</i>" if option.kind == "option" else "")
            + (f"<i>{esc(option.value)}</i>" if option.kind == "positional" else "")
            + f"</dt><dd>{inline(option.text)}"
            + (f" Default: <code>{esc(option.default)}</code>." if option.default and "Default:" not in option.text else "")
            + "</dd></div>"
            for option in command.arguments
            if option.names != ["-h", "--help"]
        )
        inner = "".join(f"<div><dt><a href='#{command_identity(each)}'><code>{esc(each.path[-1])}</code></a></dt><dd>{inline(each.text)}</dd></div>" for each in command.forms + command.subcommands)
        notes = "".join(f"<p>{inline(note)}</p>" for note in command.notes)
        examples = "\n".join(f'<span class="p">$ </span>{esc(line)}' for line in command.examples)
        level = "h3" if len(command.path) == 1 else "h4"
        text += f"""<article class="command" id="{identity}" data-find="{esc(command.words)}" data-kind="command" data-say="{esc(command.summary)}">
<{level}><a class="anchor" href="#{identity}"><code>{esc(command.words)}</code></a><span class="usage">{usage}</span></{level}>
<p>{inline(command.text)}</p>{notes}<dl class="words">{rows}{inner}</dl>
{f'<pre class="term" tabindex="0"><code>{examples}</code></pre>' if examples else ""}</article>
"""
    return text


def exits(commands):
    known = {"all"} | {command.path[0] for command in commands}
    rows = ((number, says, ", ".join(name for name in who if name in known)) for number, who, says in EXITS)
    return "".join(f"<tr><td><code>{number}</code></td><td>{inline(says)}</td><td>{who}</td></tr>" for number, says, who in rows)


# The page


def read(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        return file.read()


def page(program, commands, version):
    rules = json.loads(output(program, "rules", "--format", "json"))["rules"]
    schema = json.loads(output(program, "schema", "order"))
    lint_formats = next(option for command in commands if command.path == ["lint"] for option in command.options if option.names == ["--format"]).choices
    starter = output(program, "init", "-")
    groups = {group: sum(rule["group"] == group for rule in rules) for group in dict.fromkeys(rule["group"] for rule in rules)}
    values = {
        "STYLE": read("page.css"),
        "SCRIPT": read("page.js"),
        "VERSION": esc(version),
        "RULE_COUNT": str(len(rules)),
        "FIELD_COUNT": str(len({key for each in [schema, *schema["definitions"].values()] for key in each["properties"]})),
        "COMMAND_COUNT": str(sum(not inner.is_form for command in commands for inner in command.all())),
        "NAV_LANGUAGE": "".join(f'<li><a href="#language-{name}">{esc(title)}</a></li>' for name, title in OBJECTS.items()),
        "NAV_RULES": "".join(f'<li><a href="#rules-{group}">{GROUPS[group][0]} <span>{count}</span></a></li>' for group, count in groups.items()),
        "NAV_COMMANDS": "".join(f'<li><a href="#command-{command.path[0]}">{esc(command.path[0])}</a></li>' for command in commands),
        "STARTER": code(starter, kind="yaml"),
        "LANGUAGE": language(schema),
        "RULES": rule_sections(program, rules),
        "COMMANDS": commands_section(commands),
        "EXITS": exits(commands),
        "FORMATS": "".join(
            f'<div id="format-{name}" data-find="{name}" data-kind="format" data-say="{esc(FORMATS[name].replace("`", ""))}"><dt><code>{name}</code></dt><dd>{inline(FORMATS[name])}</dd></div>'
            for name in lint_formats
        ),
        "DAY": DAY,
    }
    text = read("page.html")
    for name, value in values.items():
        text = text.replace("{{" + name + "}}", value, -1) if name != "SCRIPT" else text
    return text.replace("{{SCRIPT}}", values["SCRIPT"])
