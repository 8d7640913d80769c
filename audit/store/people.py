"""What people are employed as in a nämnd, whom they stand in for, and how to reach them.

An uppdrag is a befattning of `audit/law/delegation.py` with its days; roles are in `accounts.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg_pool import ConnectionPool

from audit.errors import FieldProblem, InvalidInputError, NotFoundError
from audit.ids import new_random_id
from audit.law.delegation import BEFATTNINGAR
from audit.store.sql import Queries

_SQL = Queries.load("audit.store", "queries/people.sql").bind("liggare")


@dataclass(frozen=True, slots=True)
class Uppdrag:
    """What somebody is employed as, in one verksamhet or (None) in all of the nämnd's work.

    `ersatter` is the account that the person stands in for: a substitute counts as the ordinary.
    `till` is the last day, included.
    """

    id: UUID
    befattning: str
    verksamhet: str | None
    ersatter: UUID | None
    fran: date
    till: date | None


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a message without content goes."""

    epost: str | None = None
    mobil: str | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """An open account that is to be told something."""

    account: UUID
    display_name: str
    contact: Contact


class People:
    """The people of all nämnder on one server."""

    def __init__(self, pool: ConnectionPool[Connection[Any]]) -> None:
        """Use the pool that all nämnder share."""
        self._pool = pool

    def uppdrag(self, account: UUID, slug: str, day: date) -> tuple[Uppdrag, ...]:
        """Give what an account is employed as in a nämnd on a day."""
        values = {"account": account, "slug": slug, "day": day}
        return tuple(Uppdrag(*row) for row in self._rows(_SQL.uppdrag, values))

    def give_uppdrag(
        self,
        account: UUID,
        slug: str,
        befattning: str,
        *,
        fran: date,
        till: date | None = None,
        verksamhet: str | None = None,
        ersatter: UUID | None = None,
    ) -> UUID:
        """Register an uppdrag; raises InvalidInputError for an unknown befattning or odd days."""
        if befattning not in BEFATTNINGAR:
            raise _wrong("befattning", "Befattningen är okänd.")
        if till is not None and till < fran:
            raise _wrong("till", "Sista dagen ligger före den första.")
        uppdrag = new_random_id()
        values = {"id": uppdrag, "account": account, "slug": slug, "befattning": befattning}
        more = {"fran": fran, "till": till, "verksamhet": verksamhet, "ersatter": ersatter}
        self._run(_SQL.give_uppdrag, {**values, **more})
        return uppdrag

    def end_uppdrag(self, uppdrag: UUID, till: date) -> None:
        """Set the last day of an uppdrag; raises NotFoundError where it had not begun by then."""
        if not self._run(_SQL.end_uppdrag, {"id": uppdrag, "till": till}):
            raise NotFoundError("Det finns inget uppdrag som hade börjat den dagen.")

    def contact(self, account: UUID) -> Contact:
        """Give where messages to an account go."""
        rows = self._rows(_SQL.contact, {"account": account})
        return Contact(*rows[0]) if rows else Contact()

    def set_contact(self, account: UUID, contact: Contact) -> None:
        """Keep where messages to an account go."""
        values = {"account": account, "epost": contact.epost, "mobil": contact.mobil}
        self._run(_SQL.set_contact, values)

    def holders(self, slug: str, role: str) -> list[Holder]:
        """Give the open accounts that hold a role in a nämnd, in the order they got it."""
        rows = self._rows(_SQL.holders, {"slug": slug, "role": role})
        return [Holder(row[0], row[1], Contact(*row[2:])) for row in rows]

    def stand_ins(self, slug: str, account: UUID, day: date) -> list[Holder]:
        """Give the open accounts that stand in for another in a nämnd on a day."""
        values = {"slug": slug, "account": account, "day": day}
        rows = self._rows(_SQL.stand_ins, values)
        return [Holder(row[0], row[1], Contact(*row[2:])) for row in rows]

    def nearest_chefer(self, slug: str, verksamhet: str | None, day: date) -> frozenset[UUID]:
        """Give the nearest chefer of a verksamhet on a day (None: of any of them).

        Those are its enhetschefer, and where there is none its verksamhetschefer.
        """
        values = {"slug": slug, "verksamhet": verksamhet, "day": day}
        for role in ("enhetschef", "verksamhetschef"):
            if found := self._rows(_SQL.heads, {**values, "role": role}):
                return frozenset(row[0] for row in found)
        return frozenset()

    def _run(self, query: bytes, values: Mapping[str, Any]) -> int:
        with self._pool.connection() as connection:
            return connection.execute(query, values).rowcount

    def _rows(self, query: bytes, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        with self._pool.connection() as connection:
            return connection.execute(query, values).fetchall()


def _wrong(field: str, reason: str) -> InvalidInputError:
    return InvalidInputError((FieldProblem(field, reason),))
