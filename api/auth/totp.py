"""One-time codes: six digits that follow the time (TOTP, RFC 6238), and codes for lost telephones.

Pure: the time and what was used before come in as arguments. The parameters are those that every
authenticator app knows: SHA-1, six digits, 30 seconds.
"""

from __future__ import annotations

import base64
import hmac
import re
import secrets
from typing import TYPE_CHECKING, Final

import pyotp
import segno

from audit.store.factors import SaltedHash

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

ISSUER: Final = "Liggaren"
SECONDS: Final = 30
SKEW: Final = 1
"""Steps that the clock of a telephone may be off, either way (RFC 6238 §5.2)."""
RECOVERY_CODES: Final = 10
RECOVERY_BYTES: Final = 10
"""80 random bits."""
RECOVERY_LETTERS: Final = RECOVERY_BYTES * 8 // 5

_DIGITS: Final = re.compile(r"[0-9]{6}")
_MISREAD: Final = str.maketrans("018", "OIB")
"""Digits that base32 (RFC 4648 §6) does not have, and the letters that were meant."""


def new_secret() -> str:
    """Draw a secret of 160 bits in base32, as RFC 4226 §4 asks for."""
    return pyotp.random_base32(32)


def step_of(moment: datetime) -> int:
    """Give the time step of a moment (RFC 6238 §4.2)."""
    return int(moment.timestamp()) // SECONDS


def code_at(secret: str, step: int) -> str:
    """Give the code of a time step."""
    return pyotp.TOTP(secret).generate_otp(step)


def fitting_step(secret: str, code: str, now: datetime, used: int) -> int | None:
    """Give the time step whose code this is; None when it is none of now, or was used before.

    `used` is the last step that was accepted: it and all before it are refused.
    """
    current = step_of(now)
    given = code.replace(" ", "")
    if not _DIGITS.fullmatch(given):
        return None
    for step in range(current - SKEW, current + SKEW + 1):
        if hmac.compare_digest(code_at(secret, step), given) and step > used:
            return step
    return None


def enrolment_uri(secret: str, username: str) -> str:
    """Give what the QR code says: the secret, whose it is and where."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER)


def enrolment_image(secret: str, username: str) -> str:
    """Give the QR code as an address that holds the picture itself, so that nobody is asked."""
    code = segno.make(enrolment_uri(secret, username), error="m", micro=False)
    return code.svg_data_uri(scale=5, border=4, dark="#000", light="#fff")


def in_groups(text: str) -> str:
    """Write a secret or a recovery code in groups of four, for eyes and fingers."""
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def new_recovery_codes() -> tuple[str, ...]:
    """Draw recovery codes: letters and digits in groups of four."""
    drawn = (secrets.token_bytes(RECOVERY_BYTES) for _ in range(RECOVERY_CODES))
    return tuple(in_groups(base64.b32encode(one).decode()) for one in drawn)


def hashed(codes: Sequence[str]) -> tuple[SaltedHash, ...]:
    """Give what is kept of recovery codes."""
    return tuple(SaltedHash.of(secrets.token_bytes(16), plain_code(one)) for one in codes)


def plain_code(text: str) -> str:
    """Give a recovery code as it is hashed, however it was typed."""
    letters = "".join(one for one in text.upper() if one.isascii() and one.isalnum())
    return letters.translate(_MISREAD)
