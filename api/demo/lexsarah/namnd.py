"""What must be there before anyone can report: verksamheter, enheter, orders and uppdrag."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from importlib import resources
from typing import TYPE_CHECKING, Final

from api.acts import (
    next_ordning_id,
    organisation_id,
    perform_delegation,
    perform_organisation,
    the_delegation,
    the_organisation,
)
from api.demo.enheter import ENHETER
from audit import organisation as org
from audit.delegation import read_ordning

if TYPE_CHECKING:
    from uuid import UUID

    from api.acts import Acting

FRAN: Final = date(2022, 1, 1)
IOF, ALDRE, FUNK = "iof", "aldre", "funk"
SOLGARDEN, HEMTJANST, LONNEN, EKBACKEN = "5210", "5220", "6110", "5290"

VERKSAMHETER: Final = (
    (IOF, "Individ- och familjeomsorg", "individ_familj", "0980-319 210"),
    (ALDRE, "Äldreomsorg", "aldreomsorg", "0980-319 211"),
    (FUNK, "Funktionsstöd", "funktionsstod", "0980-319 212"),
)
"""Kod, name, area, and the chef i beredskap (numbers kept for fiction)."""

ENHETER_OF: Final = (
    *((kod, namn, IOF, "egen", "sol") for kod, namn in ENHETER.items()),
    (SOLGARDEN, "Solgården, särskilt boende", ALDRE, "egen", "sol"),
    (HEMTJANST, "Hemtjänst norr", ALDRE, "egen", "sol"),
    (EKBACKEN, "Ekbackens äldreboende", ALDRE, "ekbacken", "sol"),
    (LONNEN, "Gruppbostad Lönnen", FUNK, "egen", "lss"),
)

UPPDRAG: Final = {
    "utredare": "verksamhetsutvecklare",
    "ivo": "verksamhetsutvecklare",
    "verksamhetschef": "verksamhetschef",
    "enhetschef": "enhetschef",
    "namndsekreterare": "namndsekreterare",
}
"""Username → befattning."""

EARLIER: Final = {"antagen": date(2023, 4, 18), "galler_fran": date(2023, 4, 18)}
"""The order before: the same points, for the nämnd revises it once a year."""


def set_up(acting: Callable[[str, datetime], Acting], at: datetime) -> None:
    """Register what lacks of the organisation and of the first delegationsordning."""
    person = acting("namndsekreterare", at)
    stream, known = organisation_id(person.log), the_organisation(person.log).version
    for command in [*_parts(stream), *_mal(person)][known:]:
        perform_organisation(person, command)
    _adopt(person, 1, **EARLIER)


def adopt_revised(acting: Callable[[str, datetime], Acting], at: datetime) -> None:
    """Register the order as revised on 2024-04-16."""
    _adopt(acting("namndsekreterare", at), 2)


def _mal(person: Acting) -> Iterator[org.Command]:
    stream = organisation_id(person.log)
    for klocka, dagar in (("omedelbara_atgarder", 1), ("utreda", 60)):
        yield org.SetMal(
            organisation=stream, klocka=klocka, fran=FRAN, dagar=dagar, paragraf="konstruerad"
        )


def _adopt(person: Acting, number: int, **changed: date) -> None:
    if len(the_delegation(person.log).ordningar) >= number:
        return
    text = resources.files("audit.delegation").joinpath("demo.toml").read_text(encoding="utf-8")
    data = {**tomllib.loads(text), **changed}
    perform_delegation(person, read_ordning(next_ordning_id(person.log), data))


def _parts(stream: UUID) -> Iterator[org.Command]:
    for kod, namn, omrade, beredskap in VERKSAMHETER:
        yield org.AddVerksamhet(
            organisation=stream,
            kod=kod,
            namn=namn,
            fran=FRAN,
            omrade=omrade,
            beredskap=beredskap,
        )
    for kod, namn, driftsform in (
        ("egen", "Egen regi", "egen"),
        ("ekbacken", "Ekbacken omsorg (konstruerat bolag)", "privat"),
    ):
        yield org.AddUtforare(
            organisation=stream, kod=kod, namn=namn, driftsform=driftsform, fran=FRAN
        )
    for kod, namn, verksamhet, utforare, lag in ENHETER_OF:
        yield org.AddEnhet(
            organisation=stream,
            kod=kod,
            namn=namn,
            verksamhet=verksamhet,
            utforare=utforare,
            lag=lag,
            fran=FRAN,
        )
