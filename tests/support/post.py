"""A mail server and an sms gateway for tests: real ones, in the test's own process."""

from __future__ import annotations

import email
import json
import logging
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage, Message
from email.policy import default
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator


@dataclass
class Mailbox:
    """What a mail server took, and what it answers instead while `refuses` is set."""

    port: int = 0
    raw: list[bytes] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    greeted: list[str] = field(default_factory=list)
    refuses: str | None = None
    refuses_address: str | None = None

    @property
    def messages(self) -> list[EmailMessage]:
        """The messages, read."""
        return [_parsed(one) for one in self.raw]

    async def handle_EHLO(  # noqa: N802 - the name is the server's
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        """Note who connects."""
        del server, envelope
        session.host_name = hostname
        self.greeted.append(hostname)
        return responses

    async def handle_RCPT(  # noqa: N802 - the name is the server's
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        """Take an address or refuse it."""
        del server, session, options
        if self.refuses_address:
            return self.refuses_address
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Take a message or refuse it."""
        del server, session
        if self.refuses:
            return self.refuses
        self.raw.append(envelope.content)
        self.to.extend(envelope.rcpt_tos)
        return "250 OK"


def _parsed(raw: bytes) -> EmailMessage:
    message: Message = email.message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    return message


@contextmanager
def mail_server(
    *, tls: ssl.SSLContext | None = None, port: int = 0, **more: Any
) -> Iterator[Mailbox]:
    """Run a mail server on a port that is free, or on a given one; with `tls` it demands it."""
    box = Mailbox()
    # The server under test is ours, not this one: its lines would stand among ours.
    logging.getLogger("mail.log").setLevel(logging.WARNING)
    if tls is not None:
        more |= {"tls_context": tls, "require_starttls": True}
    controller = Controller(box, hostname="127.0.0.1", port=port, **more)
    if port == 0:
        # The library checks that it answers on the port it was given, which 0 is not.
        controller.port = _free_port()
    controller.start()
    box.port = controller.port
    try:
        yield box
    finally:
        controller.stop(no_assert=True)


def _free_port() -> int:
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        return int(server.server_address[1])


@dataclass
class Gateway:
    """What an sms gateway was asked, and the status that it answers."""

    url: str = ""
    status: int = 200
    location: str | None = None
    asked: list[tuple[str, dict[str, str], str]] = field(default_factory=list)

    @property
    def numbers(self) -> list[str]:
        """The numbers that messages went to, where they came as JSON."""
        return [str(json.loads(body)["to"]) for _, _, body in self.asked]


@contextmanager
def sms_gateway() -> Iterator[Gateway]:
    """Run an HTTP server that takes whatever it is sent."""
    gateway = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def _take(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
            gateway.asked.append((self.command, dict(self.headers), body))
            self.send_response(gateway.status)
            if gateway.location:
                self.send_header("Location", gateway.location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_POST = do_PUT = do_GET = _take  # noqa: N815 - the names are the library's

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    gateway.url = f"http://127.0.0.1:{server.server_address[1]}/send"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield gateway
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
