"""The people around a report: who receives it, who stands in, who heads the verksamhet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from api.acts.areas import verksamhet_of
from api.told.ways import address_for
from audit.lexsarah import Arende, Rapport
from audit.lexsarah.attempts import Recipient
from audit.lexsarah.escalation import Circle, past_the_chef

if TYPE_CHECKING:
    from audit.envelope import Event
    from audit.store.log import Log
    from audit.store.people import Holder, People, Uppdrag

KANALER = ("epost", "sms")
"""The ways, in the order they are tried."""


@dataclass(frozen=True, slots=True)
class Around:
    """Who is in the nämnd on a day, and which ways are open; each thing is asked once."""

    log: Log
    people: People
    day: date
    open_ways: Collection[str]
    _held: dict[str, list[Holder]] = field(default_factory=dict)
    _uppdrag: dict[UUID, tuple[Uppdrag, ...]] = field(default_factory=dict)

    def circle(self, rapport: Rapport) -> Circle:
        """Give the people around a report, without the nearest chef where that was asked."""
        received = rapport.received
        verksamhet = verksamhet_of(self.log, received.enhet, self.day) if received else None
        mottagare, stand_ins = self._receivers()
        chefer = self._holders("verksamhetschef")
        nearest_chefer = self._heading(chefer, "verksamhetschef", verksamhet)
        circle = Circle(
            mottagare=self._recipients(mottagare),
            stallforetradare=self._recipients(stand_ins),
            # A report that nobody's chef would be told of is told to all of them.
            verksamhetschef=self._recipients(nearest_chefer or chefer),
            utredare=self._recipients(self._utredare(rapport)),
        )
        if received is None or not received.forbi_chef:
            return circle
        enhetschefer = self._heading(self._holders("enhetschef"), "enhetschef", verksamhet)
        nearest = enhetschefer or nearest_chefer
        return past_the_chef(circle, {one.account for one in nearest}, self._recipients(chefer))

    def _receivers(self) -> tuple[list[Holder], list[Holder]]:
        """Tell those who receive apart from those who stand in for one of them today."""
        holders = self._holders("mottagare")
        slug = self.log.namnd.slug
        found = [
            one
            for holder in holders
            for one in self.people.stand_ins(slug, holder.account, self.day)
        ]
        standing_in = {one.account: one for one in found}
        ordinary = [one for one in holders if one.account not in standing_in]
        if not ordinary:
            # They stand in for each other: then all of them receive.
            return holders, []
        return ordinary, list(standing_in.values())

    def _heading(
        self, holders: Iterable[Holder], befattning: str, verksamhet: str | None
    ) -> list[Holder]:
        """Keep those who have a befattning in a verksamhet, or in all of the nämnd's work."""
        return [
            holder
            for holder in holders
            if any(
                one.befattning == befattning
                and (verksamhet is None or one.verksamhet in {None, verksamhet})
                for one in self._uppdrag_of(holder.account)
            )
        ]

    def _utredare(self, rapport: Rapport) -> list[Holder]:
        """Give the utredare of the ärenden that a report was sorted to, who still are that."""
        if not rapport.arenden:
            return []
        loaded = self.log.load_many(rapport.arenden)
        konton = {_utredare_of([one.event for one in history]) for history in loaded.values()}
        return [one for one in self._holders("utredare") if one.account in konton]

    def _holders(self, role: str) -> list[Holder]:
        if role not in self._held:
            self._held[role] = self.people.holders(self.log.namnd.slug, role)
        return self._held[role]

    def _uppdrag_of(self, account: UUID) -> tuple[Uppdrag, ...]:
        if account not in self._uppdrag:
            slug = self.log.namnd.slug
            self._uppdrag[account] = self.people.uppdrag(account, slug, self.day)
        return self._uppdrag[account]

    def _recipients(self, holders: Iterable[Holder]) -> tuple[Recipient, ...]:
        return tuple(
            Recipient(
                one.account,
                tuple(
                    kanal
                    for kanal in KANALER
                    if kanal in self.open_ways and address_for(kanal, one.contact)
                ),
            )
            for one in holders
        )


def _utredare_of(events: Sequence[Event]) -> UUID | None:
    return Arende.from_events(events).utredare
