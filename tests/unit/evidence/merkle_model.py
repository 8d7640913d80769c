"""A naive Merkle tree: the recursive definitions of RFC 6962 section 2.1, as they stand there."""

from __future__ import annotations

from hashlib import sha256

Side = str


def leaf(data: bytes) -> bytes:
    """Hash a leaf."""
    return sha256(b"\x00" + data).digest()


def leaves(count: int) -> list[bytes]:
    """Make the leaf hashes of a tree whose entries are the decimal numbers."""
    return [leaf(str(number).encode()) for number in range(count)]


def split(count: int) -> int:
    """Give k: the largest power of two smaller than the count."""
    k = 1
    while k * 2 < count:
        k *= 2
    return k


def mth(hashes: list[bytes]) -> bytes:
    """Give the Merkle tree hash: MTH(D[n]), section 2.1."""
    if not hashes:
        return sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    k = split(len(hashes))
    return sha256(b"\x01" + mth(hashes[:k]) + mth(hashes[k:])).digest()


def path(index: int, hashes: list[bytes]) -> list[bytes]:
    """Give the audit path: PATH(m, D[n]), section 2.1.1."""
    if len(hashes) == 1:
        return []
    k = split(len(hashes))
    if index < k:
        return [*path(index, hashes[:k]), mth(hashes[k:])]
    return [*path(index - k, hashes[k:]), mth(hashes[:k])]


def sides(index: int, count: int) -> list[Side]:
    """Tell on which side of the path each value stands: the shape that a verifier sees."""
    if count == 1:
        return []
    k = split(count)
    if index < k:
        return [*sides(index, k), "right"]
    return [*sides(index - k, count - k), "left"]


def proof(old: int, hashes: list[bytes]) -> list[bytes]:
    """Give the consistency proof: PROOF(m, D[n]), section 2.1.2."""
    return subproof(old, hashes, whole=True)


def subproof(old: int, hashes: list[bytes], *, whole: bool) -> list[bytes]:
    """Give SUBPROOF(m, D[n], b), section 2.1.2."""
    if old == len(hashes):
        return [] if whole else [mth(hashes)]
    k = split(len(hashes))
    if old <= k:
        return [*subproof(old, hashes[:k], whole=whole), mth(hashes[k:])]
    return [*subproof(old - k, hashes[k:], whole=False), mth(hashes[:k])]


def node_of(hashes: list[bytes]):
    """Give the function that answers for any full subtree (level, index) of a tree."""

    def node(level: int, index: int) -> bytes:
        span = hashes[index << level : (index + 1) << level]
        if len(span) != 1 << level:
            message = f"({level}, {index}) is not full in a tree of {len(hashes)}"
            raise AssertionError(message)
        return mth(span)

    return node


def flip(data: bytes, bit: int) -> bytes:
    """Give the bytes with one bit changed."""
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def one_bit_changes(data: bytes):
    """Give every version of the bytes that differs in one bit."""
    return (flip(data, bit) for bit in range(len(data) * 8))
