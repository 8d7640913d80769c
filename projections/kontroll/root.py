"""The root of the log's tree at any löpnummer, from the hashes that the log keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.evidence.ranges import LeafRange, fold
from audit.evidence.stored_nodes import combine, leaves_needed

if TYPE_CHECKING:
    from audit.store.log import Log


def root_at(log: Log, size: int) -> bytes:
    """Give the root over the first `size` entries (RFC 9162 §2.1.1); `size` is at least 1.

    Raises NotFoundError where the log is not so large.
    """
    nodes = (leaves_needed(*node) for node in LeafRange(0, size).nodes())
    return fold([combine(log.stored_hashes(*wanted)) for wanted in nodes])
