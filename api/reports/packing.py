"""Zip files that are the same bytes whenever they are made of the same files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

# The first day that a zip file can name; when it was made is told inside, by the papers.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_READABLE: Final = 0o100644 << 16


def pack(files: Mapping[str, bytes]) -> bytes:
    """Pack files in the given order; names are ASCII and say nothing of anyone."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system, info.external_attr = _UNIX, _READABLE
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, content, compresslevel=9)
    return made.getvalue()


def repack(archive: bytes) -> bytes:
    """Pack an archive that a library made anew, in its own order, without its times."""
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        return pack({name: found.read(name) for name in found.namelist()})
