"""Tiles of hashes and their paths: C2SP tlog-tiles, "Merkle Tree" and "Partial Tiles".

A tile is up to 256 neighbouring stored hashes of one level. Log entries are not served as tiles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NoReturn

from audit.evidence.errors import VerificationError
from audit.evidence.hashing import MAX_SIZE
from audit.evidence.stored_nodes import BITS_PER_LEVEL, StoredRange

TILE_WIDTH: Final = 1 << BITS_PER_LEVEL
"""Hashes in a full tile."""

_MAX_LEVEL: Final = 63
# Deeper paths than these seven elements name indexes beyond every tree of this package.
_PATH: Final = re.compile(
    r"tile/(0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Tile:
    """The hashes from `index` * 256 of a stored level, `width` of them; full where that is 256."""

    level: int
    index: int
    width: int = TILE_WIDTH

    def __post_init__(self) -> None:
        """Refuse a level, index or width that the specification does not know."""
        if not 0 <= self.level <= _MAX_LEVEL:
            _refuse("nivån är inte mellan 0 och 63")
        if not 1 <= self.width <= TILE_WIDTH:
            _refuse("bredden är inte mellan 1 och 256")
        if not 0 <= self.index <= MAX_SIZE >> BITS_PER_LEVEL:
            _refuse("numret ligger utanför varje träd")

    @classmethod
    def parse(cls, path: str) -> Tile:
        """Read `tile/<L>/<N>[.p/<W>]`; raises VerificationError for any other spelling."""
        match = _PATH.fullmatch(path)
        if match is None:
            _refuse("sökvägen är felskriven")
        level, elements, width = match.groups()
        index = int(elements.replace("x", "").replace("/", ""))
        tile = cls(int(level), index, int(width) if width else TILE_WIDTH)
        # One tile has one path: leading x000 and .p/256 would be second names for it.
        if tile.path != path:
            _refuse("sökvägen är felskriven")
        return tile

    @property
    def path(self) -> str:
        """Write the path: index 1234067 is `x001/x234/067`, a partial tile ends in `.p/<W>`."""
        elements = [f"{self.index % 1000:03d}"]
        rest = self.index // 1000
        while rest:
            elements.insert(0, f"x{rest % 1000:03d}")
            rest //= 1000
        partial = "" if self.width == TILE_WIDTH else f".p/{self.width}"
        return f"tile/{self.level}/{'/'.join(elements)}{partial}"

    def stored_range(self) -> StoredRange:
        """Tell which stored hashes the tile holds: leaf hashes at level 0, subtrees above."""
        return StoredRange(self.level, self.index << BITS_PER_LEVEL, self.width)

    def exists_in(self, size: int) -> bool:
        """Tell whether a tree of `size` leaves, or a smaller one it grew from, has this tile.

        Partial tiles of earlier sizes count: their hashes never change.
        """
        stored = self.stored_range()
        return stored.first + stored.width <= size >> (BITS_PER_LEVEL * self.level)


def tiles_of(size: int) -> list[Tile]:
    """List the tiles, full and partial, that hold a tree of `size` leaves, lowest level first."""
    tiles = []
    level, hashes = 0, size
    while hashes:
        full, rest = divmod(hashes, TILE_WIDTH)
        tiles += [Tile(level, index) for index in range(full)]
        if rest:
            tiles.append(Tile(level, full, rest))
        level, hashes = level + 1, full
    return tiles


def _refuse(why: str) -> NoReturn:
    """Raise the one error; the path itself is not repeated."""
    message = f"Det finns ingen sådan platta av kontrollsummor: {why}."
    raise VerificationError(message)
