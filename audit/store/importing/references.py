"""Outside identifiers of a file to references: known ones from the log, fresh ones drawn.

A fresh reference enters the log with the first event that uses it, and not before.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from audit.ids import new_arende_id, new_random_id
from audit.store.batch import SALT_BYTES, NewMapping
from audit.store.keys import blind

if TYPE_CHECKING:
    from audit.store.log import Log

UTREDNING = "utredning"
LEXSARAH = "lexsarah"
BARN = "barn"
ANMALAN = "anmalan"
HANDELSE = "handelse"
HANDELSE_ARENDE = "handelse_arende"
BESLUT = "beslut"
AT_ONCE = 10_000


class References:
    """The references of one kind of identifier, for one import."""

    def __init__(self, log: Log, kind: str, draw: Callable[[], UUID]) -> None:
        """Keep where known references are and how fresh ones are drawn."""
        self._log = log
        self._kind = kind
        self._draw = draw
        self._known: dict[str, UUID] = {}
        # Drawn here, and not yet introduced by an event: reference → blinded identifier.
        self._fresh: dict[UUID, bytes] = {}

    @classmethod
    def of_utredningar(cls, log: Log) -> References:
        """Make the references of utredningar: each is the id of its ärende."""
        return cls(log, UTREDNING, new_arende_id)

    @classmethod
    def of_lexsarah(cls, log: Log) -> References:
        """Make the references of earlier lex Sarah ärenden: each is the id of its ärende."""
        return cls(log, LEXSARAH, new_arende_id)

    @classmethod
    def of_barn(cls, log: Log) -> References:
        """Make the references of children: random through and through."""
        return cls(log, BARN, new_random_id)

    @classmethod
    def of_anmalningar(cls, log: Log) -> References:
        """Make the references of orosanmälningar: each is the id of its stream, and random."""
        return cls(log, ANMALAN, new_random_id)

    @classmethod
    def of_handelser(cls, log: Log) -> References:
        """Make the references of rows of the generic extract: random through and through."""
        return cls(log, HANDELSE, new_random_id)

    @classmethod
    def of_handelse_arenden(cls, log: Log) -> References:
        """Make the references of the matters that such rows speak of."""
        return cls(log, HANDELSE_ARENDE, new_random_id)

    @classmethod
    def of_beslut(cls, log: Log) -> References:
        """Make the references of gynnande beslut: each is the id of its stream, and random."""
        return cls(log, BESLUT, new_random_id)

    def load(self, identifiers: Iterable[str], *, draw: bool = True) -> None:
        """Find the references of identifiers; without `draw` unknown ones get none."""
        wanted = list(dict.fromkeys(identifiers))
        for first in range(0, len(wanted), AT_ONCE):
            self._load(wanted[first : first + AT_ONCE], draw=draw)

    def _load(self, identifiers: list[str], *, draw: bool) -> None:
        secret = self._log.parts.keys.identifier
        hmacs = {blind(secret, self._kind, one): one for one in identifiers}
        values = {"kind": self._kind, "hmacs": list(hmacs)}
        with self._log.pool.connection() as connection:
            rows = connection.execute(self._log.sql.references, values).fetchall()
        found = {bytes(hmac): reference for hmac, reference in rows}
        for hmac, identifier in hmacs.items():
            if hmac in found:
                self._known[identifier] = found[hmac]
            elif draw:
                self._known[identifier] = reference = self._draw()
                self._fresh[reference] = hmac

    def __getitem__(self, identifier: str) -> UUID:
        return self._known[identifier]

    def get(self, identifier: str) -> UUID | None:
        """Give the reference of an identifier, None where there is none."""
        return self._known.get(identifier)

    def is_fresh(self, reference: UUID) -> bool:
        """Tell whether the reference is not in the log yet."""
        return reference in self._fresh

    def introduce(self, references: Iterable[UUID]) -> Iterator[NewMapping]:
        """Give the mapping of each reference that is still fresh; it no longer is afterwards."""
        for reference in references:
            hmac = self._fresh.pop(reference, None)
            if hmac is not None:
                salt = secrets.token_bytes(SALT_BYTES)
                yield NewMapping(self._kind, hmac, reference, salt)
