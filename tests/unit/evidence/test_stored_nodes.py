"""Building any node of the binary tree out of the stored hashes."""

from __future__ import annotations

import pytest

from audit.evidence.errors import VerificationError
from audit.evidence.stored_nodes import combine, leaves_needed
from tests.unit.evidence import merkle_model as model


@pytest.mark.parametrize(
    ("node", "stored"),
    [
        ((0, 5), (0, 5, 1)),
        ((3, 2), (0, 16, 8)),
        ((7, 1), (0, 128, 128)),
        ((8, 3), (1, 3, 1)),
        ((10, 1), (1, 4, 4)),
        ((16, 0), (2, 0, 1)),
        ((17, 2), (2, 4, 2)),
    ],
)
def test_a_node_needs_the_stored_hashes_right_below_it(node, stored):
    """The nearest stored level at or below is used: never more than 128 hashes."""
    assert leaves_needed(*node) == stored


@pytest.mark.parametrize("level", range(8))
def test_combined_leaves_are_the_node_above_them(level):
    """One to 128 neighbouring hashes combine to the Merkle tree hash over them."""
    hashes = model.leaves(1 << level)

    assert combine(hashes) == model.mth(hashes)


@pytest.mark.parametrize("count", [0, 3, 5, 127])
def test_a_missing_hash_is_noticed(count):
    """A number that is not a power of two means that storage gave too few."""
    with pytest.raises(VerificationError):
        combine(model.leaves(count))


@pytest.mark.parametrize("hashes", [[b"short"], [b"x" * 32, b"x" * 33]])
def test_a_stored_hash_of_wrong_length_is_refused(hashes):
    """What is not a hash is not combined."""
    with pytest.raises(VerificationError):
        combine(hashes)
