"""Walking a whole tree: roots at any size, subtrees as they fill, notes in their one spelling."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from audit.evidence.checkpoint import Checkpoint, previous_line
from audit.evidence.errors import VerificationError
from audit.evidence.note_keys import Signer
from audit.evidence.right_edge import RightEdge
from audit.evidence.signed_note import Note
from audit.evidence.whole_log import Walk, read_checkpoint, span_of
from tests.unit.evidence.merkle_model import leaves, mth

LEAVES = leaves(700)
ORIGIN = "liggare/prov/konstruerad"
OURS = Signer(ORIGIN, Ed25519PrivateKey.from_private_bytes(bytes(32)))
OTHER = Signer("annan", Ed25519PrivateKey.from_private_bytes(bytes([1] * 32)))


@given(st.lists(st.integers(1, 700), unique=True).map(sorted), st.integers(1, 300))
def test_roots_on_the_way_are_those_of_the_tree_so_far(sizes, width):
    """However the leaves are cut, each wanted size gets the root of a naive tree of that size."""
    walk = Walk()
    roots: dict[int, bytes] = {}
    for start in range(0, 700, width):
        found, _ = walk.on(LEAVES[start : start + width], sizes)
        roots |= found

    assert roots == {size: mth(LEAVES[:size]) for size in sizes}


def test_full_subtrees_come_with_their_place():
    """Every 256 leaves give a subtree of level 1 that is numbered through the log."""
    half, _ = RightEdge().extend(LEAVES[:300])
    _, subtrees = Walk(half).on(LEAVES[300:])

    assert [(tree.level, tree.index) for tree in subtrees] == [(1, 1)]
    assert subtrees[0].hash == mth(LEAVES[256:512])


@pytest.mark.parametrize(
    ("level", "index", "span"), [(1, 0, (1, 256)), (1, 2, (513, 768)), (2, 1, (65537, 131072))]
)
def test_a_subtree_spans_whole_powers_of_256(level, index, span):
    """The positions under a stored subtree count from 1."""
    assert span_of(level, index) == span


def test_a_checkpoint_tells_which_came_before():
    """The size of the checkpoint before is read from its signed line."""
    note = Checkpoint(ORIGIN, 9, mth(LEAVES[:9]), (previous_line(4),)).sign(OURS)

    assert read_checkpoint(note, OURS.verifier, ORIGIN).previous == 4


@pytest.mark.parametrize(
    "lines", [("previous 04",), ("previous -1",), ("previous 1", "previous 2")]
)
def test_a_malformed_line_of_what_came_before_is_refused(lines):
    """A number has one spelling, and stands there once."""
    note = Checkpoint(ORIGIN, 9, mth(LEAVES[:9]), lines).sign(OURS)

    with pytest.raises(VerificationError, match="föregångare"):
        read_checkpoint(note, OURS.verifier, ORIGIN)


def test_a_stored_checkpoint_has_our_signature_and_no_other():
    """A line that nobody verifies could hold anything: it is refused where notes are stored."""
    note = Checkpoint(ORIGIN, 9, mth(LEAVES[:9])).sign(OURS)
    more = Note.parse(note).with_signature(OTHER).render()

    with pytest.raises(VerificationError, match="fler signaturer"):
        read_checkpoint(more, OURS.verifier, ORIGIN)
