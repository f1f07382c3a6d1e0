"""Text, YAML and what terminals show, as HTML."""
import difflib
import html
import re


def esc(text):
    return html.escape(str(text), quote=True)


def inline(text):
    """A sentence: `code`, addresses and RFCs."""
    parts = []
    for index, part in enumerate(re.split(r"`([^`]+)`", text)):
        parts.append(f"<code>{esc(part)}</code>" if index % 2 else linked(part))
    return "".join(parts)


def linked(text):
    pattern = r"(https://[^\s,;)]+)|\b((?:[a-z0-9-]+\.)+(?:com|org|net|nl|se|eu|nu|dk|no|fi|it|de)/[^\s,;)]*)|\bRFC (\d+)\b"

    def link(match):
        address, bare, rfc = match.groups()
        target = address or (f"https://{bare}" if bare else f"https://www.rfc-editor.org/rfc/rfc{rfc}")
        return f'<a href="{esc(target)}" rel="noreferrer">{esc(match.group())}</a>'

    pieces, end = [], 0
    for match in re.finditer(pattern, text):
        pieces += [esc(text[end : match.start()]), link(match)]
        end = match.end()
    return "".join(pieces) + esc(text[end:])


def sentence(text):
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")


# YAML and terminal output


def yaml_line(line):
    match = re.match(r"^(\s*(?:- )?)(\"[^\"]*\"|[^\s:#\"'{}\[\]][^:#]*?)(:)(\s.*|)$", line)
    if line.lstrip().startswith("#"):
        return f'<span class="c">{esc(line)}</span>'
    if not match:
        return yaml_value(line)
    lead, key, colon, rest = match.groups()
    return f'{esc(lead)}<span class="k">{esc(key)}</span>{colon}{yaml_value(rest)}'


def yaml_value(text):
    tokens = re.split(r"(\"[^\"]*\"|'[^']*'|\$\{[^}]*\}|(?<=\s)#.*$|[A-Za-z][\w-]*(?=: )|[*&][\w-]+)", text)
    spans = []
    for index, token in enumerate(tokens):
        if index % 2 == 0:
            spans.append(esc(token))
            continue
        kind = "c" if token.startswith("#") else "s" if token[0] in "\"'" else "r" if token[0] in "$*&" else "k"
        spans.append(f'<span class="{kind}">{esc(token)}</span>')
    return "".join(spans)


def code(text, marked=(), kind="plain"):
    lines = text.rstrip("\n").split("\n")
    rows = "".join(f'<span class="l{" m" if index in marked else ""}">{yaml_line(line) or " "}</span>\n' for index, line in enumerate(lines))
    return f'<pre class="{kind}" tabindex="0"><code>{rows}</code></pre>'


def differing(bad, good):
    """The lines of each text that the other one has not."""
    left, right = bad.rstrip("\n").split("\n"), good.rstrip("\n").split("\n")
    marked = set(), set()
    for tag, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag != "equal":
            marked[0].update(range(a, b))
            marked[1].update(range(c, d))
    return marked


def terminal(text):
    """What a terminal shows, its colours as classes; the links are left out, since the page is where they lead."""
    text = re.sub(r"\x1b]8;;[^\x1b]*\x1b\\", "", text)
    names = {"1": "b", "2": "f", "1;31": "e", "1;33": "w", "1;34": "i", "32": "g"}
    parts, is_open = [], False
    for index, part in enumerate(re.split(r"\x1b\[([0-9;]*)m", text)):
        if index % 2 == 0:
            parts.append(esc(part))
        else:
            if is_open:
                parts.append("</span>")
            is_open = part not in ("", "0")
            if is_open:
                parts.append(f'<span class="t{names[part]}">')
    return "".join(parts)
