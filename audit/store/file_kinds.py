"""Which files may be attached: known by their bytes, never by their name or by what is claimed."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable
from typing import Final

MOST_BYTES: Final = 20_000_000
"""The largest file that may be attached."""
TEXT: Final = "text/plain"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

ENDINGS: Final[dict[str, str]] = {
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    TEXT: "txt",
    _WORD: "docx",
    _EXCEL: "xlsx",
}
"""Media type → the ending that a file of it is handed out with."""

_BEGINNINGS: Final = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}
_PARTS: Final = {"word/document.xml": _WORD, "xl/workbook.xml": _EXCEL}
_MACROS: Final = "vbaproject.bin"
_ZIP: Final = b"PK\x03\x04"
_LAYOUT: Final = frozenset("\t\n\r\f")
_UNSHOWN: Final = frozenset({"Cc", "Cs", "Co", "Cn"})


def media_type_of(content: bytes) -> str | None:
    """Tell what kind of file it is; None for one of no kind that may be attached.

    What a file of a known kind holds is not looked through: nothing here opens or runs it.
    """
    for beginning, media_type in _BEGINNINGS.items():
        if content.startswith(beginning):
            return media_type
    read: Callable[[bytes], str | None] = _office if content.startswith(_ZIP) else _text
    return read(content)


def _office(content: bytes) -> str | None:
    """Look at the names of the parts alone; a document that carries macros is of no kind."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError):
        return None
    if "[Content_Types].xml" not in names or any(one.lower().endswith(_MACROS) for one in names):
        return None
    return next((kind for part, kind in _PARTS.items() if part in names), None)


def _text(content: bytes) -> str | None:
    """Take UTF-8 without control characters: what a reader shows as it is."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    odd = {one for one in set(text) - _LAYOUT if unicodedata.category(one) in _UNSHOWN}
    return TEXT if text and not odd else None
