"""A WebSocket that listens: what RFC 6455 asks of a client, with nothing but the standard library."""

import base64
import hashlib
import os
import socket
import ssl
import struct
from urllib.parse import urlsplit

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA

# Lockstep sends a ping every 25 seconds: after 40 without a byte nobody is there any more.
SILENCE_S = 40


class Refused(Exception):
    """The server answered the upgrade with an HTTP status instead."""

    def __init__(self, status):
        super().__init__(f"refused with HTTP {status}")
        self.status = status


class Closed(Exception):
    """The server closed the socket, with this code; 1006 where it said none."""

    def __init__(self, code=1006):
        super().__init__(f"closed with code {code}")
        self.code = code


class PlainSocket:
    """Connects at once; iterate over it for the messages. Raises Refused, Closed or OSError."""

    def __init__(self, address, headers):
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme == "wss" else 80)
        self._socket = socket.create_connection((parts.hostname, port), timeout=SILENCE_S)
        if parts.scheme == "wss":
            context = ssl.create_default_context()
            self._socket = context.wrap_socket(self._socket, server_hostname=parts.hostname)
        self._stream = self._socket.makefile("rb")
        try:
            self._upgrade(parts, headers)
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def __iter__(self):
        message = b""
        while True:
            last, opcode, payload = self._read_frame()
            if opcode == PING:
                self._send(PONG, payload)
            elif opcode == CLOSE:
                self._send(CLOSE, payload[:2])
                raise Closed(struct.unpack("!H", payload[:2])[0] if len(payload) >= 2 else 1005)
            elif opcode != PONG:
                message += payload
                if last:
                    yield message.decode()
                    message = b""

    def close(self):
        self._stream.close()
        self._socket.close()

    def _upgrade(self, parts, headers):
        key = base64.b64encode(os.urandom(16)).decode()
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        lines = [f"GET {path} HTTP/1.1", f"Host: {parts.netloc}", "Connection: Upgrade", "Upgrade: websocket"]
        lines += ["Sec-WebSocket-Version: 13", f"Sec-WebSocket-Key: {key}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        self._socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        status = self._read_line().split(" ")[1]
        answered = {}
        while line := self._read_line():
            name, _, value = line.partition(":")
            answered[name.strip().lower()] = value.strip()
        if status != "101":
            raise Refused(int(status))
        digest = hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest()
        if answered.get("sec-websocket-accept") != base64.b64encode(digest).decode():
            raise Closed

    def _read_line(self):
        line = self._stream.readline()
        if not line.endswith(b"\n"):
            raise Closed
        return line.decode("latin-1").strip()

    def _read(self, count):
        data = self._stream.read(count)
        if len(data) < count:
            raise Closed
        return data

    def _read_frame(self):
        first, second = self._read(2)
        length = second & 0x7F
        if length == 126:
            (length,) = struct.unpack("!H", self._read(2))
        elif length == 127:
            (length,) = struct.unpack("!Q", self._read(8))
        return bool(first & 0x80), first & 0x0F, self._read(length)

    def _send(self, opcode, payload):
        # Whatever a client sends is masked. Control frames are short: one byte tells their length.
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))
        self._socket.sendall(bytes([0x80 | opcode, 0x80 | len(payload)]) + mask + masked)
