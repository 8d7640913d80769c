"""A network that is cut: a proxy between a client and the service that breaks off where told."""

from __future__ import annotations

import socket
import struct
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 65_536
_HANG_UP = struct.pack("ii", 1, 0)


class Where(Enum):
    """Where a connection is cut."""

    BEFORE = auto()
    """Before anything was sent."""
    MID_REQUEST = auto()
    """With part of the request sent."""
    AFTER_REQUEST = auto()
    """With the whole request sent, before the service has answered."""
    BEFORE_ANSWER = auto()
    """With the answer made, before any of it came back."""
    MID_ANSWER = auto()
    """With part of the answer sent back."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the next connection is cut, and after which share (thousandths) of what is sent."""

    where: Where
    share: int = 500

    def of(self, data: bytes) -> bytes:
        """Give the part that still comes through: never all of it."""
        return data[: min(len(data) * self.share // 1000, len(data) - 1)]


class CuttingProxy:
    """Passes connections on, one request each; the next one is cut as `cut` says."""

    def __init__(self, base: str) -> None:
        """Stand before the service at an address."""
        parts = urlsplit(base)
        self._upstream = (parts.hostname or "", parts.port or 0)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.cut: Cut | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Accept no more."""
        # Closing alone does not wake the one who waits for a connection.
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(timeout=5)

    def _run(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            cut, self.cut = self.cut, None
            with client, suppress(OSError):
                self._pass(client, cut)

    def _pass(self, client: socket.socket, cut: Cut | None) -> None:
        where = cut.where if cut else None
        if cut is None or where is not Where.BEFORE:
            request = _whole_request(client)
            with socket.create_connection(self._upstream) as upstream:
                sent = cut.of(request) if cut and where is Where.MID_REQUEST else request
                upstream.sendall(sent)
                if where not in {Where.MID_REQUEST, Where.AFTER_REQUEST}:
                    answer = _until_closed(upstream)
                    self._answer(client, answer, cut)
                if where is Where.MID_REQUEST:
                    _hang_up(upstream)
        if cut is not None:
            _hang_up(client)

    def _answer(self, client: socket.socket, answer: bytes, cut: Cut | None) -> None:
        if cut is None:
            client.sendall(answer)
        elif cut.where is Where.MID_ANSWER:
            client.sendall(cut.of(answer))


@contextmanager
def cutting(base: str) -> Iterator[CuttingProxy]:
    """Put a proxy before a service for as long as the test lasts."""
    proxy = CuttingProxy(base)
    try:
        yield proxy
    finally:
        proxy.close()


def _hang_up(connection: socket.socket) -> None:
    """Close without a goodbye, as a lost network does (RST)."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _HANG_UP)


def _whole_request(client: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        data += _more(client)
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    wanted = int(lengths[0].split(b":")[1]) if lengths else 0
    while len(body) < wanted:
        body += _more(client)
    return head + b"\r\n\r\n" + body


def _more(connection: socket.socket) -> bytes:
    found = connection.recv(CHUNK)
    if not found:
        raise ConnectionError
    return found


def _until_closed(upstream: socket.socket) -> bytes:
    data = b""
    while found := upstream.recv(CHUNK):
        data += found
    return data
