"""Leaf and node hashes."""

from __future__ import annotations

import pytest

from audit.evidence.errors import VerificationError
from audit.evidence.hashing import EMPTY_ROOT, check_hash, check_size, leaf_hash, node_hash
from tests.unit.evidence import rfc6962_vectors as vectors


def test_the_published_vectors_come_out():
    """The empty root, the hash of the empty leaf and of two leaves are the published ones."""
    first, second = (leaf_hash(entry) for entry in vectors.ENTRIES[:2])

    assert vectors.EMPTY == EMPTY_ROOT
    assert first == vectors.ROOTS[0]
    assert node_hash(first, second) == vectors.ROOTS[1]


def test_a_leaf_is_never_a_node():
    """The bytes of a node, hashed as a leaf, give another hash: no second preimage."""
    left, right = leaf_hash(b"a"), leaf_hash(b"b")

    assert leaf_hash(left + right) != node_hash(left, right)
    assert leaf_hash(b"\x01" + left + right) != node_hash(left, right)


@pytest.mark.parametrize("value", [b"", b"x" * 31, b"x" * 33, "x" * 32, None])
def test_what_is_not_32_bytes_is_no_hash(value):
    """A value of another length or type is refused, and named in the diagnosis."""
    with pytest.raises(VerificationError, match="Rådet är inte") as caught:
        check_hash(value, "Rådet")

    assert caught.value.diagnosis == str(caught.value)


@pytest.mark.parametrize("value", [-1, 2**63, True, 1.0, "1", None])
def test_what_is_not_a_size_is_refused(value):
    """A negative, too large, or otherwise typed size is refused."""
    with pytest.raises(VerificationError):
        check_size(value, "Storleken")
