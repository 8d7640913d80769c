"""Making and verifying inclusion and consistency proofs."""

from __future__ import annotations

import pytest

from audit.evidence.errors import VerificationError
from audit.evidence.hashing import EMPTY_ROOT, leaf_hash
from audit.evidence.proofs import (
    consistency_proof,
    inclusion_proof,
    nodes_for_consistency,
    nodes_for_inclusion,
    verify_consistency,
    verify_inclusion,
)
from tests.unit.evidence import merkle_model as model
from tests.unit.evidence import rfc6962_vectors as vectors

SIZES = range(1, 33)
PUBLISHED = [leaf_hash(entry) for entry in vectors.ENTRIES]


@pytest.mark.parametrize(("index", "size"), vectors.INCLUSION)
def test_the_published_inclusion_proofs_come_out_and_hold(index, size):
    """We make the shared inclusion vectors byte for byte, and accept them."""
    proof = inclusion_proof(index, size, model.node_of(PUBLISHED))

    assert [value.hex() for value in proof] == vectors.INCLUSION[index, size]
    verify_inclusion(PUBLISHED[index], index, size, proof, vectors.ROOTS[size - 1])


@pytest.mark.parametrize(("old", "new"), vectors.CONSISTENCY)
def test_the_published_consistency_proofs_come_out_and_hold(old, new):
    """We make the shared consistency vectors byte for byte, and accept them."""
    proof = consistency_proof(old, new, model.node_of(PUBLISHED))

    assert [value.hex() for value in proof] == vectors.CONSISTENCY[old, new]
    verify_consistency(old, new, vectors.ROOTS[old - 1], vectors.ROOTS[new - 1], proof)


@pytest.mark.parametrize("size", SIZES)
def test_every_inclusion_proof_is_the_models_and_holds(size):
    """For every leaf of every small tree the path is that of the RFC's definition, and verifies."""
    hashes = model.leaves(size)
    for index in range(size):
        proof = inclusion_proof(index, size, model.node_of(hashes))

        assert proof == model.path(index, hashes)
        verify_inclusion(hashes[index], index, size, proof, model.mth(hashes))


@pytest.mark.parametrize("new", SIZES)
def test_every_consistency_proof_is_the_models_and_holds(new):
    """For every pair of small trees the proof is that of the RFC's definition, and verifies."""
    hashes = model.leaves(new)
    for old in range(1, new + 1):
        proof = consistency_proof(old, new, model.node_of(hashes))

        assert proof == model.proof(old, hashes)
        verify_consistency(old, new, model.mth(hashes[:old]), model.mth(hashes), proof)


@pytest.mark.parametrize("size", SIZES)
def test_the_nodes_to_fetch_are_those_that_are_asked_for(size):
    """The prefetch lists name each node the proof asks for, in order, and no other."""
    asked = []

    def node(level, index):
        asked.append((level, index))
        return model.node_of(model.leaves(size))(level, index)

    inclusion_proof(size // 2, size, node)
    consistency_proof((size + 1) // 2, size, node)

    assert asked == [
        *nodes_for_inclusion(size // 2, size),
        *nodes_for_consistency((size + 1) // 2, size),
    ]


def test_a_huge_tree_needs_few_nodes():
    """A proof in a tree of a billion entries asks for at most twice its height of nodes."""
    nodes = nodes_for_inclusion(123_456_789, 1_000_000_007)

    assert len(nodes) == len(set(nodes)) <= 2 * 30


@pytest.mark.parametrize(("index", "size"), [(0, 0), (1, 1), (8, 8), (-1, 8), (0, -1), (0, 2**63)])
def test_there_is_no_inclusion_proof_outside_the_tree(index, size):
    """An index beyond the tree, or a number that is none, is refused by maker and verifier."""
    with pytest.raises(VerificationError):
        nodes_for_inclusion(index, size)
    with pytest.raises(VerificationError):
        verify_inclusion(PUBLISHED[0], index, size, [], PUBLISHED[0])


@pytest.mark.parametrize(("old", "new"), [(2, 1), (-1, 1), (1, 2**63)])
def test_there_is_no_consistency_proof_backwards(old, new):
    """A tree that shrank, or a number that is none, is refused by maker and verifier."""
    with pytest.raises(VerificationError):
        nodes_for_consistency(old, new)
    with pytest.raises(VerificationError):
        verify_consistency(old, new, PUBLISHED[0], PUBLISHED[0], [])


@pytest.mark.parametrize("size", [0, 1, 2, 7])
def test_equal_sizes_need_equal_roots_and_no_proof(size):
    """At equal sizes the proof is empty, and only the same root is accepted."""
    root = model.mth(model.leaves(size))
    verify_consistency(size, size, root, root, consistency_proof(size, size, model.node_of([])))

    for roots, proof in [((root, PUBLISHED[5]), []), ((root, root), [root])]:
        with pytest.raises(VerificationError):
            verify_consistency(size, size, *roots, proof)


def test_every_tree_continues_the_empty_one():
    """From the empty tree nothing needs to be proved, but its root must be the empty root."""
    root = model.mth(model.leaves(5))
    verify_consistency(0, 5, EMPTY_ROOT, root, consistency_proof(0, 5, model.node_of([])))

    for old_root, proof in [(root, []), (EMPTY_ROOT, [root])]:
        with pytest.raises(VerificationError):
            verify_consistency(0, 5, old_root, root, proof)


def test_an_empty_proof_between_different_sizes_is_refused():
    """An empty list proves no growth, not even with the same root twice."""
    root = model.mth(model.leaves(4))

    with pytest.raises(VerificationError, match="steg 1"):
        verify_consistency(4, 5, root, root, [])


@pytest.mark.parametrize("value", [b"", b"x" * 31, "x" * 32, None, 0])
def test_a_value_that_is_no_hash_is_refused_before_it_is_used(value):
    """Malformed leaves, roots and proof values raise the one error, never another."""
    good = PUBLISHED[0]
    for leaf, proof, root in [(value, [], good), (good, [value], good), (good, [], value)]:
        with pytest.raises(VerificationError):
            verify_inclusion(leaf, 0, 2, proof, root)
        with pytest.raises(VerificationError):
            verify_consistency(1, 2, leaf, root, proof)


def test_the_diagnosis_names_the_step_and_both_roots():
    """Whoever checks is told where it went wrong, and what was computed and expected."""
    with pytest.raises(VerificationError) as caught:
        verify_inclusion(PUBLISHED[0], 0, 1, [], PUBLISHED[1])

    assert "steg 5" in caught.value.diagnosis
    assert PUBLISHED[0].hex() in caught.value.diagnosis
    assert PUBLISHED[1].hex() in caught.value.diagnosis
