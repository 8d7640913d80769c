"""Who sends a report while signed in: looked up once, without a trace, and sealed into the form.

The session is not touched, neither when the form is shown nor when it is sent: `seen_at` would
stand beside the time of the report. The form carries the account encrypted, bound to its token.
"""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from api.auth.secrets import session_hash
from api.auth.sessions import LIFETIME, cookie_name
from audit.store.keys import NONCE_BYTES, blind
from audit.store.sql import Queries

if TYPE_CHECKING:
    from starlette.requests import Request

    from api.services import Services

QUERIES: Final = Queries.load("api.reporting", "queries.sql")


@dataclass(frozen=True, slots=True)
class Sender:
    """A signed-in person who reports."""

    konto: UUID
    name: str


def sender_of(request: Request) -> Sender | None:
    """Give whose session the request has, without noting that it was used; None for anybody."""
    services: Services = request.app.state.services
    hashed = session_hash(request.cookies.get(cookie_name(services.settings), ""))
    if hashed is None:
        return None
    values = {"id_sha256": hashed, "idle": LIFETIME.idle, "absolute": LIFETIME.absolute}
    with services.pool.connection() as connection:
        row = connection.execute(QUERIES.bind("liggare").sender, values).fetchone()
    return Sender(*row) if row else None


def sealed(key: bytes, sender: Sender, token: str) -> str:
    """Seal who sends for the form with a token, by a key of the nämnd."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    who = sender.konto.bytes + sender.name.encode()
    text = AESGCM(blind(key, "kvitto/konto")).encrypt(nonce, who, token.encode())
    return base64.urlsafe_b64encode(nonce + text).decode()


def opened(key: bytes, text: str, token: str) -> Sender | None:
    """Open what `sealed` made; None for what was made for another form, or by nobody here."""
    try:
        raw = base64.urlsafe_b64decode(text.encode())
        cipher = AESGCM(blind(key, "kvitto/konto"))
        who = cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], token.encode())
        return Sender(UUID(bytes=who[:16]), who[16:].decode())
    except (InvalidTag, ValueError):
        return None
