"""Proofs in which anything at all was changed: every one of them must be refused."""

from __future__ import annotations

import pytest

from audit.evidence.errors import VerificationError
from audit.evidence.hashing import node_hash
from audit.evidence.proofs import verify_consistency, verify_inclusion
from tests.unit.evidence import merkle_model as model

SIZES = range(1, 10)


def changed_lists(proof):
    """Give the proof with one bit changed, a value dropped, doubled or added, or two swapped."""
    for at, value in enumerate(proof):
        for changed in model.one_bit_changes(value):
            yield [*proof[:at], changed, *proof[at + 1 :]]
        yield proof[:at] + proof[at + 1 :]
        yield [*proof[:at], value, *proof[at:]]
        if at:
            yield [*proof[: at - 1], value, proof[at - 1], *proof[at + 1 :]]
    yield [*proof, model.leaf(b"one too many")]


def refuses(verify, *arguments):
    """Tell whether a verification is refused with the one error."""
    try:
        verify(*arguments)
    except VerificationError:
        return True
    return False


@pytest.mark.parametrize("size", SIZES)
def test_every_changed_inclusion_proof_is_refused(size):
    """Each bit of each value, and each value missing, doubled, added or swapped, is noticed."""
    hashes = model.leaves(size)
    root = model.mth(hashes)
    for index, leaf in enumerate(hashes):
        for proof in changed_lists(model.path(index, hashes)):
            assert refuses(verify_inclusion, leaf, index, size, proof, root)


@pytest.mark.parametrize("size", SIZES)
def test_every_changed_leaf_root_and_index_is_refused(size):
    """Each bit of the leaf and of the root is noticed, and so is every other index."""
    hashes = model.leaves(size)
    root = model.mth(hashes)
    for index, leaf in enumerate(hashes):
        proof = model.path(index, hashes)
        for changed in model.one_bit_changes(leaf):
            assert refuses(verify_inclusion, changed, index, size, proof, root)
        for changed in model.one_bit_changes(root):
            assert refuses(verify_inclusion, leaf, index, size, proof, changed)
        for other in set(range(size + 3)) - {index}:
            assert refuses(verify_inclusion, leaf, other, size, proof, root)


@pytest.mark.parametrize("size", SIZES)
def test_another_size_is_refused_unless_the_path_has_the_same_shape(size):
    """A path fits the sizes of its own shape and no other; the checkpoint binds size to root."""
    hashes = model.leaves(size)
    for index, leaf in enumerate(hashes):
        arguments = (model.path(index, hashes), model.mth(hashes))
        for other in range(index + 1, 70):
            same = model.sides(index, other) == model.sides(index, size)

            assert refuses(verify_inclusion, leaf, index, other, *arguments) is not same


@pytest.mark.parametrize("new", SIZES)
def test_every_changed_consistency_proof_is_refused(new):
    """Each bit of each value, and each value missing, doubled, added or swapped, is noticed."""
    hashes = model.leaves(new)
    for old in range(1, new + 1):
        roots = model.mth(hashes[:old]), model.mth(hashes)
        for proof in changed_lists(model.proof(old, hashes)):
            assert refuses(verify_consistency, old, new, *roots, proof)


@pytest.mark.parametrize("new", SIZES)
def test_every_changed_root_of_a_consistency_proof_is_refused(new):
    """Each bit of the old and of the new root is noticed, and so are the two swapped."""
    hashes = model.leaves(new)
    for old in range(1, new):
        proof, first, second = model.proof(old, hashes), model.mth(hashes[:old]), model.mth(hashes)
        for changed in model.one_bit_changes(first):
            assert refuses(verify_consistency, old, new, changed, second, proof)
        for changed in model.one_bit_changes(second):
            assert refuses(verify_consistency, old, new, first, changed, proof)

        assert refuses(verify_consistency, old, new, second, first, proof)


@pytest.mark.parametrize("new", SIZES)
def test_another_old_size_is_refused(new):
    """A proof from one old size proves nothing from a size that had another root."""
    hashes = model.leaves(new)
    for old in range(1, new):
        proof, second = model.proof(old, hashes), model.mth(hashes)
        for other in set(range(new + 1)) - {old}:
            first = model.mth(hashes[:other])

            assert refuses(verify_consistency, other, new, first, second, proof)


@pytest.mark.parametrize("new", SIZES)
def test_a_larger_growth_than_was_proved_is_refused(new):
    """True roots and a true proof, passed off as one of a tree with more levels: refused."""
    hashes = model.leaves(new)
    for old in range(1, new):
        roots, proof = (model.mth(hashes[:old]), model.mth(hashes)), model.proof(old, hashes)
        for claimed in range((1 << (new - 1).bit_length()) + 1, 70):
            assert refuses(verify_consistency, old, claimed, *roots, proof)


def test_a_proof_that_goes_on_past_the_root_is_refused():
    """Values after the last step are refused even where the roots were made to fit them."""
    hashes = model.leaves(4)
    extra = model.leaf(b"one too many")
    old, new = (node_hash(extra, model.mth(hashes[:size])) for size in (3, 4))
    proof = [*model.proof(3, hashes), extra]

    with pytest.raises(VerificationError, match="steg 4"):
        verify_inclusion(hashes[0], 0, 1, [extra], node_hash(extra, hashes[0]))
    with pytest.raises(VerificationError, match="steg 6"):
        verify_consistency(3, 4, old, new, proof)
