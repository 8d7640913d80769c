"""Appending leaves to the right edge."""

from __future__ import annotations

import pytest

from audit.evidence.errors import VerificationError
from audit.evidence.hashing import EMPTY_ROOT, leaf_hash
from audit.evidence.right_edge import RightEdge, Subtree
from tests.unit.evidence import merkle_model as model
from tests.unit.evidence import rfc6962_vectors as vectors


def test_the_empty_edge_has_the_empty_root():
    """A tree without leaves has no hashes and the root of nothing."""
    edge = RightEdge()

    assert edge.to_bytes() == b""
    assert edge.root() == EMPTY_ROOT


@pytest.mark.parametrize("size", range(1, 9))
def test_the_published_roots_come_out(size):
    """The roots of the eight shared vectors come out at every size."""
    edge, _ = RightEdge().extend([leaf_hash(entry) for entry in vectors.ENTRIES[:size]])

    assert edge.root() == vectors.ROOTS[size - 1]


def test_extending_by_nothing_changes_nothing():
    """An empty batch gives the same edge and no subtree."""
    edge, _ = RightEdge().extend(model.leaves(7))

    assert edge.extend([]) == (edge, [])


@pytest.mark.parametrize("old", range(18))
@pytest.mark.parametrize("added", range(18))
def test_any_batch_gives_the_edge_of_the_model(old, added):
    """Whatever was there and however much is added, the hashes are those of the full subtrees."""
    hashes = model.leaves(old + added)
    edge, _ = RightEdge().extend(hashes[:old])
    edge, _ = edge.extend(hashes[old:])

    assert edge.size == old + added
    assert edge.root() == model.mth(hashes)
    assert edge == RightEdge().extend(hashes)[0]


def test_an_edge_cannot_be_changed():
    """Extending gives a new edge; the old one stays as it was and refuses assignment."""
    edge, _ = RightEdge().extend(model.leaves(3))
    edge.extend(model.leaves(5))

    assert edge.root() == model.mth(model.leaves(3))
    with pytest.raises(AttributeError):
        setattr(edge, "size", 4)  # noqa: B010 - the type checker refuses it in plain sight


@pytest.mark.parametrize("size", [0, 1, 2, 3, 255, 256, 257])
def test_bytes_read_back_are_the_same_edge(size):
    """What `to_bytes` wrote is read back as the same edge."""
    edge, _ = RightEdge().extend(model.leaves(size))

    assert len(edge.to_bytes()) == 32 * size.bit_count()
    assert RightEdge.from_bytes(size, edge.to_bytes()) == edge


@pytest.mark.parametrize("length", [0, 31, 32, 33, 63, 65, 96])
def test_bytes_of_a_wrong_length_are_refused(length):
    """An edge of three leaves is two hashes, and no other number of bytes."""
    with pytest.raises(VerificationError):
        RightEdge.from_bytes(3, b"x" * length)


@pytest.mark.parametrize("size", [-1, 2**63])
def test_an_impossible_size_is_refused(size):
    """A size below zero or above 63 bits is refused."""
    with pytest.raises(VerificationError):
        RightEdge.from_bytes(size, b"")


@pytest.mark.parametrize("wrong", [[b"x" * 31], [b"x" * 31, b"x" * 33], [b""]])
def test_a_leaf_hash_of_wrong_length_is_refused(wrong):
    """Leaves of wrong length are refused, also where the lengths make up for each other."""
    with pytest.raises(VerificationError):
        RightEdge().extend(wrong)


def test_full_subtrees_are_given_once_with_their_index():
    """Two batches that cross a boundary of 256 give that one subtree, in the second batch."""
    hashes = model.leaves(600)
    edge, first = RightEdge().extend(hashes[:255])
    edge, second = edge.extend(hashes[255:257])
    _, third = edge.extend(hashes[257:])

    assert first == []
    assert second == [Subtree(1, 0, model.mth(hashes[:256]))]
    assert third == [Subtree(1, 1, model.mth(hashes[256:512]))]


def test_65536_leaves_complete_one_subtree_of_the_second_level():
    """The 256th subtree completes the first of the level above, its hash being theirs together."""
    hashes = model.leaves(65_537)
    edge, before = RightEdge().extend(hashes[:65_535])
    edge, at = edge.extend(hashes[65_535:])

    assert len(before) == 255
    assert [(subtree.level, subtree.index) for subtree in at] == [(1, 255), (2, 0)]
    assert at[1].hash == model.mth(hashes[:65_536])


def test_a_tree_of_the_largest_size_can_be_held_but_not_extended():
    """At 2^63 - 1 leaves the log is full: one more is refused, not wrapped around."""
    edge = RightEdge(2**63 - 1, (b"x" * 32,) * 63)

    with pytest.raises(VerificationError):
        edge.extend([b"y" * 32])
