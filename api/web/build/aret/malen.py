"""The goals of a year on a day, as a view model that pages and papers share; no HTTP."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from api.web.build.aret.earlier import OF_GOALS, added_later, later_changes, so_far
from api.web.build.aret.marks import uppdrag_bricka, utfall_bricka
from api.web.formats import antal, datum
from api.web.labels import TEXTS
from api.web.models.aret import MalenView, MalView, UppdragView
from audit.arsplan.arsmal import utfall
from audit.arsplan.codes import BEFATTNINGAR, UTFALL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from audit.arsplan.arsmal import Arsmal, Mal, Uppdrag

NOTHING_NOTED = "Inget antecknat"
"""What is said where a goal was followed up and nobody wrote what the outcome rests on."""
IN_WORDS = {"uppfyllt": "uppfyllda", "delvis": "delvis", "ej": "inte", "saknas": "utan resultat"}
"""How many of a kind are told in a sentence."""


def malen_view(arsmal: Arsmal, ar: int, day: date, *, words: bool = False) -> MalenView:
    """Give the goals that applied on a day, as they stood then.

    `words` says whether `arsmal` was read with its sealed words.
    """
    stood, added = arsmal.on(day), added_later(arsmal, day)
    counted = utfall(stood, day)
    return MalenView(
        ar=ar,
        day=day,
        mal=tuple(
            _mal(one, day, added, _underlag(arsmal, one, day) if words else "")
            for one in stood.gallande
        ),
        antal=tuple((UTFALL[kod], number) for kod, number in counted.items()),
        svar=_in_words(counted, ar, day) + _late(stood, day),
        senare=later_changes(arsmal, stood, day, OF_GOALS),
        words=words,
    )


def _in_words(counted: dict[str, int], ar: int, day: date) -> str:
    total = sum(counted.values())
    if not total:
        return so_far("Året har inga mål", ar, day)
    parts = [f"{antal(number)} {IN_WORDS[kod]}" for kod, number in counted.items() if number]
    listed = f"{', '.join(parts[:-1])} och {parts[-1]}" if parts[1:] else parts[0]
    return f"{antal(total)} mål: {listed}."


def _late(arsmal: Arsmal, day: date) -> str:
    late = sum(one.sent(day) for mal in arsmal.gallande for one in mal.uppdrag)
    if not late:
        return ""
    named = "uppdrag att återrapportera är sent" if late == 1 else "uppdrag är sena"
    return f" {antal(late)} {named}."


def _underlag(arsmal: Arsmal, mal: Mal, day: date) -> str:
    """Give what the newest follow-up rests on, or say that nobody wrote it."""
    newest = mal.bedomning(day)
    if newest is None:
        return ""
    return newest.text or (TEXTS["gallrad"] if arsmal.erased else NOTHING_NOTED)


def _mal(mal: Mal, day: date, added: Mapping[UUID, str], underlag: str) -> MalView:
    newest = mal.bedomning(day)
    return MalView(
        id=mal.id,
        kod=mal.kod,
        rubrik=mal.rubrik,
        tillagt=added.get(mal.id, ""),
        ansvarig=BEFATTNINGAR[mal.ansvarig],
        utfall=utfall_bricka(mal.utfall(day)),
        per=newest.per if newest else None,
        underlag=underlag,
        uppdrag=tuple(_uppdrag(one, day) for one in mal.uppdrag if one.given.beslutad <= day),
    )


def _uppdrag(one: Uppdrag, day: date) -> UppdragView:
    given, done = one.given, one.aterrapporterad
    reported, late = done is not None and done <= day, one.sent(day)
    told = f"senast {datum(given.senast)}"
    if late:
        told = f"över tiden sedan {datum(given.senast + timedelta(days=1))}"
    elif reported:
        told = f"{datum(done)}, {one.paragraf}"
    return UppdragView(
        id=one.id,
        text=f"Beslutat {datum(given.beslutad)}, {given.paragraf}. {BEFATTNINGAR[given.ansvarig]}.",
        senast=given.senast,
        lage=uppdrag_bricka(reported=reported, late=late),
        lage_not=told[:1].upper() + told[1:],
    )
