"""How long the language server takes from a key stroke to its diagnostics: a client that types into a spec of many items."""
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

import corpus


class Client:
    def __init__(self, tool, folder):
        self.process = subprocess.Popen([tool, "lsp"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.version = 0
        self.call("initialize", {"processId": None, "rootUri": None, "capabilities": {"textDocument": {"publishDiagnostics": {"relatedInformation": True}}}})
        self.notify("initialized", {})

    def send(self, message):
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self.process.stdin.flush()

    def receive(self):
        length = None
        while (line := self.process.stdout.readline()) != b"\r\n":
            if not line:
                raise EOFError("the server has ended")
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return json.loads(self.process.stdout.read(length))

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def call(self, method, params):
        self.send({"id": 1, "method": method, "params": params})
        while "result" not in (message := self.receive()):
            pass
        return message["result"]

    def diagnostics(self, uri):
        """Waits for what is said of the newest version."""
        while True:
            message = self.receive()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri and message["params"]["version"] == self.version:
                return message["params"]["diagnostics"]

    def open(self, uri, text):
        self.version += 1
        self.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": self.version, "text": text}})
        return self.diagnostics(uri)

    def change(self, uri, line, start, end, text):
        self.version += 1
        place = {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}
        self.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": self.version}, "contentChanges": [{"range": place, "text": text}]})
        return self.diagnostics(uri)

    def cpu(self):
        """The CPU time of the server so far, in seconds; 0 where the system does not tell."""
        path = pathlib.Path(f"/proc/{self.process.pid}/stat")
        if not path.exists():
            return 0.0
        user, system = path.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def close(self):
        self.call("shutdown", None)
        self.notify("exit", None)
        return self.process.wait(10)


def measure(tool, items, strokes):
    """Of a text that stays sound and of one that is broken at every other stroke: the median and the 95th percentile of the time from a stroke to its
    diagnostics, and the mean of the server's CPU time, in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, ".git").mkdir()
        uri = pathlib.Path(folder, "large.order.yaml").as_uri()
        text = spec(items)
        lines = text.split("\n")
        client = Client(tool, folder)
        client.open(uri, text)
        description = next(number for number, line in enumerate(lines) if line.startswith("description:"))
        member = next(number for number in range(len(lines) // 2, len(lines)) if lines[number].startswith("    "))
        places = {"sound": (description, len(lines[description]), " "), "broken": (member, len(lines[member]), ': "')}
        result = {}
        for kind, (line, column, text) in places.items():
            taken, before = [], client.cpu()
            for number in range(strokes):
                start = time.perf_counter()
                # Typed, and taken away again.
                if number % 2 == 0:
                    client.change(uri, line, column, column, text)
                else:
                    client.change(uri, line, column, column + len(text), "")
                taken.append(time.perf_counter() - start)
            result[kind] = (statistics.median(taken), sorted(taken)[int(len(taken) * 0.95)], (client.cpu() - before) / strokes)
        client.close()
    return result


def spec(items):
    """One large spec, its names more than a letter apart, as real ones are."""
    text = corpus.single(items)
    for number in range(items):
        name = corpus.pick(corpus.FIRM_STARTS[:-1], number) + corpus.pick(corpus.FIRM_ENDS[:5], number // 11) + str(number * 7919)
        text = text.replace(f"omain: item{number}.se\n", f"omain: {name}.se\n").replace(f"ainName: item{number}.se\n", f"ainName: {name}.se\n")
    return text
