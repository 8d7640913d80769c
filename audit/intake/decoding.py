"""From the bytes of a file to its text: UTF-8 or cp1252, and nothing else is let pass as either."""

from __future__ import annotations

import codecs
import re
import unicodedata

from audit.intake.errors import BrokenFileError, broken

MAX_BYTES = 64 * 1024 * 1024
"""Larger files are to be divided: the whole file is checked before anything is written."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# A letter of two bytes in UTF-8, such as å, ä, ö and é: improbable as two letters of cp1252.
_UTF8_LETTER = re.compile(rb"\xc3[\x80-\xbf]")


def decode(data: bytes, encoding: str | None) -> str:
    """Give the text of a file in NFC; without an encoding UTF-8 is tried and then cp1252.

    Raises BrokenFileError.
    """
    if not data.strip():
        raise broken("Filen är tom.")
    if len(data) > MAX_BYTES:
        raise broken(f"Filen är större än {MAX_BYTES // 1024 // 1024} MB. Dela den.")
    if data.startswith(_UTF16) or b"\x00" in data:
        raise broken("Filen är inte text i UTF-8 eller cp1252 (den innehåller nolltecken).")
    text = _utf8(data) if encoding in {None, "utf-8"} else None
    if text is None and encoding == "utf-8":
        raise broken("Filen är inte giltig UTF-8, som mappningen säger.")
    if text is None:
        text = _cp1252(data, guessed=encoding is None)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _cp1252(data: bytes, *, guessed: bool) -> str:
    if data.startswith(codecs.BOM_UTF8) or (guessed and _UTF8_LETTER.search(data)):
        raise _mixed()
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise broken("Filen är varken giltig UTF-8 eller cp1252.") from error


def _mixed() -> BrokenFileError:
    return broken("Filen blandar UTF-8 med en annan teckenkodning. Gör om utdraget.")
