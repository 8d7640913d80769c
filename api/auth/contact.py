"""Where messages to a person go: what an address and a number must look like, no more."""

from __future__ import annotations

import re
from typing import Final

from audit.errors import FieldProblem, InvalidInputError
from audit.store.people import Contact

LONGEST: Final = 254
"""An e-mail address (RFC 5321 §4.5.3.1.3, less the angle brackets)."""
_EPOST: Final = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_MOBIL: Final = re.compile(r"\+[1-9][0-9]{6,14}")
"""E.164: a country code and at most fifteen digits."""


def checked_contact(epost: str, mobil: str) -> Contact:
    """Give where messages go; an empty text is nowhere. A Swedish 07… becomes +467….

    Raises InvalidInputError that names the field.
    """
    address, number = epost.strip(), _international(mobil)
    problems = []
    if address and not (len(address) <= LONGEST and _EPOST.fullmatch(address)):
        problems.append(FieldProblem("epost", "Skriv en e-postadress, som namn@kommunen.se."))
    if number and not _MOBIL.fullmatch(number):
        problems.append(FieldProblem("mobil", "Skriv numret som 0701234567 eller +46701234567."))
    if problems:
        raise InvalidInputError(problems)
    return Contact(address or None, number or None)


def _international(text: str) -> str:
    digits = re.sub(r"[\s()–-]", "", text)
    return f"+46{digits[1:]}" if digits.startswith("0") and digits[1:2] != "0" else digits
