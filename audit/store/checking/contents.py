"""The check of contents: facts and sealed words against what the entries commit to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from audit.store.checking.entries import Read
from audit.store.checking.report import Tally
from audit.store.checking.rows import InStep, Reader, Span

SALT_LENGTHS = {16}


@dataclass(slots=True)
class ContentsCheck:
    """Checks facts and sealed words in step with the entries of a span."""

    reader: Reader
    tally: Tally
    span: Span
    sealed: InStep = field(init=False)
    after: int = field(init=False)
    facts_seen: int = 0

    def __post_init__(self) -> None:
        """Open what is read in step."""
        self.sealed = InStep(self.reader, "sealed", self.span)
        self.after = self.span.after

    def check(self, read: Read, last: int) -> None:
        """Check what lies beside the entries just read, and what lies between them unasked for."""
        seen: set[int] = set()
        for rows in self.reader.facts(self.after, last):
            self.facts_seen += len(rows)
            self.tally.rows += len(rows)
            if _all_as_committed(rows, read):
                seen.update(read.positions)
            else:
                self._one_by_one(rows, read, seen)
        self.after = last
        self._lacking("Uppgifterna", [at for at in read.positions if at not in seen], read)
        self._check_sealed(read, last)

    def finish(self) -> None:
        """Report what lies after the last entry; with `check` first called for every entry."""
        self.check(Read(), self.span.last)

    def close(self) -> None:
        """Let go of what is read in step."""
        self.sealed.close()

    def _one_by_one(self, rows: Sequence[Any], read: Read, seen: set[int]) -> None:
        committed = dict(zip(read.positions, read.commitments, strict=True))
        for position, salt, facts in rows:
            if position not in committed:
                self.tally.find(position, "Uppgifter ligger där det inte finns någon post.")
            elif position in seen:
                self.tally.find(position, "Uppgifterna finns flera gånger.")
            elif committed[position] is not None and not _holds(salt, facts, committed[position]):
                self.tally.find(position, "Uppgifterna är ändrade: de är inte de som posten lovar.")
            seen.add(position)

    def _lacking(self, what: str, positions: list[int], read: Read) -> None:
        """Report what lacks, but for what a later gallring of the ärende explains."""
        if not positions:
            return
        explained = self.reader.later_gallringar(read.arende_of(positions))
        for position in positions:
            if position not in explained:
                self.tally.find(position, f"{what} saknas, och ingen gallring säger varför.")

    def _check_sealed(self, read: Read, last: int) -> None:
        wanted = {(at, part): said for at in read.sealed for part, said in read.sealed[at].items()}
        pairs = zip(read.positions, read.commitments, strict=True)
        unread = {at for at, said in pairs if said is None}
        for position, part, ciphertext in self.sealed.up_to(last):
            self.tally.rows += 1
            said = wanted.pop((position, part), None)
            if position in unread:
                continue
            if said is None:
                self.tally.find(position, "En skyddad text ligger där ingen post nämner den.")
            elif sha256(ciphertext or b"").hexdigest() != said:
                self.tally.find(position, "En skyddad text är ändrad.")
        self._lacking("En skyddad text", sorted({at for at, _ in wanted}), read)


def _all_as_committed(rows: Sequence[Any], read: Read) -> bool:
    """Tell whether these are exactly the facts of the entries read, each as committed."""
    positions, salts, facts = zip(*rows, strict=True)
    if list(positions) != read.positions:
        return False
    try:
        hashes = [sha256(salt + text).hexdigest() for salt, text in zip(salts, facts, strict=True)]
        # A salt of another length would let its boundary to the facts move under the same hash.
        return hashes == read.commitments and set(map(len, salts)) == SALT_LENGTHS
    except TypeError:
        return False


def _holds(salt: bytes | None, facts: bytes | None, said: str | None) -> bool:
    if salt is None or facts is None or len(salt) not in SALT_LENGTHS:
        return False
    return sha256(salt + facts).hexdigest() == said
