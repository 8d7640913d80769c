"""The choice of an enhet that narrows a list: those of the day, and in words one that is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.formats import datum
from api.web.models.formular import Field, Kind, choices_of

if TYPE_CHECKING:
    from datetime import date

    from audit.organisation import Organisation


def enhet_field(organisation: Organisation, kod: str, day: date, every: str = "Alla") -> Field:
    """Ask for an enhet among those that the organisation has on a day; `every` is none of them.

    A kod in the address that is not there on the day stays chosen, so that nobody takes a
    narrowed list for the whole; the field says that it is not there.
    """
    there = {one.kod: one.namn for one in organisation.enheter(day)}
    gone = "" if not kod or kod in there else _gone(organisation, kod, day)
    extra = {kod: f"{organisation.name('enhet', kod, day) or kod} (finns inte)"} if gone else {}
    by_name = dict(sorted({**there, **extra}.items(), key=lambda one: one[1]))
    choices = choices_of({"": every, **by_name}, kod)
    return Field("enhet", "Enhet", Kind.SELECT, description=gone, choices=choices)


def _gone(organisation: Organisation, kod: str, day: date) -> str:
    if organisation.added("enhet", kod):
        return f"Den valda enheten finns inte i organisationen {datum(day)}."
    return f"Koden {kod} finns inte i organisationen."
