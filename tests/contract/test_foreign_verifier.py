"""Our evidence before verifiers written elsewhere, and theirs before ours.

`proofbundle` is Python throughout; `metamorphic-log` is compiled Rust, tried on the machines that
it has wheels for (its marker in pyproject.toml says the same). Neither shares code with ours.
"""

from __future__ import annotations

import platform
import sys
from datetime import UTC, datetime
from importlib import import_module
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proofbundle import checkpoint as proofbundle_checkpoint
from proofbundle import merkle as proofbundle_merkle
from proofbundle.errors import ProofBundleError

from audit.evidence.checkpoint import Checkpoint, parse_and_verify, recorded_at_line
from audit.evidence.errors import VerificationError
from audit.evidence.hashing import leaf_hash
from audit.evidence.note_keys import Verifier
from audit.evidence.proofs import (
    consistency_proof,
    inclusion_proof,
    verify_consistency,
    verify_inclusion,
)
from audit.evidence.right_edge import RightEdge
from audit.evidence.stored_nodes import combine
from tests.unit.evidence import merkle_model as model
from tests.unit.evidence.note_samples import NAME, signer

RUST_WHEELS = {("linux", "x86_64"), ("darwin", "arm64")}
ENTRIES = [f"entry {number}".encode() for number in range(260)]
LEAVES = [leaf_hash(entry) for entry in ENTRIES]
ROOTS = [RightEdge().extend(LEAVES[:size])[0].root() for size in range(len(LEAVES) + 1)]
SIZES = [*range(1, 20), 255, 256, 257, 260]
TIME_LINE = recorded_at_line(datetime(2022, 12, 31, 22, 59, 59, tzinfo=UTC))


def node(level, index):
    """Give the hash of a full subtree of the log."""
    return combine(LEAVES[index << level : (index + 1) << level])


def refused(error, verify, *arguments):
    """Tell whether a verifier refuses with its own error, or by answering no."""
    try:
        return verify(*arguments) is False
    except error:
        return True


def python_verifier():
    """Describe proofbundle: it hashes the entry itself and answers yes or no."""

    def inclusion(index, size, proof, root):
        return proofbundle_merkle.verify_inclusion(ENTRIES[index], index, size, proof, root)

    def consistency(old, new, proof, roots):
        return proofbundle_merkle.verify_consistency(old, new, proof, *roots)

    def checkpoint(note, vkey):
        found = proofbundle_checkpoint.verify_checkpoint(note, vkey)
        return found["ok"] and (found["origin"], found["tree_size"], found["root"])

    return SimpleNamespace(
        error=ProofBundleError, inclusion=inclusion, consistency=consistency, checkpoint=checkpoint
    )


def rust_verifier():
    """Describe metamorphic-log: it takes leaf hashes and raises its own error."""
    metamorphic_log = import_module("metamorphic_log")  # there is no wheel for every machine

    def inclusion(index, size, proof, root):
        metamorphic_log.verify_inclusion(index, size, LEAVES[index], proof, root)

    def consistency(old, new, proof, roots):
        metamorphic_log.verify_consistency(old, new, proof, *roots)

    def checkpoint(note, vkey):
        head = metamorphic_log.checkpoint_verify(note, [vkey])
        return head.origin, head.size, head.root

    return SimpleNamespace(
        error=metamorphic_log.VerifyError,
        inclusion=inclusion,
        consistency=consistency,
        checkpoint=checkpoint,
    )


VERIFIERS = {"proofbundle": python_verifier()}
if (sys.platform, platform.machine()) in RUST_WHEELS:
    VERIFIERS["metamorphic-log"] = rust_verifier()

foreign_verifiers = pytest.mark.parametrize("foreign", VERIFIERS.values(), ids=VERIFIERS.keys())


@foreign_verifiers
@pytest.mark.parametrize("size", SIZES)
def test_our_inclusion_proofs_are_accepted_elsewhere(foreign, size):
    """Every leaf we prove to be in the tree is found to be in it by others."""
    for index in range(size):
        proof = inclusion_proof(index, size, node)

        assert not refused(foreign.error, foreign.inclusion, index, size, proof, ROOTS[size])


@foreign_verifiers
@pytest.mark.parametrize("new", SIZES)
def test_our_consistency_proofs_are_accepted_elsewhere(foreign, new):
    """Every growth we prove is found to be one by others."""
    for old in range(1, new + 1):
        proof, roots = consistency_proof(old, new, node), (ROOTS[old], ROOTS[new])

        assert not refused(foreign.error, foreign.consistency, old, new, proof, roots)


@foreign_verifiers
@pytest.mark.parametrize("extensions", [(), (TIME_LINE,)])
def test_our_checkpoints_are_accepted_elsewhere(foreign, extensions):
    """Others read our verifier key and find origin, size and root, with the log's time or not."""
    note = Checkpoint(NAME, 260, ROOTS[260], extensions).sign(signer())

    assert foreign.checkpoint(note, signer().verifier.vkey) == (NAME, 260, ROOTS[260])


@foreign_verifiers
def test_every_changed_bit_of_our_proofs_is_refused_elsewhere(foreign):
    """Others notice what we notice: their yes to our proofs is not a yes to everything."""
    inclusion, consistency = inclusion_proof(4, 7, node), consistency_proof(3, 7, node)
    for at, value in enumerate(inclusion):
        for changed in model.one_bit_changes(value):
            proof = [*inclusion[:at], changed, *inclusion[at + 1 :]]
            assert refused(foreign.error, foreign.inclusion, 4, 7, proof, ROOTS[7])
    for at, value in enumerate(consistency):
        for changed in model.one_bit_changes(value):
            proof = [*consistency[:at], changed, *consistency[at + 1 :]]
            assert refused(foreign.error, foreign.consistency, 3, 7, proof, (ROOTS[3], ROOTS[7]))


@foreign_verifiers
def test_every_changed_bit_of_our_checkpoint_is_refused_elsewhere(foreign):
    """Others notice each changed bit; they take text, so bytes that are none are marked as such."""
    note = Checkpoint(NAME, 260, ROOTS[260], (TIME_LINE,)).sign(signer()).encode()
    for changed in model.one_bit_changes(note):
        text = changed.decode(errors="replace")

        assert refused(foreign.error, foreign.checkpoint, text, signer().verifier.vkey)


@foreign_verifiers
@given(st.integers(0, 40), st.integers(1, 41), st.integers(1, 41))
def test_we_and_others_judge_every_claimed_size_alike(foreign, index, size, claimed):
    """A true path with any claimed size: accepted by us exactly where others accept it."""
    index %= size
    proof = inclusion_proof(index, size, node)
    ours = refused(
        VerificationError, verify_inclusion, LEAVES[index], index, claimed, proof, ROOTS[size]
    )

    assert ours is refused(foreign.error, foreign.inclusion, index, claimed, proof, ROOTS[size])


@pytest.mark.parametrize("size", SIZES)
def test_proofs_made_elsewhere_are_ours(size):
    """The proofs that proofbundle makes are ours byte for byte, and we accept them."""
    entries, root = ENTRIES[:size], ROOTS[size]
    for number in range(1, size + 1):
        inclusion = proofbundle_merkle.inclusion_proof(entries, number - 1)
        consistency = proofbundle_merkle.consistency_proof(entries, number)
        verify_inclusion(LEAVES[number - 1], number - 1, size, inclusion, root)
        verify_consistency(number, size, ROOTS[number], root, consistency)

        assert inclusion == inclusion_proof(number - 1, size, node)
        assert consistency == consistency_proof(number, size, node)
    assert proofbundle_merkle.merkle_tree_hash(entries) == root


def test_a_checkpoint_signed_elsewhere_is_accepted():
    """A checkpoint and a verifier key that proofbundle writes are ours byte for byte."""
    key = signer().private_key
    vkey = proofbundle_checkpoint.vkey(NAME, key.public_key().public_bytes_raw())
    note = proofbundle_checkpoint.sign_checkpoint(NAME, 260, ROOTS[260], key, NAME)
    checkpoint = parse_and_verify(note, Verifier.parse(vkey), NAME)

    assert (checkpoint.size, checkpoint.root) == (260, ROOTS[260])
    assert note == Checkpoint(NAME, 260, ROOTS[260]).sign(signer())
