"""The id of a request: W3C Trace Context, taken over from the caller or made here."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from audit.envelope import is_traceparent


def own_traceparent(given: Iterable[str] = ()) -> str:
    """Make the traceparent of our part of a request (W3C Trace Context §3.2).

    The caller's trace id and flags are kept when exactly one valid header came; the parent id is
    ours. Anything else begins a new trace, and the header itself is forgotten.
    """
    headers = list(given)
    if len(headers) == 1 and is_traceparent(headers[0]):
        _, trace, _, flags = headers[0].split("-")
        return f"00-{trace}-{_random(8)}-{flags}"
    return f"00-{_random(16)}-{_random(8)}-01"


def trace_id(traceparent: str) -> str:
    """Give the part that all steps of one request share: 32 hexadecimal digits."""
    return traceparent.split("-")[1]


def _random(octets: int) -> str:
    """Give random hexadecimal digits that are not all zero."""
    value = secrets.randbits(8 * octets) or 1
    return f"{value:0{2 * octets}x}"
