"""All of a nämnd's ej verkställda beslut, its quarters and its waiting lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from audit.envelope import Event
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.events_beslut import EVENTS_BESLUT
from audit.verkstallighet.events_listor import KvartalReported, VantelistaCounted
from audit.verkstallighet.rapporterat import Kvartal
from audit.verkstallighet.vantelista import Vantelista


@dataclass(frozen=True, kw_only=True, slots=True)
class Verkstallighet:
    """All that was registered: beslut by id, quarters by year and number, lists by year."""

    beslut: Mapping[UUID, Beslut] = field(default_factory=dict)
    kvartal: Mapping[tuple[int, int], Kvartal] = field(default_factory=dict)
    vantelistor: Mapping[int, Vantelista] = field(default_factory=dict)

    @classmethod
    def from_histories(cls, histories: Sequence[Sequence[Event]]) -> Verkstallighet:
        """Build it from the events of each stream in order; empty ones are passed over."""
        beslut: dict[UUID, Beslut] = {}
        rest = cls()
        for history in histories:
            if any(isinstance(one, EVENTS_BESLUT) for one in history):
                beslut[history[0].originator_id] = Beslut.from_events(history)
            else:
                rest = rest.with_history(history)
        return replace(rest, beslut=beslut)

    def with_history(self, history: Sequence[Event]) -> Verkstallighet:
        """Give it with one stream as that stream's whole history says, new or not.

        What gallring has removed altogether changes nothing.
        """
        for one in history:
            if isinstance(one, EVENTS_BESLUT):
                found = Beslut.from_events(history)
                return replace(self, beslut={**self.beslut, found.id: found})
            if isinstance(one, KvartalReported):
                key = (one.ar, one.nummer)
                kvartal = Kvartal.from_events(history)
                return replace(self, kvartal={**self.kvartal, key: kvartal})
            if isinstance(one, VantelistaCounted):
                lista = Vantelista.from_events(history)
                return replace(self, vantelistor={**self.vantelistor, one.ar: lista})
        return self
