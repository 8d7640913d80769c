"""Kontrollmoment that are picked: ready-made ones, and the nämnd's own kontroller."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from api.web.forms_internkontroll.describing import kontroll_i_ord
from api.web.forms_internkontroll.presets import next_kod
from audit.errors import FieldProblem, InvalidInputError
from audit.ids import new_random_id
from audit.internkontroll.commands_plan import AddKontrollmoment
from audit.internkontroll.forlagor import FORLAGOR

if TYPE_CHECKING:
    from datetime import date

    from audit.internkontroll.internkontroll import Internkontroll
    from audit.internkontroll.kontroll import Kontroll

OWN: Final = "kontroll:"
PROCESS: Final = "Det som nämnden själv har bestämt ska följas"
METOD: Final = "Registret räknar ur de utdrag som är inlästa"
QUARTERS: Final = (2, 5, 9, 12)
KVALITET: Final = "Kvalitet"


def picked(
    known: Internkontroll, plan: str, chosen: Iterable[str], taken: Iterable[str], day: date
) -> list[AddKontrollmoment]:
    """Give the commands that add what was picked, with the next free codes.

    Raises InvalidInputError for what is neither ready-made nor a kontroll in use.
    """
    codes = list(taken)
    found: list[AddKontrollmoment] = []
    for one in chosen:
        codes.append(next_kod("K", codes))
        values = {**_values(known, one, day), "kod": codes[-1]}
        found.append(AddKontrollmoment(plan=UUID(plan), kontrollmoment=new_random_id(), **values))
    return found


def _values(known: Internkontroll, one: str, day: date) -> dict[str, Any]:
    forlaga = FORLAGOR.get(one)
    if forlaga is not None:
        names = ("rubrik", "process", "kontroll", "metod", "frekvens", "rapporteras", "ansvar")
        values = {name: getattr(forlaga, name) for name in (*names, "matt", "mal")}
        return {**values, "lagrum": forlaga.lagrum(day), "forlaga": one}
    own = {f"{OWN}{id_}": kontroll for id_, kontroll in known.kontroller.items()}
    if one not in own:
        raise InvalidInputError([FieldProblem("forlagor", "Välj bland dem i listan.")])
    return _of_kontroll(one, own[one])


def _of_kontroll(matt: str, kontroll: Kontroll) -> dict[str, Any]:
    return {
        "rubrik": kontroll.namn,
        "process": PROCESS,
        "kontroll": kontroll_i_ord(kontroll.definition),
        "metod": METOD,
        "frekvens": "fyra_ganger",
        "rapporteras": QUARTERS,
        "ansvar": KVALITET,
        "matt": matt,
        "mal": kontroll.mal,
        "lagrum": kontroll.lagrum,
    }
