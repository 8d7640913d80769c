"""What one commit will write: places, outcomes, the tree, and the values of its statements."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from audit.errors import LiggareError
from audit.evidence.checkpoint import Checkpoint
from audit.evidence.right_edge import RightEdge, Subtree
from audit.store.batch import Appended, Idempotency, PreparedEvent


class Placed(NamedTuple):
    """An event with the place and time that the log gave it, its exact bytes and their hash."""

    position: int
    recorded_at: datetime
    event: PreparedEvent
    data: bytes
    leaf: bytes


@dataclass(slots=True)
class Plan:
    """What one commit will write, and the outcome of each batch in the order they came.

    Without a checkpoint there is nothing to write.
    """

    outcomes: list[Appended | LiggareError] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    answers: list[Idempotency] = field(default_factory=list)
    edge: RightEdge = field(default_factory=RightEdge)
    subtrees: list[Subtree] = field(default_factory=list)
    checkpoint: Checkpoint | None = None
    note: str = ""

    @property
    def has_files(self) -> bool:
        """Tell whether files are attached by what is placed."""
        return any(item.event.file is not None for item in self.placed)


def entry_values(plan: Plan) -> dict[str, Any]:
    """Give entries and facts as arrays."""
    events = [item.event for item in plan.placed]
    return {
        "positions": [item.position for item in plan.placed],
        "times": [item.recorded_at for item in plan.placed],
        "arenden": [event.originator_id for event in events],
        "versions": [event.originator_version for event in events],
        "topics": [event.topic for event in events],
        "schemas": [event.schema_version for event in events],
        "bytes": [item.data for item in plan.placed],
        "leaves": [item.leaf for item in plan.placed],
        "salts": [event.salt for event in events],
        "facts": [event.facts.decode() for event in events],
    }


def single_values(plan: Plan) -> dict[str, Any]:
    """Give the one entry of a small commit, with the checkpoint and the head as it will be."""
    position, recorded_at, event, data, leaf = plan.placed[0]
    return {
        "position": position,
        "recorded_at": recorded_at,
        "arende": event.originator_id,
        "version": event.originator_version,
        "topic": event.topic,
        "schema": event.schema_version,
        "bytes": data,
        "leaf": leaf,
        "salt": event.salt,
        "facts": event.facts.decode(),
        "right_edge": plan.edge.to_bytes(),
        "note": plan.note,
    }


def tree_values(plan: Plan) -> dict[str, Any]:
    """Give the full subtrees as arrays, the checkpoint, and the head as it will be."""
    return {
        "tree_levels": [tree.level for tree in plan.subtrees],
        "tree_indexes": [tree.index for tree in plan.subtrees],
        "tree_hashes": [tree.hash for tree in plan.subtrees],
        "size": plan.edge.size,
        "recorded_at": plan.placed[-1].recorded_at,
        "right_edge": plan.edge.to_bytes(),
        "note": plan.note,
    }


def beside_values(plan: Plan) -> dict[str, Any] | None:
    """Give sealed words, keys and answers as arrays; None where there are none."""
    sealed = [(item.position, part) for item in plan.placed for part in item.event.sealed]
    keys = [(item, key) for item in plan.placed for key in item.event.keys]
    if not (sealed or keys or plan.answers):
        return None
    return {
        "sealed_positions": [position for position, _ in sealed],
        "sealed_parts": [part.part for _, part in sealed],
        "ciphertexts": [part.ciphertext for _, part in sealed],
        "key_arenden": [item.event.originator_id for item, _ in keys],
        "key_purposes": [key.purpose for _, key in keys],
        "key_ids": [key.wrapping_key_id for _, key in keys],
        "wrapped": [key.wrapped for _, key in keys],
        "key_positions": [item.position for item, _ in keys],
        "answer_keys": [one.key_hmac for one in plan.answers],
        "answer_bodies": [one.body_hmac for one in plan.answers],
        "answers": [one.answer for one in plan.answers],
    }


def file_values(plan: Plan) -> list[dict[str, Any]]:
    """Give the attached files, each by itself: they are large."""
    return [
        {"position": item.position, "ciphertext": item.event.file}
        for item in plan.placed
        if item.event.file is not None
    ]


def mapping_values(plan: Plan) -> dict[str, Any] | None:
    """Give mappings as arrays; None where there are none."""
    mappings = [(item.position, one) for item in plan.placed for one in item.event.mappings]
    if not mappings:
        return None
    return {
        "kinds": [one.kind for _, one in mappings],
        "hmacs": [one.identifier_hmac for _, one in mappings],
        "references": [one.reference for _, one in mappings],
        "salts": [one.salt for _, one in mappings],
        "positions": [position for position, _ in mappings],
    }
