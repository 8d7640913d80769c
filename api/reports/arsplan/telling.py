"""What the papers of a year say: the view model of the pages, and what people wrote beside it.

Facts are as open as the agendas that they end in.
What was written as a reason or about a result is sealed: it comes only with a state that was read
for somebody who may see it, and only into the nämnd's own edition.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from api.web.build.aret.malen import malen_view
from api.web.build.aret.year import year_view
from api.web.formats import datum
from audit.arsplan import events_arsplan as e
from audit.arsplan.codes import UTFALL

if TYPE_CHECKING:
    from api.web.models.aret import MalenView, YearView
    from audit.arsplan.arsmal import Arsmal, Mal
    from audit.arsplan.arsplan import Arsplan
    from audit.envelope import Event

WITH_REASONS = (e.PunktMoved, e.PunktDropped, e.SammantradeCancelled)


@dataclass(frozen=True, slots=True)
class Skal:
    """Why the year was changed: the day, what was done, and the reason as somebody wrote it.

    `text` is empty where it may not be read.
    """

    dag: str
    vad: str
    text: str


@dataclass(frozen=True, slots=True)
class YearTold:
    """A year on a day, and the reasons for what was moved, dropped or cancelled in it."""

    view: YearView
    skal: tuple[Skal, ...] = ()
    words: bool = False

    @property
    def sealed(self) -> bool:
        """Tell whether a reason is in it; of reasons that were not read, whether there may be."""
        return any(one.text for one in self.skal) if self.words else bool(self.skal)


@dataclass(frozen=True, slots=True)
class Skrivet:
    """What somebody wrote about a goal: the goal, where it comes from, and the text."""

    mal: str
    kalla: str
    text: str


@dataclass(frozen=True, slots=True)
class MalenTold:
    """The goals of a year on a day, and what was written before their newest follow-ups.

    `underlag` tells whether the table says what somebody wrote that an outcome rests on;
    `may_be_more` whether something could have been written: a goal was followed up or given a task.
    """

    view: MalenView
    skrivet: tuple[Skrivet, ...] = ()
    words: bool = False
    underlag: bool = False
    may_be_more: bool = False

    @property
    def sealed(self) -> bool:
        """Tell whether a text is in it; of texts that were not read, whether there may be."""
        if not self.words:
            return self.may_be_more
        return bool(self.skrivet) or self.underlag


def tell_year(plan: Arsplan, arsmal: Arsmal, ar: int, day: date, *, words: bool) -> YearTold:
    """Tell a year; `words` says whether `plan` was read with its sealed words."""
    stood = plan.on(day)
    known = (stood.standing[version] for version in sorted(stood.standing))
    skal = tuple(_skal(stood, one) for one in known if isinstance(one, WITH_REASONS))
    return YearTold(year_view(plan, arsmal, ar, day), skal, words)


def tell_malen(arsmal: Arsmal, ar: int, day: date, *, words: bool) -> MalenTold:
    """Tell the goals; `words` says whether `arsmal` was read with its sealed words."""
    goals = arsmal.on(day).gallande
    written = tuple(one for mal in goals for one in _written(mal, day)) if words else ()
    newest = (mal.bedomning(day) for mal in goals)
    return MalenTold(
        view=malen_view(arsmal, ar, day, words=words),
        skrivet=written,
        words=words,
        underlag=words and any(one.text for one in newest if one),
        may_be_more=any(mal.bedomningar or mal.uppdrag for mal in goals),
    )


def _skal(plan: Arsplan, event: Event) -> Skal:
    text = getattr(event, "skal", None) or ""
    return Skal(event.happened.start or "", _what(plan, event), text)


def _what(plan: Arsplan, event: Event) -> str:
    match event:
        case e.PunktMoved():
            to = plan.sammantraden.get(event.sammantrade) if event.sammantrade else None
            where = f"till {datum(to.dag)}" if to else "till ännu inte inplanerade"
            return f"Flyttad {where}: {_arende(plan, event)}"
        case e.PunktDropped():
            return f"Struken: {_arende(plan, event)}"
        case e.SammantradeCancelled():
            held = plan.sammantraden.get(event.sammantrade)
            return f"Inställt: sammanträdet {datum(held.dag)}" if held else "Inställt sammanträde"
    return ""


def _arende(plan: Arsplan, event: e.PunktMoved | e.PunktDropped) -> str:
    found = plan.punkter.get(event.punkt)
    # What gallring removed may have been the planning.
    return found.arende if found else "en gallrad punkt"


def _written(mal: Mal, day: date) -> Iterator[Skrivet]:
    name = f"{mal.kod} {mal.rubrik}"
    newest = mal.bedomning(day)
    for one in mal.bedomningar:
        # What the newest rests on stands in the table, beside its outcome.
        if one.text and one.per <= day and one is not newest:
            yield Skrivet(name, f"Uppföljning {datum(one.per)}: {UTFALL[one.utfall]}", one.text)
    for task in mal.uppdrag:
        given = task.given
        if given.text and given.beslutad <= day:
            yield Skrivet(name, f"Uppdrag {datum(given.beslutad)}, {given.paragraf}", given.text)
