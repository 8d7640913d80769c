"""What a command must carry besides its body: a request key, and the version its caller saw.

Idempotency-Key is the IETF's draft of that name; If-Match is RFC 9110 §13.1.1, 428 RFC 6585 §3.
"""

from __future__ import annotations

import re
from typing import Annotated, Final

from fastapi import Header

from audit.errors import LiggareError

_TAG: Final = re.compile(r'"(\d{1,9})"', re.ASCII)
_KEY: Final = re.compile(r"[!-~]{8,200}", re.ASCII)
NO_VERSION: Final = -1
"""The version that nothing ever has."""
REPLAYED: Final = "Idempotency-Replayed"


class ConditionMissingError(LiggareError):
    """A command to something that is there came without If-Match."""


class RequestKeyError(LiggareError):
    """A command came without an Idempotency-Key, or with one that is none."""


def etag(version: int) -> str:
    """Write the version of a resource as its ETag."""
    return f'"{version}"'


async def request_key(
    idempotency_key: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key",
            max_length=200,
            description="En nyckel per begäran, 8–200 tecken utan mellanslag, helst ett slump-"
            "UUID. Samma nyckel med samma innehåll ger samma svar igen och skriver inget nytt.",
            examples=["5d1f0a9e-6b0c-4b51-9d3a-1f7c2e8a4b60"],
            # Said and not asked for by the form: one that does not fit is 400, and not 422.
            json_schema_extra={"pattern": f"^{_KEY.pattern}$"},
        ),
    ] = None,
) -> str:
    """Give the request's key; raises RequestKeyError."""
    if idempotency_key is None or not _KEY.fullmatch(idempotency_key):
        raise RequestKeyError(
            "Skicka huvudet Idempotency-Key: 8–200 tecken utan mellanslag, en ny för varje begäran."
        )
    return idempotency_key


async def expected_version(
    if_match: Annotated[
        str | None,
        Header(
            alias="If-Match",
            max_length=200,
            description="ETag för det läge som du såg. En `*` betyder vilket läge som helst.",
            examples=['"7"'],
        ),
    ] = None,
) -> int | None:
    """Give the version that the caller saw, None for any; raises ConditionMissingError.

    A tag that is not ours, or a weak one, matches no version.
    """
    if if_match is None:
        raise ConditionMissingError(
            "Hämta först det som ska ändras och skicka dess ETag i huvudet If-Match."
        )
    if if_match.strip() == "*":
        return None
    found = _TAG.fullmatch(if_match.strip())
    return int(found[1]) if found else NO_VERSION
