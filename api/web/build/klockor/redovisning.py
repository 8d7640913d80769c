"""When a kontrollmoment is next presented to the nämnd, and which reports had no mätning of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from api.reports.internkontroll.saying import listed
from api.web.build.plan.words import manader_i_ord
from api.web.formats import MONTHS, datum
from api.web.models.frame import Kind, NavLink
from api.web.models.parts import Bricka, Cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from api.web.links_klockor import ClockLinks
    from audit.arsplan.arsplan import Arsplan, Punkt
    from audit.internkontroll.kontrollmoment import Kontrollmoment
    from audit.internkontroll.matning import Matning

REPORT: Final = "internkontrollrapport"
"""The kind of punkt that reports are taken up under."""
PRESENTED: Final = "Redovisades en mätning ändå registreras det på mätningens egen sida."


@dataclass(frozen=True)
class Redovisning:
    """The reports of a plan's year on a day; `aret` is the nämnd's year as it stood then.

    That a report was treated says nothing of the mätningar: whether one was presented is
    registered on the mätning itself, and only that is told as presented.
    """

    aret: Arsplan
    per: date

    @cached_property
    def treated(self) -> dict[int, Punkt]:
        """Give by month the report that the nämnd had treated on the day, with which §."""
        found: dict[int, Punkt] = {}
        for one in self.aret.punkter.values():
            if one.slag == REPORT and one.behandlad is not None and one.behandlad <= self.per:
                found.setdefault(_month(one, one.behandlad), one)
        return found

    def missed(self, moment: Kontrollmoment, matningar: Iterable[Matning]) -> tuple[int, ...]:
        """Give the months that have passed, and had no mätning of the kontrollmoment presented.

        What was presented after a month and before the next one that is planned counts for it.
        """
        months = sorted(moment.rapporteras)
        held = self._held(matningar)
        return tuple(
            month
            for month, following in zip(months, [*months[1:], 13], strict=True)
            if month < self.per.month and not held & set(range(month, following))
        )

    def cell(self, moment: Kontrollmoment, matningar: Iterable[Matning]) -> Cell:
        """Say when it is next presented, and of reports without a mätning whether one was treated.

        The next one is said first: it is what can still be done something about.
        """
        months = sorted(moment.rapporteras)
        if not months:
            return Cell("Inget sammanträde valt")
        coming = next((month for month in months if month >= self.per.month), None)
        said = f"{MONTHS[(coming or months[0]) - 1]} {self.per.year + (coming is None)}"
        missed = self.missed(moment, matningar)
        if not missed:
            return Cell(said.capitalize())
        what = f"Ingen mätning redovisad: {manader_i_ord(missed)} {self.per.year}"
        badge = Bricka(what, Kind.WARNING, mark="over")
        return Cell(said.capitalize(), brickor=(badge,), note=" ".join(self._told(missed)))

    def lead(self, missed: Mapping[str, tuple[int, ...]]) -> str:
        """Say of each report that was treated which kontrollmoment had no mätning presented then.

        `missed` gives by kod of every kontrollmoment its months without one.
        """
        said = []
        for month, punkt in sorted(self.treated.items()):
            koder = [kod for kod, months in missed.items() if month in months]
            if koder:
                of_some = f" för {listed(koder)}" if len(koder) < len(missed) else ""
                treated = f"{punkt.arende} är behandlad av nämnden ({_when(punkt)})"
                said.append(f"{treated}, men ingen mätning är registrerad som redovisad{of_some}.")
        return " ".join((*said, PRESENTED)) if said else ""

    def ways(self, links: ClockLinks) -> tuple[NavLink, ...]:
        """Lead to each report that was treated, in the nämnd's year."""
        return tuple(
            NavLink(f"{one.arende} i nämndens år", links.punkt(self.per.year, one.id))
            for _, one in sorted(self.treated.items())
        )

    def _held(self, matningar: Iterable[Matning]) -> set[int]:
        days = (said.sammantrade for one in matningar for said in one.presented)
        return {day.month for day in days if day <= self.per and day.year == self.per.year}

    def _told(self, missed: tuple[int, ...]) -> Iterator[str]:
        """Say of each missed month that its report was treated; one month is named already."""
        for month in missed:
            if punkt := self.treated.get(month):
                named = f" i {MONTHS[month - 1]}" if missed[1:] else ""
                yield f"Rapporten{named} behandlades {_when(punkt)}."


def _month(punkt: Punkt, treated: date) -> int:
    """Give the month that a report is of: by its rule, or else by the day it was treated."""
    _, _, month = (punkt.regel or "").partition("/")
    return int(month) if month.isdecimal() else treated.month


def _when(punkt: Punkt) -> str:
    return ", ".join(filter(None, (datum(punkt.behandlad), punkt.protokollsparagraf)))
