"""Runs a command at a terminal of its own, for TerminalTests.

terminal.py [--expect TEXT --send TEXT]... -- COMMAND...

Once TEXT has appeared (in what came since the last step), the text to send is typed, with Python's escapes: \\x03 is what Ctrl-C types. Standard output is
what the terminal shows, as it comes, with its line ends as LF; the exit code is the command's, 128 and the signal's number where a signal ended it, 99 after 60 s.
"""

import os
import pty
import select
import sys
import time

split = sys.argv.index("--")
words, command = sys.argv[1:split], sys.argv[split + 1 :]
steps = []
while words:
    assert words[0] == "--expect" and words[2] == "--send", words
    steps.append((words[1].encode(), words[3].encode().decode("unicode_escape").encode()))
    words = words[4:]

child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)

shown, position = b"", 0
deadline = time.monotonic() + 60
while True:
    if time.monotonic() > deadline:
        os.kill(child, 9)
        sys.exit(99)
    if not select.select([terminal], [], [], 0.2)[0]:
        continue
    try:
        part = os.read(terminal, 65536)
    except OSError:
        part = b""
    if not part:
        break
    shown += part
    sys.stdout.buffer.write(part.replace(b"\r", b""))
    sys.stdout.flush()
    if steps and steps[0][0] in shown[position:]:
        position = len(shown)
        os.write(terminal, steps.pop(0)[1])

status = os.waitpid(child, 0)[1]
sys.exit(128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status))
