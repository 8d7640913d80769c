"""Mätningar that are frozen out of the log: the caller says what and when, never the numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, NoReturn
from uuid import UUID

from pydantic import Field

from api.acts import INTERNKONTROLL
from api.acts.freezing import frozen, frozen_kontroll
from api.http.acts.area import Special, Values
from api.http.lexsarah.schema import Body
from api.http.moments import EARLIEST, LATEST
from audit.errors import FieldProblem, InvalidInputError

if TYPE_CHECKING:
    from api.acts import Acting
    from audit.internkontroll.commands import FreezeMatning
    from audit.internkontroll.commands_matning import FreezeKontroll

Day = Annotated[date, Field(ge=EARLIEST, le=LATEST)]


class OfMoment(Body):
    """Frysa en mätning ur uppgifterna; talen räknas av Liggaren."""

    ar: int = Field(ge=2000, le=2149, description="Planens år.")
    kontrollmoment: UUID = Field(description="Kontrollmomentets id i årets plan.")
    per: Day = Field(description="Dagen som räknas, eller periodens sista dag.")
    period_start: Day | None = Field(
        None, description="Periodens första dag, där kontrollmomentet mäter en period."
    )


class OfKontroll(Body):
    """Frysa utfallet av en egen kontroll; talen räknas av Liggaren."""

    kontroll: UUID = Field(description="Kontrollens id.")
    per: Day = Field(description="Dagen som räknas.")


def _of_moment(acting: Acting, matning: UUID, values: Values) -> FreezeMatning:
    known = INTERNKONTROLL.state(acting.log)
    moment = known.kontrollmoment(UUID(values["kontrollmoment"]), values["ar"])
    if moment is None:
        _missing("kontrollmoment", "finns inte i årets plan.")
    return replace(frozen(acting.log, moment, values), matning=matning)


def _of_kontroll(acting: Acting, matning: UUID, values: Values) -> FreezeKontroll:
    kontroll = INTERNKONTROLL.state(acting.log).kontroller.get(UUID(values["kontroll"]))
    if kontroll is None or kontroll.said is None:
        _missing("kontroll", "det finns ingen sådan kontroll.")
    return replace(frozen_kontroll(acting.log, kontroll, values), matning=matning)


def _missing(name: str, reason: str) -> NoReturn:
    raise InvalidInputError([FieldProblem(name, f"{name}: {reason}")])


OF_MOMENT: Final = Special(body=OfMoment, make=_of_moment)
OF_KONTROLL: Final = Special(body=OfKontroll, make=_of_kontroll)
