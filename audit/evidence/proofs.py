"""Inclusion and consistency proofs, made: RFC 6962 section 2.1, RFC 9162 2.1.3.1 and 2.1.4.1.

Storage is the caller's: `nodes_for_…` names the full binary subtrees that are needed, so that they
can be fetched in one query, and `…_proof` asks for each of them through a function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.evidence.errors import VerificationError
from audit.evidence.hashing import check_size
from audit.evidence.ranges import LeafRange, fold
from audit.evidence.verification import verify_consistency, verify_inclusion

if TYPE_CHECKING:
    from collections.abc import Callable

    Node = Callable[[int, int], bytes]

__all__ = [
    "consistency_proof",
    "inclusion_proof",
    "nodes_for_consistency",
    "nodes_for_inclusion",
    "verify_consistency",
    "verify_inclusion",
]


def inclusion_proof(index: int, size: int, node: Node) -> list[bytes]:
    """Make the path from leaf `index` to the root of a tree of `size` leaves, lowest first.

    Args:
        index: the leaf, counted from 0.
        size: the number of leaves of the tree that the proof speaks of.
        node: gives the hash of the full binary subtree (level, index).

    Raises VerificationError where the tree has no such leaf.
    """
    return [_hash_of(part, node) for part in _inclusion_ranges(index, size)]


def consistency_proof(old_size: int, new_size: int, node: Node) -> list[bytes]:
    """Make the proof that the tree of `old_size` leaves is the beginning of that of `new_size`.

    It is empty where the sizes are equal, and where the old tree is empty (nothing to be proved).
    Raises VerificationError where the old tree is the larger.
    """
    return [_hash_of(part, node) for part in _consistency_ranges(old_size, new_size)]


def nodes_for_inclusion(index: int, size: int) -> list[tuple[int, int]]:
    """List the full subtrees (level, index) that `inclusion_proof` will ask for, in its order."""
    return [node for part in _inclusion_ranges(index, size) for node in part.nodes()]


def nodes_for_consistency(old_size: int, new_size: int) -> list[tuple[int, int]]:
    """List the full subtrees (level, index) that `consistency_proof` will ask for, in its order."""
    return [node for part in _consistency_ranges(old_size, new_size) for node in part.nodes()]


def _hash_of(part: LeafRange, node: Node) -> bytes:
    """Give the Merkle tree hash of a range of leaves out of its full subtrees."""
    return fold([node(level, index) for level, index in part.nodes()])


def _inclusion_ranges(index: int, size: int) -> list[LeafRange]:
    """Cut the tree into the ranges beside the path to a leaf: PATH(m, D_n), RFC 9162 2.1.3.1."""
    check_size(index, "Postens nummer")
    check_size(size, "Trädets storlek")
    if index >= size:
        message = f"Trädet med {size} poster har ingen post med index {index}."
        raise VerificationError(message)
    beside = []
    around = LeafRange(0, size)
    while around.end - around.start > 1:
        left, right = around.split()
        around, other = (left, right) if index < left.end else (right, left)
        beside.append(other)
    return beside[::-1]


def _consistency_ranges(old_size: int, new_size: int) -> list[LeafRange]:
    """Cut the tree as SUBPROOF(m, D_n, b) does, RFC 9162 2.1.4.1."""
    check_size(old_size, "Det äldre trädets storlek")
    check_size(new_size, "Det nyare trädets storlek")
    if old_size > new_size:
        message = f"Ett träd med {new_size} poster kan inte fortsätta ett med {old_size}."
        raise VerificationError(message)
    if old_size == 0:
        return []
    beside = []
    around = LeafRange(0, new_size)
    while around.end != old_size:
        left, right = around.split()
        around, other = (left, right) if old_size <= left.end else (right, left)
        beside.append(other)
    # b in the RFC: where the old tree is itself a node of the new one, its root is already known.
    if around.start > 0:
        beside.append(around)
    return beside[::-1]
