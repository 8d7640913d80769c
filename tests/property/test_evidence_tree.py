"""The tree, whatever its size and however it grew, against the naive model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.evidence.errors import VerificationError
from audit.evidence.hashing import MAX_SIZE, leaf_hash
from audit.evidence.proofs import (
    consistency_proof,
    inclusion_proof,
    nodes_for_consistency,
    nodes_for_inclusion,
    verify_consistency,
    verify_inclusion,
)
from audit.evidence.right_edge import RightEdge, Subtree
from audit.evidence.stored_nodes import combine, leaves_needed
from audit.evidence.tiles import Tile, tiles_of
from tests.unit.evidence import merkle_model as model

LEAVES = model.leaves(1500)


class Storage:
    """What a database keeps: leaf hashes and the hashes of full subtrees of 256 leaves."""

    def __init__(self, leaves):
        """Append all leaves at once and keep the subtrees that became full."""
        self.levels = {0: dict(enumerate(leaves))}
        self.edge, subtrees = RightEdge().extend(leaves)
        for subtree in subtrees:
            self.levels.setdefault(subtree.level, {})[subtree.index] = subtree.hash

    def node(self, level, index):
        """Build any full node out of what is kept."""
        stored_level, first, width = leaves_needed(level, index)
        return combine([self.levels[stored_level][at] for at in range(first, first + width)])


STORAGE = Storage(LEAVES)
sizes = st.integers(min_value=1, max_value=len(LEAVES))


@st.composite
def pairs(draw):
    """Draw a size of the tree and a smaller or equal number that is at least 1."""
    size = draw(sizes)
    return draw(st.integers(min_value=1, max_value=size)), size


@given(st.lists(st.integers(min_value=0, max_value=300), max_size=8))
def test_however_the_leaves_are_batched_the_tree_is_the_same(batches):
    """Edge and full subtrees depend on the leaves, never on the batches they came in."""
    found: list[Subtree] = []
    edge, at = RightEdge(), 0
    for batch in batches:
        edge, subtrees = edge.extend(LEAVES[at : at + batch])
        found, at = found + subtrees, min(at + batch, len(LEAVES))
    whole, at_once = RightEdge().extend(LEAVES[:at])

    assert edge == whole
    assert sorted(map(repr, found)) == sorted(map(repr, at_once))
    assert edge.root() == model.mth(LEAVES[:at])


@given(sizes)
def test_every_full_subtree_is_given_with_the_models_hash(size):
    """Each aligned run of 256 leaves is given exactly once, with its Merkle tree hash."""
    _, subtrees = RightEdge().extend(LEAVES[:size])
    runs = [LEAVES[at : at + 256] for at in range(0, size - size % 256, 256)]

    assert [subtree.hash for subtree in subtrees] == [model.mth(run) for run in runs]
    assert [subtree.index for subtree in subtrees] == list(range(size // 256))


@given(sizes)
def test_an_edge_survives_its_bytes(size):
    """Bytes and back gives the same edge, and the bytes fit no other number of subtrees."""
    edge, _ = RightEdge().extend(LEAVES[:size])

    assert RightEdge.from_bytes(size, edge.to_bytes()) == edge
    if (size + 1).bit_count() != size.bit_count():
        with pytest.raises(VerificationError):
            RightEdge.from_bytes(size + 1, edge.to_bytes())


@given(pairs())
def test_inclusion_proofs_come_out_of_the_stored_hashes(pair):
    """The proof made from leaf and subtree hashes is the model's, and verifies."""
    index, size = pair[0] - 1, pair[1]
    proof = inclusion_proof(index, size, STORAGE.node)

    assert proof == model.path(index, LEAVES[:size])
    verify_inclusion(LEAVES[index], index, size, proof, model.mth(LEAVES[:size]))


@given(pairs())
def test_consistency_proofs_come_out_of_the_stored_hashes(pair):
    """The proof made from leaf and subtree hashes is the model's, and verifies."""
    old, new = pair
    proof = consistency_proof(old, new, STORAGE.node)

    assert proof == model.proof(old, LEAVES[:new])
    verify_consistency(old, new, model.mth(LEAVES[:old]), model.mth(LEAVES[:new]), proof)


@given(pairs(), st.data())
def test_a_changed_bit_anywhere_is_refused(pair, data):
    """One bit of leaf, root or proof, in a tree of any size: refused."""
    index, size = pair[0] - 1, pair[1]
    proof = inclusion_proof(index, size, STORAGE.node)
    values = [LEAVES[index], model.mth(LEAVES[:size]), *proof]
    at = data.draw(st.integers(min_value=0, max_value=len(values) - 1))
    values[at] = model.flip(values[at], data.draw(st.integers(min_value=0, max_value=255)))

    with pytest.raises(VerificationError):
        verify_inclusion(values[0], index, size, values[2:], values[1])


@given(pairs(), st.integers(min_value=0, max_value=255))
def test_a_history_rewritten_anywhere_is_inconsistent(pair, bit):
    """Where one entry of the old tree was changed, no honest proof from the new tree holds."""
    old, new = pair
    rewritten = list(LEAVES[:new])
    rewritten[old - 1] = model.flip(rewritten[old - 1], bit)
    proof = consistency_proof(old, new, Storage(rewritten).node)

    with pytest.raises(VerificationError):
        verify_consistency(old, new, model.mth(LEAVES[:old]), model.mth(rewritten), proof)


@given(st.data())
def test_the_nodes_of_a_proof_lie_within_the_tree(data):
    """However large the tree, a proof asks only for full nodes of it, and for few."""
    size = data.draw(st.integers(min_value=1, max_value=MAX_SIZE))
    other = data.draw(st.integers(min_value=0, max_value=size - 1))
    nodes = nodes_for_inclusion(other, size) + nodes_for_consistency(other, size)

    assert all((index + 1) << level <= size for level, index in nodes)
    assert len(nodes) <= 4 * 64


@given(st.integers(min_value=0, max_value=10**6))
def test_the_tiles_of_a_tree_hold_each_stored_hash_once(size):
    """The listed tiles cover every level without gap or overlap, and each has one path."""
    tiles = tiles_of(size)
    widths: dict[int, int] = {}
    for tile in tiles:
        assert tile.stored_range().first == widths.get(tile.level, 0)
        widths[tile.level] = widths.get(tile.level, 0) + tile.width

    assert all(width == size >> 8 * level for level, width in widths.items())
    assert all(tile.exists_in(size) and Tile.parse(tile.path) == tile for tile in tiles)


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_different_entries_have_different_leaves(one, other):
    """No two entries share a leaf hash."""
    assert (leaf_hash(one) == leaf_hash(other)) is (one == other)
