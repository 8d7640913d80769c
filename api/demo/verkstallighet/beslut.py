"""Constructed beslut of 2023: declined, in part, broken off, carried out; a quarter reported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5

from api.acts import kvartal_id
from api.demo.lexsarah.step import Ids, Step, step
from audit.verkstallighet import commands as c

if TYPE_CHECKING:
    from collections.abc import Callable

D = date.fromisoformat
BESLUT: Final = (
    # name, registered, beslutad, lag, insats
    ("a", "2023-03-02", "2023-02-27", "lss", "gruppbostad"),
    ("b", "2023-06-15", "2023-06-12", "lss", "kontaktperson_lss"),
    ("c", "2023-09-06", "2023-09-04", "sol", "sarskilt_boende_demens"),
    ("d", "2023-10-11", "2023-10-09", "sol", "boendestod"),
    ("e", "2024-02-20", "2024-02-19", "lss", "servicebostad"),
)
ENHETER: Final = {"a": "4130", "b": "4130", "c": "4120", "d": "4120", "e": "4130"}
QUARTER: Final = (2023, 4)
SENT: Final = "2024-01-15"


def steps() -> Iterator[Step]:
    """Tell what happened to each, and that the last quarter of 2023 was reported."""
    for name, on, beslutad, lag, insats in BESLUT:
        yield step(on, "09:00", "kvalitet", _registered(name, D(beslutad), lag, insats))
    yield step("2023-05-11", "09:00", "enhetschef",
               _told("a", c.MakeErbjudande, erbjudet=D("2023-05-10"),
                     text="En plats i en gruppbostad erbjöds."),
               _told("a", c.AnswerErbjudande, erbjudande=1, svar="nej", besvarat=D("2023-05-11"),
                     text="Enskild A vill bo närmare sina anhöriga."))  # fmt: skip
    yield step("2023-06-01", "09:00", "enhetschef",
               _told("a", c.BeginAnnanInsats, insats="korttidsvistelse", fran=D("2023-06-01")),
               _told("a", c.StateOrsak, orsak="tackat_nej", angiven=D("2023-06-01"),
                     text="Nästa lediga plats väntas till hösten."))  # fmt: skip
    yield step("2023-08-22", "09:00", "enhetschef",
               _told("b", c.VerkstallBeslut, verkstallt=D("2023-08-21")))  # fmt: skip
    yield step("2023-10-03", "09:00", "enhetschef",
               _told("b", c.BeginAvbrott, avbruten=D("2023-10-02"),
                     orsak="uppdragstagaren_slutade"))  # fmt: skip
    yield step("2023-12-05", "09:00", "enhetschef",
               _told("c", c.StateOrsak, orsak="plats_saknas", angiven=D("2023-12-05")))  # fmt: skip
    yield step("2023-12-12", "09:00", "enhetschef",
               _told("d", c.PartlyVerkstall, fran=D("2023-12-11"),
                     saknas="En av två dagar i veckan"))  # fmt: skip
    yield step("2023-12-21", "09:00", "enhetschef",
               _told("c", c.VerkstallBeslut, verkstallt=D("2023-12-20")))  # fmt: skip
    for hour, mottagare in enumerate(("ivo", "revisorerna", "fullmaktige"), 9):
        yield step(SENT, f"{hour:02}:00", "namndsekreterare", _reported(mottagare))


def beslut_id(ids: Ids, name: str) -> UUID:
    """Give the id of a constructed beslut."""
    return uuid5(ids.log.id, f"demo/verkstallighet/{name}")


def _registered(
    name: str, beslutad: date, lag: str, insats: str
) -> Callable[[Ids], c.RegisterBeslut]:
    return lambda ids: c.RegisterBeslut(
        beslut=beslut_id(ids, name),
        beslutad=beslutad,
        lag=lag,
        insats=insats,
        enhet=ENHETER[name],
    )


def _told(name: str, command: Callable[..., Any], **values: Any) -> Callable[[Ids], Any]:
    return lambda ids: command(beslut=beslut_id(ids, name), **values)


def _reported(mottagare: str) -> Callable[[Ids], c.SendKvartal]:
    ar, nummer = QUARTER
    return lambda ids: c.SendKvartal(
        kvartal=kvartal_id(ids.log, ar, nummer),
        ar=ar,
        nummer=nummer,
        mottagare=mottagare,
        skickad=D(SENT),
    )
