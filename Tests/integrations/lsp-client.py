#!/usr/bin/env python3
"""Editing sessions with a real client: `orderspec lsp` driven by pytest-lsp, which checks every answer against the types of the protocol and against what
the client said it can do. Needs the built `orderspec` in the folder $ORDERSPEC_BIN (default: .build/debug) and pytest-lsp 1.0.1 from PyPI.
"""
import asyncio
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import warnings

import pytest_lsp
from lsprotocol import types
from pytest_lsp.client import default_feature

ROOT = pathlib.Path(os.environ.get("ROOT") or pathlib.Path(__file__).resolve().parents[2])
TOOL = pathlib.Path(os.environ.get("ORDERSPEC_BIN") or ROOT / ".build" / "debug") / "orderspec"
# As these editors introduce themselves; the second one asks for diagnostics instead of waiting for them.
CLIENTS = ["visual_studio_code", "visual_studio_code pulling", "neovim@0.11.0", "neovim@0.6.1", "emacs"]

CONTACTS = """\
bo:
  type: organisation
  firstName: Bo
  lastName: Ek
  companyName: Ek AB
  email: bo@ek-smide.se
  phoneNumber: "+46700000001"
  street: Kvarngatan 2
  city: Falun
  postalCode: "791 31"
  countryCode: SE
"""
SPEC = """\
orderSpec: 1
name: {name}
payment: {{ currency: SEK, maxTotal: "500.00" }}
contactsFile: shared.contacts.yaml
items:
  - domainName: {name}-smide.com
    registrantContact: bo
"""

checks = 0


def check(holds, what):
    global checks
    checks += 1
    if not holds:
        raise AssertionError(what)


class Session:
    """One editor: open texts, changed character by character as people type."""

    def __init__(self, client, folder):
        self.client, self.folder = client, folder
        self.texts, self.versions = {}, {}

    def uri(self, name):
        return (self.folder / name).as_uri()

    def document(self, name):
        return types.TextDocumentIdentifier(uri=self.uri(name))

    def open(self, name, text=None):
        text = (self.folder / name).read_text() if text is None else text
        self.texts[name], self.versions[name] = text, 1
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(
            types.TextDocumentItem(uri=self.uri(name), language_id="yaml", version=1, text=text)))

    def change(self, name, start, end, new):
        """Replaces text[start:end], given by characters of Python, as one incremental change in the units that were agreed on."""
        old = self.texts[name]
        self.texts[name] = old[:start] + new + old[end:]
        self.versions[name] += 1
        edit_range = types.Range(self.position(old, start), self.position(old, end))
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(uri=self.uri(name), version=self.versions[name]),
            [types.TextDocumentContentChangePartial(range=edit_range, text=new)]))

    def position(self, text, index):
        line = text.count("\n", 0, index)
        before = text[text.rfind("\n", 0, index) + 1:index]
        units = {"utf-8": lambda t: len(t.encode()), "utf-32": len}.get(self.encoding, lambda t: len(t.encode("utf-16-le")) // 2)
        return types.Position(line, units(before))

    def type(self, name, after, text):
        """Types a text behind another one, a key stroke at a time."""
        place = self.texts[name].index(after) + len(after)
        for offset, character in enumerate(text):
            self.change(name, place + offset, place + offset, character)

    async def diagnostics(self, name):
        """What the client shows of the text as it is now."""
        if self.pulls:
            report = await self.client.text_document_diagnostic_async(types.DocumentDiagnosticParams(self.document(name)))
            return list(report.items)
        for _ in range(3000):
            if self.client.told.get(self.uri(name)) == self.versions[name]:
                return list(self.client.diagnostics[self.uri(name)])
            await asyncio.sleep(0.01)
        raise AssertionError(f"no diagnostics of version {self.versions[name]} of {name}: {self.client.told}")

    async def expect(self, name, codes, what):
        """The client comes to show these findings, however many messages that takes."""
        for _ in range(3000):
            shown = sorted(item.code for item in await self.diagnostics(name))
            if shown == codes:
                break
            await asyncio.sleep(0.01)
        check(shown == codes, f"{what}: {shown}")

    def apply(self, edit):
        """Applies a workspace edit as an editor does; what is not open is changed on the disk."""
        changes = {change.text_document.uri: change.edits for change in edit.document_changes} if edit.document_changes else dict(edit.changes or {})
        for uri, edits in changes.items():
            name = pathlib.PurePosixPath(uri).name
            is_open = name in self.texts
            text = self.texts[name] if is_open else (self.folder / name).read_text()
            for change in sorted(edits, key=lambda change: (change.range.start.line, change.range.start.character), reverse=True):
                start, end = self.index(text, change.range.start), self.index(text, change.range.end)
                if is_open:
                    self.change(name, start, end, change.new_text)
                text = text[:start] + change.new_text + text[end:]
            if not is_open:
                (self.folder / name).write_text(text)
        return sorted(pathlib.PurePosixPath(uri).name for uri in changes)

    def index(self, text, position):
        lines = text.split("\n")
        start = sum(len(line) + 1 for line in lines[:position.line])
        units = 0
        for offset, character in enumerate(lines[position.line] if position.line < len(lines) else ""):
            if units >= position.character:
                return start + offset
            units += {"utf-8": len(character.encode()), "utf-32": 1}.get(self.encoding, len(character.encode("utf-16-le")) // 2)
        return min(len(text), start + len(lines[position.line])) if position.line < len(lines) else len(text)


def fresh(session, name):
    """What `orderspec lint` says of the text on the disk, as codes."""
    (session.folder / name).write_text(session.texts[name])
    run = subprocess.run([TOOL, "lint", "--format", "concise", "."], cwd=session.folder, capture_output=True, text=True, check=False)
    lines = [line for line in run.stdout.splitlines() if line.startswith(f"./{name}:") or line.startswith(f"{name}:")]
    return sorted(line.split("[", 1)[1].split("]", 1)[0] for line in lines)


@default_feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
def published(client: pytest_lsp.LanguageClient, params: types.PublishDiagnosticsParams):
    client.diagnostics[params.uri] = params.diagnostics
    client.told[params.uri] = params.version


@default_feature(types.CLIENT_REGISTER_CAPABILITY)
def register(client: pytest_lsp.LanguageClient, params: types.RegistrationParams):
    return None


@default_feature(types.CLIENT_UNREGISTER_CAPABILITY)
def unregister(client: pytest_lsp.LanguageClient, params: types.UnregistrationParams):
    return None


async def start(kind, folder):
    client = pytest_lsp.make_test_lsp_client()
    client.told = {}
    await client.start_io(str(TOOL), "lsp", "--stdio")
    capabilities = pytest_lsp.client_capabilities(kind.split()[0])
    if "pulling" in kind:
        capabilities.text_document.diagnostic = types.DiagnosticClientCapabilities()
        capabilities.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
    folders = [types.WorkspaceFolder(uri=folder.as_uri(), name="work")]
    result = await client.initialize_session(
        types.InitializeParams(capabilities=capabilities, process_id=os.getpid(), root_uri=folder.as_uri(), workspace_folders=folders))
    session = Session(client, folder)
    session.encoding = result.capabilities.position_encoding or "utf-16"
    text, workspace = capabilities.text_document, capabilities.workspace
    session.pulls = bool(text.diagnostic and workspace.diagnostics and workspace.diagnostics.refresh_support)
    return session


async def a_session(kind, folder):
    (folder / ".git").mkdir()
    (folder / "shared.contacts.yaml").write_text(CONTACTS)
    for name in ("alpha", "beta"):
        (folder / f"{name}.order.yaml").write_text(SPEC.format(name=name))
    session = await start(kind, folder)
    client = session.client
    session.open("alpha.order.yaml")
    await session.expect("alpha.order.yaml", [], "a sound spec")

    # A field is typed: broken at most key strokes, sound again at the end.
    session.type("alpha.order.yaml", "registrantContact: bo\n", "    yers: 2\n")
    await session.expect("alpha.order.yaml", ["unknown_field"], "a wrong field")
    finding = (await session.diagnostics("alpha.order.yaml"))[0]
    actions = await client.text_document_code_action_async(types.CodeActionParams(
        session.document("alpha.order.yaml"), finding.range, types.CodeActionContext(diagnostics=[finding])))
    fix = next(action for action in actions or [] if action.title == "Write `years`")
    check(fix.is_preferred, "a safe fix is preferred")
    session.apply(fix.edit)
    check("    years: 2\n" in session.texts["alpha.order.yaml"], "the fix was applied")
    await session.expect("alpha.order.yaml", [], "nothing is left")

    # Completion in the middle of a word, and of a contact's name.
    session.type("alpha.order.yaml", "years: 2\n", "    acc")
    text = session.texts["alpha.order.yaml"]
    place = session.position(text, text.index("    acc") + len("    acc"))
    result = await client.text_document_completion_async(types.CompletionParams(session.document("alpha.order.yaml"), place))
    items = result.items if isinstance(result, types.CompletionList) else result
    check("acceptedTerms" in [item.label for item in items], "keys of a domain item")
    start_of_word = text.index("    acc")
    session.change("alpha.order.yaml", start_of_word, start_of_word + len("    acc"), "")
    text = session.texts["alpha.order.yaml"]
    place = session.position(text, text.index("registrantContact: bo") + len("registrantContact: b"))
    result = await client.text_document_completion_async(types.CompletionParams(session.document("alpha.order.yaml"), place))
    items = result.items if isinstance(result, types.CompletionList) else result
    check([item.label for item in items] == ["bo"], "names of contacts files")

    # Hover, definition, references, and a rename over three files, one of which is open.
    place = session.position(text, text.index("registrantContact: bo") + len("registrantContact: b"))
    hover = await client.text_document_hover_async(types.HoverParams(session.document("alpha.order.yaml"), place))
    check("bo" in hover.contents.value and "ek-smide" not in hover.contents.value, "a hover without personal data")
    found = await client.text_document_definition_async(types.DefinitionParams(session.document("alpha.order.yaml"), place))
    check(found[0].uri == session.uri("shared.contacts.yaml"), "the definition is in the contacts file")
    found = await client.text_document_references_async(types.ReferenceParams(types.ReferenceContext(True), session.document("alpha.order.yaml"), place))
    check(len(found) == 3, "all uses")
    edit = await client.text_document_rename_async(types.RenameParams(session.document("alpha.order.yaml"), place, "Bo Ek"))
    check(session.apply(edit) == ["alpha.order.yaml", "beta.order.yaml", "shared.contacts.yaml"], "the files that change")
    check("registrantContact: Bo Ek\n" in (folder / "beta.order.yaml").read_text(), "a file that is not open")
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(
        [types.FileEvent(session.uri(name), types.FileChangeType.Changed) for name in ("beta.order.yaml", "shared.contacts.yaml")]))
    await session.expect("alpha.order.yaml", [], "sound after the rename")

    # Everything else is asked for once, so that pytest-lsp checks its types.
    document = session.document("alpha.order.yaml")
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    check([symbol.name for symbol in symbols][0] == "alpha", "the order is a symbol")
    await client.text_document_folding_range_async(types.FoldingRangeParams(document))
    tokens = await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document))
    check(len(tokens.data) == 5, "one reference")
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(document))
    lens = await client.code_lens_resolve_async(lenses[0])
    check("hostup-v2: 1 request" in lens.command.title, lens.command.title)

    # Unsaved text of the contacts file counts at once, in the spec as well.
    session.open("shared.contacts.yaml")
    session.change("shared.contacts.yaml", 0, len("Bo Ek"), "Bo")
    await session.expect("alpha.order.yaml", ["unresolved_contact_reference"], "the name is gone")
    session.change("shared.contacts.yaml", 0, len("Bo"), "Bo Ek")

    # A storm of edits ends with what a fresh lint finds, in letters beyond ASCII too.
    choice = random.Random(5)
    words = ["å", "😀", "\n", "  ", "- ", ": ", "years: 1\n", "#", '"', "'", "{", "}", "[", "]", "*a", "&a ", "years", "\t", "|", "domainName: räksmörgås.se"]
    for _ in range(200):
        text = session.texts["alpha.order.yaml"]
        start_of_edit = choice.randrange(len(text) + 1)
        session.change("alpha.order.yaml", start_of_edit, min(len(text), start_of_edit + choice.randrange(4)), choice.choice(words))
    session.change("alpha.order.yaml", 0, len(session.texts["alpha.order.yaml"]), SPEC.format(name="alpha").replace("bo\n", "Bo Ek\n    nameserver: x\n"))
    (folder / "shared.contacts.yaml").write_text(session.texts["shared.contacts.yaml"])
    await session.expect("alpha.order.yaml", ["unknown_field"], "after the storm")
    check(fresh(session, "alpha.order.yaml") == ["unknown_field"], "a fresh lint finds the same")

    await client.shutdown_session()
    code = await asyncio.wait_for(client._server.wait(), 10)
    check(code == 0, f"exit code {code}")


async def main():
    for kind in CLIENTS:
        with tempfile.TemporaryDirectory(dir=os.environ.get("WORK")) as folder:
            await asyncio.wait_for(a_session(kind, pathlib.Path(folder).resolve()), 120)
            print(f"{kind}: ok")
    print(f"{checks} checks")


if __name__ == "__main__":
    warnings.simplefilter("error", pytest_lsp.LspSpecificationWarning)
    sys.exit(asyncio.run(main()))
