"""The list of attached handlingar: what each is, how large, and the way to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.web.formats import antal
from api.web.models.lexsarah import Link
from audit.store.file_kinds import ENDINGS

if TYPE_CHECKING:
    from api.web.build.lexsarah.around import Around
    from audit.lexsarah.acts import Stream
    from audit.lexsarah.events_common import HandlingAttached

KINDS: Final = {
    "pdf": "PDF",
    "png": "bild",
    "jpg": "bild",
    "txt": "text",
    "docx": "Word",
    "xlsx": "Excel",
}
"""Ending of a file → what it is called."""
_KB: Final = 1000


def handlingar_of(
    attached: Iterable[HandlingAttached], stream: Stream, id_: UUID, around: Around
) -> tuple[Link, ...]:
    """List files in the order they came; whoever sees facts alone gets no names and no way in."""
    return tuple(_link(number, one, stream, id_, around) for number, one in enumerate(attached, 1))


def _link(number: int, one: HandlingAttached, stream: Stream, id_: UUID, around: Around) -> Link:
    about = f"{kind_of(one.mediatyp)}, {size_of(one.storlek)}"
    day = (one.happened.start or "")[:10]
    if not around.words:
        return Link(f"Handling {number}", "", f"{about} {day}".strip())
    name = one.filnamn or f"Handling {number}"
    told = " · ".join(part for part in (about, day, one.beskrivning or "") if part)
    return Link(name, around.addresses.handling(stream, id_, one.handling), told)


def kind_of(media_type: str) -> str:
    """Name the kind of a file."""
    return KINDS.get(ENDINGS.get(media_type, ""), "fil")


def size_of(storlek: int) -> str:
    """Give a size in whole kB, at least one."""
    return f"{antal(max(1, round(storlek / _KB)))} kB"
