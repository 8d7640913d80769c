"""Which files may be attached: told by their bytes."""

from __future__ import annotations

import io
import zipfile

import pytest

from audit.store.file_kinds import ENDINGS, media_type_of


def packed(*names: str) -> bytes:
    """Pack empty parts with these names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return made.getvalue()


TYPES = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n\x00", "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        ("Larmet ringde på natten.\r\n\tÅter tyst.".encode(), "txt"),
        (packed(TYPES, "word/document.xml"), "docx"),
        (packed(TYPES, "xl/workbook.xml"), "xlsx"),
    ],
)
def test_each_kind_is_known_by_its_bytes(content: bytes, ending: str) -> None:
    """The bytes tell what a file is, whatever it is called."""
    assert ENDINGS[media_type_of(content) or ""] == ending


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00",
        b"\x7fELF\x02",
        b"GIF89a\x01\x00",
        b"PK\x03\x04 not a zip at all",
        "Larmet på natten".encode("latin-1"),
        b"text with \x00 and \x1b[31m",
        packed("word/document.xml"),
        packed(TYPES, "ppt/presentation.xml"),
        packed(TYPES, "word/document.xml", "word/vbaProject.bin"),
        packed(TYPES, "xl/workbook.xml", "xl/VBAPROJECT.BIN"),
        packed("malware.exe"),
    ],
)
def test_everything_else_is_of_no_kind(content: bytes) -> None:
    """Programs, unknown archives, documents with macros and unreadable text are not taken."""
    assert media_type_of(content) is None
