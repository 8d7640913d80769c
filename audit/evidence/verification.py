"""Inclusion and consistency proofs, verified: RFC 9162 sections 2.1.3.2 and 2.1.4.2, step by step.

A proof holds for a root and a size together. The path alone does not tell sizes of the same shape
apart (RFC 9162 section 2.1.3.2): take both from one verified checkpoint, never from the proof.
"""

from __future__ import annotations

from hmac import compare_digest
from typing import TYPE_CHECKING, NoReturn

from audit.evidence.errors import VerificationError
from audit.evidence.hashing import EMPTY_ROOT, check_hash, check_size, node_hash

if TYPE_CHECKING:
    from collections.abc import Sequence


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Check that the leaf hash stands at `index` in the tree with this size and root.

    Raises VerificationError otherwise. That the root is the log's own is not checked.
    """
    _check_hashes(leaf, root, proof)
    check_size(index, "Postens nummer")
    check_size(size, "Trädets storlek")
    # 1. Compare the index with the size.
    if index >= size:
        _refuse("steg 1", f"trädet med {size} poster har ingen post med index {index}")
    # 2. Set fn to the index and sn to the last index.  3. Set r to the leaf hash.
    fn, sn, r = index, size - 1, leaf
    # 4. For each value in the proof:
    for p in proof:
        # 4a. A value after the root was reached is one too many.
        if sn == 0:
            _refuse("steg 4", "beviset är för långt")
        if fn & 1 or fn == sn:
            # 4b. The neighbour is on the left; skip the levels where this node has none.
            r = node_hash(p, r)
            fn, sn = _skip_levels_alone(fn, sn)
        else:
            # 4c. The neighbour is on the right.
            r = node_hash(r, p)
        # 4d. One level up.
        fn, sn = fn >> 1, sn >> 1
    # 5. The root must have been reached, and be the expected one.
    if sn != 0:
        _refuse("steg 5", "beviset är för kort")
    _compare("steg 5", r, root)


def verify_consistency(
    old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Check that the tree of `old_size` leaves is the beginning of that of `new_size`.

    Raises VerificationError otherwise. That the roots are the log's own is not checked.
    Beyond the RFC: equal sizes need equal roots, and an empty old tree the empty root.
    """
    _check_hashes(old_root, new_root, proof)
    check_size(old_size, "Det äldre trädets storlek")
    check_size(new_size, "Det nyare trädets storlek")
    if old_size > new_size:
        _refuse("steg 0", f"{new_size} poster kan inte vara en fortsättning på {old_size}")
    if old_size in (0, new_size):
        _verify_without_proof(old_size, new_size, old_root, new_root, proof)
        return
    # 1. An empty proof proves nothing.
    if not proof:
        _refuse("steg 1", "beviset är tomt")
    # 2. Where the old size is a power of two, its root is the first value.
    path = [old_root, *proof] if old_size.bit_count() == 1 else list(proof)
    fr, sr = _climb(old_size, new_size, path)
    # 7. Both roots must come out.
    _compare("steg 7, det äldre trädet", fr, old_root)
    _compare("steg 7, det nyare trädet", sr, new_root)


def _climb(old_size: int, new_size: int, path: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Walk steps 3 to 6 of RFC 9162 2.1.4.2 and give the two roots that come out."""
    # 3. Set fn and sn to the last indexes.  4. Skip the levels below the first value.
    fn, sn = old_size - 1, new_size - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    # 5. Set fr and sr to the first value.
    fr = sr = path[0]
    # 6. For each further value:
    for c in path[1:]:
        # 6a. A value after the root was reached is one too many.
        if sn == 0:
            _refuse("steg 6", "beviset är för långt")
        if fn & 1 or fn == sn:
            # 6b. The value belongs to both trees.
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            fn, sn = _skip_levels_alone(fn, sn)
        else:
            # 6c. The value belongs to the new tree alone.
            sr = node_hash(sr, c)
        # 6d. One level up.
        fn, sn = fn >> 1, sn >> 1
    if sn != 0:
        _refuse("steg 7", "beviset är för kort")
    return fr, sr


def _skip_levels_alone(fn: int, sn: int) -> tuple[int, int]:
    """Go up past the levels where the node is the last one and has no neighbour to its right."""
    while fn and not fn & 1:
        fn, sn = fn >> 1, sn >> 1
    return fn, sn


def _verify_without_proof(
    old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Check the cases where no proof is needed: equal sizes, or an empty old tree."""
    if proof:
        _refuse("steg 0", "beviset ska vara tomt för dessa storlekar")
    if old_size == 0:
        _compare("steg 0, det tomma trädet", EMPTY_ROOT, old_root)
    if old_size == new_size:
        _compare("steg 0, lika storlekar", old_root, new_root)


def _check_hashes(first: bytes, second: bytes, proof: Sequence[bytes]) -> None:
    """Refuse values that are not hashes before any of them is used."""
    check_hash(first, "Det första värdet")
    check_hash(second, "Det andra värdet")
    for number, value in enumerate(proof, 1):
        check_hash(value, f"Bevisets värde {number}")


def _compare(step: str, computed: bytes, expected: bytes) -> None:
    """Refuse a computed root that is not the expected one."""
    if not compare_digest(computed, expected):
        _refuse(step, f"beräknad rot {computed.hex()} är inte den väntade {expected.hex()}")


def _refuse(step: str, why: str) -> NoReturn:
    """Raise the one error, with the step where it went wrong."""
    message = f"Beviset håller inte ({step}): {why}."
    raise VerificationError(message)
