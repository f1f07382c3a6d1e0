"""A provider that misbehaves on order, for CurlTransportTests.

The first line of its log is its port. Then comes one line of JSON for each connection, written before anything is answered:
the head of the request as text, and the length of its body. It ends when its parent does.
"""

import argparse
import json
import os
import socket
import ssl
import struct
import threading
import time

arguments = argparse.ArgumentParser()
arguments.add_argument("--log", required=True)
arguments.add_argument("--read", choices=["nothing", "all"], default="all", help="how much of a request is read")
arguments.add_argument("--send", default="", help="the answer, with Python's escapes")
arguments.add_argument("--lines", type=int, default=0, help="so many header lines of 1,000 bytes more")
arguments.add_argument("--fill", type=int, default=0, help="so many bytes more")
arguments.add_argument("--drip", type=int, default=0, help="so many bytes more, ten a second")
arguments.add_argument("--end", choices=["close", "reset", "hold"], default="close")
arguments.add_argument("--tls", help="a PEM file with a certificate and its key")
arguments.add_argument("--tunnel", help="what a CONNECT is answered with; after it, TLS and the rest begin")
arguments.add_argument("--host", default="127.0.0.1")
options = arguments.parse_args()
log = open(options.log, "w")


def read_head(connection):
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65536)
        if not part:
            return data, b""
        data += part
    head, _, rest = data.partition(b"\r\n\r\n")
    return head, rest


def read_request(connection):
    head, body = read_head(connection)
    length = 0
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    while len(body) < length:
        part = connection.recv(65536)
        if not part:
            break
        body += part
    return {"head": head.decode("latin-1"), "bodyLength": len(body)}


def serve(connection):
    event = {"head": "", "tunnel": "", "bodyLength": 0}
    if options.tunnel is not None:
        event["tunnel"] = read_head(connection)[0].decode("latin-1")
        print(json.dumps(event), file=log, flush=True)
        connection.sendall(options.tunnel.encode().decode("unicode_escape").encode("latin-1"))
    if options.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.tls)
        connection = context.wrap_socket(connection, server_side=True)
    if options.read == "all":
        event |= read_request(connection)
    print(json.dumps(event), file=log, flush=True)
    connection.sendall(options.send.encode().decode("unicode_escape").encode("latin-1"))
    connection.sendall((b"X-Padding: " + b"x" * 987 + b"\r\n") * options.lines)
    for _ in range(options.fill // 65536):
        connection.sendall(b"x" * 65536)
    connection.sendall(b"x" * (options.fill % 65536))
    for _ in range(options.drip):
        connection.sendall(b"x")
        time.sleep(0.1)
    if options.end == "hold":
        time.sleep(60)
    if options.end == "reset":
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def end_with(parent):
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


listener = socket.socket(socket.AF_INET6 if ":" in options.host else socket.AF_INET)
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind((options.host, 0))
listener.listen()
threading.Thread(target=end_with, args=[os.getppid()], daemon=True).start()
print(listener.getsockname()[1], file=log, flush=True)
while True:
    accepted, _ = listener.accept()
    try:
        serve(accepted)
    except OSError:
        accepted.close()
