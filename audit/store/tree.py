"""Nodes of the tree as the database keeps them: leaf hashes and full subtrees of 256."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from psycopg import Connection

from audit.errors import NotFoundError
from audit.evidence.proofs import (
    consistency_proof,
    inclusion_proof,
    nodes_for_consistency,
    nodes_for_inclusion,
)
from audit.evidence.stored_nodes import combine, leaves_needed
from audit.store.recorder import QUERIES


class StoredTree:
    """Proofs and tiles of one log, read over a connection that the caller holds."""

    def __init__(self, connection: Connection[Any], schema: str) -> None:
        """Keep the connection; proofs read a few hundred hashes at most."""
        self._connection = connection
        self._sql = QUERIES.bind(schema)

    def hashes(self, stored_level: int, first: int, width: int) -> list[bytes]:
        """Give stored hashes: leaves at level 0, subtrees above.

        Raises NotFoundError when the log does not hold all of them.
        """
        values = {"level": stored_level, "first": first, "width": width}
        query = self._sql.subtrees if stored_level else self._sql.leaves
        rows = self._connection.execute(query, values).fetchall()
        if [row[0] for row in rows] != list(range(first, first + width)):
            raise NotFoundError("Så stor är loggen inte.")
        return [bytes(row[1]) for row in rows]

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """Prove that leaf `index` is in the tree of `size` leaves (RFC 9162 §2.1.3)."""
        nodes = self._nodes(nodes_for_inclusion(index, size))
        return inclusion_proof(index, size, lambda level, at: nodes[level, at])

    def consistency(self, old: int, new: int) -> list[bytes]:
        """Prove that the tree of `new` leaves grew out of that of `old` (RFC 9162 §2.1.4)."""
        nodes = self._nodes(nodes_for_consistency(old, new))
        return consistency_proof(old, new, lambda level, at: nodes[level, at])

    def _nodes(self, wanted: Iterable[tuple[int, int]]) -> dict[tuple[int, int], bytes]:
        return {
            (level, index): combine(self.hashes(*leaves_needed(level, index)))
            for level, index in wanted
        }
