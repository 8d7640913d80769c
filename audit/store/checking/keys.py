"""The check of data keys and mappings: each as the entry that introduced it says, none besides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from audit.errors import ConfigurationError
from audit.evidence.commitment import key_commitment, mapping_commitments
from audit.evidence.errors import VerificationError
from audit.store.checking.entries import Read
from audit.store.checking.report import Tally
from audit.store.checking.rows import InStep, Reader, Span
from audit.store.keys import NamndKeys, unwrap

_HASH: Final = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """Which key of the nämnd wraps what came before `position`; None before any rotation."""

    position: int = 0
    key_id: str | None = None


@dataclass(slots=True)
class KeysCheck:
    """Checks data keys and mappings in step with the entries of a span.

    `gone` counts the mappings that lack and whose ärende is gallrat.
    """

    reader: Reader
    tally: Tally
    span: Span
    namnd_keys: NamndKeys
    wrapping: Wrapping
    keys: InStep = field(init=False)
    mappings: InStep = field(init=False)
    gone: int = 0

    def __post_init__(self) -> None:
        """Open what is read in step."""
        self.keys = InStep(self.reader, "keys", self.span)
        self.mappings = InStep(self.reader, "mappings", self.span)

    def check(self, read: Read, last: int) -> None:
        """Check what the entries just read introduced, and what lies between them unasked for."""
        found, mapped = self.keys.up_to(last), self.mappings.up_to(last)
        self.tally.rows += len(found) + len(mapped)
        if not (found or mapped or read.keys or read.mappings):
            return
        unread = {at for at, c in zip(read.positions, read.commitments, strict=True) if c is None}
        self._check_keys([row for row in found if row[0] not in unread], read)
        self._check_mappings([row for row in mapped if row[0] not in unread], read)

    def finish(self) -> None:
        """Report what lies after the last entry; with `check` first called for every entry."""
        self.check(Read(), self.span.last)

    def close(self) -> None:
        """Let go of what is read in step."""
        self.keys.close()
        self.mappings.close()

    def _check_keys(self, rows: Sequence[Any], read: Read) -> None:
        wanted = {(at, purpose) for at, said in read.keys.items() for purpose in said}
        arende_of = read.arende_of(read.keys)
        seen: set[tuple[int, str]] = set()
        for row in rows:
            position, arende, purpose = row[:3]
            if (position, purpose) not in wanted or arende != arende_of[position]:
                self.tally.find(position, "En nyckel som ingen post har infört.")
            elif (position, purpose) in seen:
                self.tally.find(position, "Nyckeln finns i flera omslag.")
            else:
                seen.add((position, purpose))
                self._check_key(row, read.keys[position][purpose])
        self._lacking("Nyckeln", [at for at, _ in wanted - seen], read)

    def _check_key(self, row: Sequence[Any], said: str) -> None:
        position, arende, purpose, key_id, wrapped = row
        if position < self.wrapping.position and key_id != self.wrapping.key_id:
            self.tally.find(position, "Nyckeln ligger kvar i ett omslag som är utbytt.")
        try:
            data_key = unwrap(self.namnd_keys, key_id, bytes(wrapped), arende, purpose)
            if key_commitment(data_key).hex() != said:
                self.tally.find(position, "Nyckeln är en annan än den som posten införde.")
        except (ConfigurationError, VerificationError, TypeError, ValueError):
            self.tally.find(position, "Nyckeln går inte att öppna: den är ändrad.")

    def _lacking(self, what: str, positions: list[int], read: Read) -> int:
        """Report what lacks; gives how many a gallring explains."""
        explained = self.reader.later_gallringar(read.arende_of(positions))
        for position in sorted(positions):
            if position not in explained:
                self.tally.find(position, f"{what} saknas, och ingen gallring säger varför.")
        return sum(position in explained for position in positions)

    def _check_mappings(self, rows: Sequence[Any], read: Read) -> None:
        found: dict[int, list[str]] = {}
        for (position, _, _), said in zip(rows, _commitments(rows), strict=True):
            found.setdefault(position, []).append(said)
        spelled = {at: '"' + '","'.join(sorted(said)) + '"' for at, said in found.items()}
        if spelled == {at: said.decode() for at, said in read.mappings.items()}:
            return
        for position in sorted(found.keys() | read.mappings.keys()):
            wanted = Counter(_HASH.findall(read.mappings.get(position, b"").decode()))
            there = Counter(found.get(position, ()))
            for _ in (there - wanted).elements():
                what = "En koppling är ändrad, eller ingen post har infört den."
                self.tally.find(position, what)
            lacking = [position] * (wanted - there).total()
            self.gone += self._lacking("En koppling", lacking, read)


def _commitments(rows: Sequence[Any]) -> list[str]:
    """Give the commitment of each mapping as its row has it, "" where a row has no form."""
    try:
        return mapping_commitments((salt, row) for _, salt, row in rows)
    except (VerificationError, TypeError):
        return [_commitments([row])[0] if len(rows) > 1 else "" for row in rows]
