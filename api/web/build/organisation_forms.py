"""The forms that change the organisation, and the one that says that staff were informed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.models.formular import Field, Form, Kind, choices_of
from audit.law.delegation import OMRADEN
from audit.law.lagar import LAG
from audit.lexsarah.codes_utredning import INFORMATIONSSATT
from audit.organisation.codes import DRIFTSFORM, MAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from audit.organisation import Organisation

NONE = {"": "Välj"}
FRAN = "Gäller från och med"
ISO = "ÅÅÅÅ-MM-DD"


def new_form(state: Organisation, root: str, slag: str, day: date, csrf: str) -> Form:
    """Make the form that adds a part of a kind."""
    fields = {"verksamhet": _verksamhet, "utforare": _utforare, "enhet": _enhet}[slag](state, day)
    return Form(
        f"ny-{slag}",
        f"{root}/ny/{slag}",
        csrf,
        "",
        (
            Field("namn", "Namn"),
            Field(
                "kod",
                "Kod",
                description="Bokstäver a–z, siffror, punkt, _ eller -. Koden ändras aldrig.",
            ),
            *fields,
            _day("fran", FRAN, day),
        ),
        "Lägg till",
    )


def forms_of(
    state: Organisation, root: str, slag: str, kod: str, day: date, csrf: str
) -> tuple[Form, ...]:
    """Make the forms that change a part; none for one that has ended."""
    if state.upphor(slag, kod) is not None:
        return ()
    return tuple(_changes(state, f"{root}/{slag}/{kod}", slag, kod, day, csrf))


def _changes(
    state: Organisation, address: str, slag: str, kod: str, day: date, csrf: str
) -> Iterator[Form]:
    yield _form("byt-namn", address, csrf, "Byt namn", (Field("namn", "Nytt namn"), _from(day)))
    if slag == "enhet":
        fields = (*_enhet(state, day, kod), _from(day))
        yield _form("flytta", address, csrf, "Flytta", fields)
        others = {e.kod: e.namn for e in state.enheter(day) if e.kod != kod}
        to = Field("till", "Går upp i", Kind.SELECT, choices=choices_of({**NONE, **others}))
        yield _form("slas-ihop", address, csrf, "Låt den gå upp i en annan enhet", (to, _from(day)))
    if slag == "verksamhet":
        number = state.beredskap(kod, day) or ""
        phone = Field("beredskap", "Telefonnummer", value=number, description="Tomt: inget nummer.")
        heading = "Ändra numret till chef i beredskap"
        yield _form("beredskap", address, csrf, heading, (phone, _from(day)))
    last = _day("upphor", "Första dagen då den inte finns", day)
    yield _form("upphor", address, csrf, "Låt den upphöra", (last,))


def inform_form(address: str, csrf: str, day: date) -> Form:
    """Make the form that says that the staff of an enhet were informed (27 kap. 3 § SoL)."""
    fields = (
        _day("informerad", "Dag då personalen informerades", day),
        Field("satt", "Hur", Kind.SELECT, choices=choices_of({**NONE, **INFORMATIONSSATT})),
        Field("antal", "Antal personer", Kind.NUMBER, description="Får vara tomt."),
        Field("text", "Vad informationen tog upp", Kind.LONG, description="Får vara tomt."),
    )
    heading = "Registrera att personalen har informerats"
    return _form("informera", address, csrf, heading, fields)


def mal_form(root: str, csrf: str, day: date) -> Form:
    """Make the form that sets a time of the nämnd's own."""
    fields = (
        Field("klocka", "Vad målet gäller", Kind.SELECT, choices=choices_of({**NONE, **MAL})),
        Field("dagar", "Antal dagar", Kind.NUMBER, description="Tomt: inget mål längre."),
        Field("paragraf", "Paragraf i protokollet", description="Får vara tomt."),
        _from(day),
    )
    return Form("mal", f"{root}/mal", csrf, "Sätt ett mål", fields)


def _form(act: str, address: str, csrf: str, heading: str, fields: tuple[Field, ...]) -> Form:
    return Form(act, f"{address}/{act}", csrf, heading, fields)


def _from(day: date) -> Field:
    return _day("fran", FRAN, day)


def _day(name: str, label: str, day: date) -> Field:
    return Field(name, label, Kind.DATE, day.isoformat(), ISO)


def _verksamhet(state: Organisation, day: date) -> tuple[Field, ...]:
    del state, day
    omraden = choices_of({"": "Inget område", **OMRADEN})
    return (
        Field("omrade", "Område i anmälan av delegationsbeslut", Kind.SELECT, choices=omraden),
        Field("beredskap", "Telefon till chef i beredskap", description="Får vara tomt."),
    )


def _utforare(state: Organisation, day: date) -> tuple[Field, ...]:
    del state, day
    drift = choices_of({**NONE, **DRIFTSFORM})
    return (
        Field("driftsform", "Vem som driver", Kind.SELECT, choices=drift),
        Field("organisationsnummer", "Organisationsnummer", description="Får vara tomt."),
    )


def _enhet(state: Organisation, day: date, kod: str = "") -> tuple[Field, ...]:
    now = state.enhet(kod, day) if kod else None
    verksamheter = {**NONE, **{one.kod: one.namn for one in state.verksamheter(day)}}
    utforare = {**NONE, **{one.kod: one.namn for one in state.utforare(day)}}
    chosen = (now.verksamhet, now.utforare, now.lag) if now else ("", "", "")
    return (
        Field("verksamhet", "Verksamhet", Kind.SELECT, choices=choices_of(verksamheter, chosen[0])),
        Field("utforare", "Utförare", Kind.SELECT, choices=choices_of(utforare, chosen[1])),
        Field("lag", "Lag", Kind.SELECT, choices=choices_of({**NONE, **LAG}, chosen[2])),
    )
