"""Paths of hash tiles."""

from __future__ import annotations

import pytest

from audit.evidence.errors import VerificationError
from audit.evidence.tiles import Tile, tiles_of

PATHS = [
    ("tile/0/000", Tile(0, 0)),
    ("tile/0/x001/x234/067", Tile(0, 1_234_067)),
    ("tile/1/999", Tile(1, 999)),
    ("tile/2/x001/000", Tile(2, 1000)),
    ("tile/0/273.p/112", Tile(0, 273, 112)),
    ("tile/63/000.p/1", Tile(63, 0, 1)),
    ("tile/0/000.p/255", Tile(0, 0, 255)),
]

MALFORMED = [
    "",
    "tile",
    "tile/",
    "/tile/0/000",
    "tile/0/000/",
    "tile/0/0",
    "tile/0/00",
    "tile/0/0000",
    "tile/0/1000",
    "tile/00/000",
    "tile/01/000",
    "tile/-1/000",
    "tile/64/000",
    "tile/100/000",
    "tile/0/x000/001",
    "tile/0/001/x001",
    "tile/0/x001",
    "tile/0/x001/x001",
    "tile/0/001/001",
    "tile/0/X001/001",
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/000.p/01",
    "tile/0/000.p/",
    "tile/0/000.p",
    "tile/0/000.p/1/",
    "tile/0/000\n",
    "tile/0/٠٠٠",
    "tile/entries/000",
    "tile/0/../0/000",
    "tile/0/%30%30%30",
    "tile/0/" + "x999/" * 6 + "999",
    "tile/0/" + "x001/" * 400 + "001",
]


@pytest.mark.parametrize(("path", "tile"), PATHS)
def test_a_path_is_read_and_written(path, tile):
    """Level, number and width are read from a path and written to the very same path."""
    assert Tile.parse(path) == tile
    assert tile.path == path


@pytest.mark.parametrize("path", MALFORMED)
def test_a_malformed_path_is_refused(path):
    """Any other spelling is refused with the one error, and the path is not repeated in it."""
    with pytest.raises(VerificationError) as caught:
        Tile.parse(path)

    assert "tile/" not in caught.value.diagnosis


@pytest.mark.parametrize("fields", [(-1, 0), (64, 0), (0, -1), (0, 2**60), (0, 0, 0), (0, 0, 257)])
def test_an_impossible_tile_cannot_be_made(fields):
    """Levels, numbers and widths that the specification does not know are refused."""
    with pytest.raises(VerificationError):
        Tile(*fields)


def test_a_tile_holds_256_neighbouring_stored_hashes():
    """A tile of level 0 holds leaf hashes, one of level 1 the hashes of subtrees of 256."""
    assert Tile(0, 3).stored_range() == (0, 768, 256)
    assert Tile(1, 1, 17).stored_range() == (1, 256, 17)


@pytest.mark.parametrize(
    ("size", "path", "exists"),
    [
        (0, "tile/0/000.p/1", False),
        (1, "tile/0/000.p/1", True),
        (1, "tile/0/000.p/2", False),
        (255, "tile/0/000", False),
        (256, "tile/0/000", True),
        (256, "tile/0/000.p/200", True),
        (256, "tile/1/000.p/1", True),
        (511, "tile/1/000.p/2", False),
        (70_000, "tile/0/273.p/112", True),
        (70_000, "tile/0/273.p/113", False),
        (70_000, "tile/2/000.p/1", True),
        (70_000, "tile/3/000.p/1", False),
    ],
)
def test_a_tile_exists_once_the_tree_has_grown_past_it(size, path, exists):
    """Full tiles, and partial ones of this or an earlier size, exist; later ones do not."""
    assert Tile.parse(path).exists_in(size) is exists


def test_the_tiles_of_a_tree_are_those_of_the_specifications_example():
    """70,000 entries: 273 full and a partial of 112, one full and a partial of 17, one of 1."""
    tiles = tiles_of(70_000)
    level_0 = [Tile(0, index) for index in range(273)]

    assert tiles == [*level_0, Tile(0, 273, 112), Tile(1, 0), Tile(1, 1, 17), Tile(2, 0, 1)]


@pytest.mark.parametrize(
    ("size", "paths"),
    [
        (0, []),
        (1, ["tile/0/000.p/1"]),
        (256, ["tile/0/000", "tile/1/000.p/1"]),
        (257, ["tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1"]),
    ],
)
def test_empty_tiles_are_not_listed(size, paths):
    """A tree at a boundary has no empty partial tile."""
    assert [tile.path for tile in tiles_of(size)] == paths
