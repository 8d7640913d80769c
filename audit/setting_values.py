"""How the text of a setting is read: each function gives the value, or says what it should be.

The ValueErrors here continue the sentence that begins with the setting's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import ip_network
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

_HEADER: Final = re.compile(r"[A-Za-z0-9-]{1,60}: *[\x21-\x7e][\x20-\x7e]*")


def database_url(text: str) -> str:
    """Read a PostgreSQL address."""
    if urlsplit(text).scheme not in {"postgresql", "postgres"}:
        message = "ska börja med postgresql://"
        raise ValueError(message)
    return text


def whole(least: int, most: int) -> Callable[[str], int]:
    """Read a whole number within bounds, both included."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            message = f"ska vara ett heltal från {least} till {most}"
            raise ValueError(message)
        return int(text)

    return read


def one_of(*allowed: str) -> Callable[[str], str]:
    """Read one of some words."""

    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError("ska vara " + " eller ".join(allowed))
        return text

    return read


def web_address(text: str) -> str:
    """Read a web address without a path."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path.strip("/"):
        message = "ska vara en webbadress utan sökväg, som https://liggare.kommunen.se"
        raise ValueError(message)
    return f"{parts.scheme}://{parts.netloc}"


def networks(text: str) -> str:
    """Accept addresses and networks only: whoever is believed may claim to be anybody."""
    try:
        for one in text.split(",") if text.strip() else ():
            ip_network(one.strip())
    except ValueError:
        message = "ska vara IP-adresser eller nät med komma emellan, aldrig *"
        raise ValueError(message) from None
    return text


def path(text: str) -> Path:
    """Read a path, made absolute."""
    if not text:
        message = "ska vara en sökväg"
        raise ValueError(message)
    return Path(text).absolute()


def host(text: str) -> str:
    """Read the name or address of a host, without a port."""
    if not text or any(one in text for one in "/:@ "):
        message = "ska vara ett värdnamn eller en IP-adress, utan port"
        raise ValueError(message)
    return text


def mail_address(text: str) -> str:
    """Read an e-mail address without a name before it."""
    local, _, domain = text.partition("@")
    if not local or "." not in domain or any(one.isspace() or one in "<>,;:" for one in text):
        message = "ska vara en e-postadress, som liggaren@kommunen.se"
        raise ValueError(message)
    return text


def gateway(text: str) -> str:
    """Accept https, and http to this machine alone: telephone numbers go that way."""
    parts = urlsplit(text)
    near = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    if not parts.hostname or parts.scheme not in ({"https", "http"} if near else {"https"}):
        message = "ska börja med https://"
        raise ValueError(message)
    return text


def sms_body(text: str) -> str:
    """Read a template that has a place for number and text."""
    if "{to}" not in text or "{text}" not in text:
        message = "ska ha {to} och {text} i sig"
        raise ValueError(message)
    return text


def headers(text: str) -> str:
    """Read HTTP headers, one a line."""
    if not all(_HEADER.fullmatch(line.strip()) for line in text.strip().splitlines()):
        message = "ska ha ett huvud på varje rad, som Authorization: Bearer …"
        raise ValueError(message)
    return text
