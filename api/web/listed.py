"""What the list of ärenden is narrowed to, read from the address and written into it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from api.web.dag import optional_day
from audit.errors import FieldProblem, InvalidInputError
from audit.law.lagar import LAG
from audit.lexsarah.bedomning import BEDOMNING
from projections.lexsarah.cases import CaseFilter

LAGEN: Final = {"oppna": "Öppna", "avslutade": "Avslutade", "alla": "Alla"}
NAMES: Final = (
    "lage", "enhet", "verksamhet", "lag", "bedomning", "fran", "till", "diarienummer",
)  # fmt: skip
LONGEST: Final = 100


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A filter as it was asked for: `given` holds what was filled in, by the names in addresses."""

    given: Mapping[str, str]
    filter: CaseFilter

    def query(self, **more: str) -> str:
        """Write the query string, `?` included; empty where nothing is asked for."""
        chosen = {**self.given, **more}
        return f"?{urlencode(chosen)}" if chosen else ""


def narrowed(query: Mapping[str, str]) -> Narrowed:
    """Read the filter of an address; raises InvalidInputError naming each field that is wrong."""
    given = {name: query[name].strip() for name in NAMES if query.get(name, "").strip()}
    problems = [
        FieldProblem(name, "Skriv högst 100 tecken.")
        for name, value in given.items()
        if len(value) > LONGEST
    ]
    for name, label, known in (
        ("lage", "Läge", LAGEN), ("lag", "Lag", LAG), ("bedomning", "Bedömning", BEDOMNING),
    ):  # fmt: skip
        if name in given and given[name] not in known:
            problems.append(FieldProblem(name, f"{label}: välj ett av alternativen."))
    days = {}
    for name, label in (("fran", "Kom in från och med"), ("till", "Kom in till och med")):
        try:
            days[name] = optional_day(query, name, label)
        except InvalidInputError as error:
            problems += error.problems
    if problems:
        raise InvalidInputError(problems)
    lage = given.get("lage", "oppna")
    return Narrowed(
        given,
        CaseFilter(
            oppna=None if lage == "alla" else lage == "oppna",
            enhet=given.get("enhet"),
            verksamhet=given.get("verksamhet"),
            lag=given.get("lag"),
            bedomning=given.get("bedomning"),
            fran=days.get("fran"),
            till=days.get("till"),
            diarienummer=given.get("diarienummer"),
        ),
    )
