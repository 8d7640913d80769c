"""The pages of a delegationsordning: what it gives, to whom, and what should be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.acts import MASKED, Sight
from api.web.build.delegationsrakning import READ_BY, SEALED
from api.web.formats import datum
from api.web.models.formular import Field, Form, Kind, choices_of
from api.web.models.frame import Kind as Tone
from api.web.models.frame import NavLink, Notice
from api.web.models.parts import Bricka, Cell, Column, Table
from api.web.models.register import OrdningPage, PreviewPage
from audit.delegation import notices
from audit.delegation.codes import GRANSKNING
from audit.law.delegation import BESLUTSFATTARE, OMRADEN
from audit.law.lagar import REPEALED, SHORT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from api.web.models.frame import Frame
    from audit.delegation import Delegation, Ordning, OrdningAdopted, Punkt
    from audit.delegation.events import Lagrum

ISO = "ÅÅÅÅ-MM-DD"
OPTIONAL = "Får vara tomt."
IN_FILE = "Får vara tomt om det står i filen."
HEADINGS = {
    "upphavd_lag": "Hänvisar till en lag som inte gäller längre",
    "granskning": "Ordningen ska ses över",
    "utan_punkt": "Punkt saknas",
}


@dataclass(frozen=True, slots=True)
class Looked:
    """The orders of a nämnd, the one that is looked at, and the day; `csrf` of who may adopt.

    `sight` says how what is noted of the order is seen.
    """

    namnd: str
    delegation: Delegation
    ordning: Ordning | None
    day: date
    csrf: str = ""
    sight: Sight = MASKED

    @property
    def root(self) -> str:
        """Give the address of the order in force."""
        return f"/{self.namnd}/delegationsordning"

    @property
    def applies(self) -> bool:
        """Tell whether the one that is looked at is in force on the day."""
        there = self.delegation.on(self.day)
        return there is not None and self.ordning is not None and there.id == self.ordning.id


def ordning_page(frame: Frame, looked: Looked, again: Form | None = None) -> OrdningPage:
    """Make the page of an order, or of there being none; `again` is a form with something wrong."""
    ordning = looked.ordning
    forms = tuple(_forms(looked, ordning)) if ordning else ()
    if again is not None:
        forms = tuple(again if one.id == again.id else one for one in forms)
    return OrdningPage(
        frame=frame,
        heading=ordning.adopted.namn if ordning else "Ingen delegationsordning gäller",
        lead=_lead(looked),
        summary=summary_of(ordning.adopted) if ordning else (),
        warnings=warnings_of(ordning, looked.day) if ordning else (),
        table=points_of(ordning.adopted) if ordning else None,
        events=_events(ordning, looked.sight) if ordning else None,
        earlier=_others(looked),
        forms=forms,
        adopt=NavLink("Anta en ny delegationsordning", f"{looked.root}/ny")
        if looked.csrf
        else None,
    )


def _lead(looked: Looked) -> str:
    if looked.ordning is None:
        return "Utan delegationsordning beslutar nämnden själv om allt."
    if looked.applies:
        return "Den här ordningen gäller nu. Nämnden får alltid besluta själv."
    return "Den här ordningen gäller inte nu."


def summary_of(adopted: OrdningAdopted) -> tuple[tuple[str, str], ...]:
    """Give when and where an order was adopted."""
    return (
        ("Antagen", datum(adopted.antagen)),
        ("Gäller från och med", datum(adopted.galler_fran)),
        ("Protokollets paragraf", adopted.paragraf or "framgår inte"),
        ("Diarienummer", adopted.diarienummer or "framgår inte"),
        ("Ses över", f"minst var {adopted.granskas_manader}:e månad"),
    )


def warnings_of(ordning: Ordning, day: date) -> tuple[Notice, ...]:
    """Gather what should be looked at, each kind under one heading; nothing is refused for it."""
    by_kind: dict[str, list[str]] = {"upphavd_lag": list(_repealed(ordning, day))}
    for one in notices(ordning, day):
        if one.kind != "upphavd_lag":
            by_kind.setdefault(one.kind, []).append(one.sentence)
    return tuple(
        Notice(
            Tone.WARNING if kind != "utan_punkt" else Tone.INFO,
            HEADINGS.get(kind, "Att se på"),
            sentences[0] if len(sentences) == 1 else "",
            tuple(sentences) if len(sentences) > 1 else (),
        )
        for kind, sentences in by_kind.items()
        if sentences
    )


def _repealed(ordning: Ordning, day: date) -> Iterator[str]:
    """Say of each act that no longer applies which points cite it, all in one sentence."""
    found: dict[str, list[str]] = {}
    for punkt in ordning.adopted.punkter:
        for lagrum in punkt.lagrum:
            repealed = REPEALED.get(lagrum.sfs or "")
            if lagrum.sfs and repealed is not None and repealed <= day:
                found.setdefault(lagrum.sfs, []).append(punkt.nummer)
    for sfs, points in found.items():
        numbers = ", ".join(dict.fromkeys(points))
        yield (
            f"Lagen ({sfs}) gäller inte sedan {datum(REPEALED[sfs])}. "
            f"De här punkterna hänvisar till den: {numbers}."
        )


def points_of(adopted: OrdningAdopted) -> Table:
    """Make the table of what an order gives, beslut and ansvar told apart."""
    columns = (
        Column("Punkt", whole=True),
        Column("Vad den ger"),
        Column("Ärende"),
        Column("Delegat, i turordning"),
        Column("Lagrum i ordningen"),
    )
    return Table("Punkter", columns, tuple(_point(one) for one in adopted.punkter))


def _point(punkt: Punkt) -> tuple[Cell, ...]:
    beslut = punkt.slag == "beslut"
    kind = Bricka("Beslut", Tone.INFO) if beslut else Bricka("Ansvar")
    told = "anmäls" if beslut else "anmäls inte"
    omrade = f"Gäller {OMRADEN.get(punkt.omrade, punkt.omrade)}." if punkt.omrade else ""
    return (
        Cell(punkt.nummer),
        Cell("", brickor=(kind,), note=told),
        Cell(punkt.text, note=" ".join(filter(None, (omrade, punkt.anmarkning)))),
        Cell(", ".join(BESLUTSFATTARE.get(one, one) for one in punkt.delegater)),
        Cell(", ".join(_cited(one) for one in punkt.lagrum) or "–"),
    )


def _cited(lagrum: Lagrum) -> str:
    """Write a lagrum with its act in full and the number of the act, as the order says it."""
    before, _, last = lagrum.text.rpartition(" ")
    name = f"{before} {SHORT.get(last, last)}".strip()
    return f"{name} ({lagrum.sfs})" if lagrum.sfs and lagrum.sfs not in name else name


def _events(ordning: Ordning, sight: Sight) -> Table | None:
    rows = [
        (Cell(datum(one.granskad)), Cell("Sågs över"), Cell(GRANSKNING.get(one.utfall, one.utfall)),
         Cell(one.paragraf or "–"), _noted(one.text, sight))
        for one in ordning.reviews
    ]  # fmt: skip
    if ended := ordning.ended:
        rows.append(
            (Cell(datum(ended.upphor)), Cell("Upphör"), Cell("–"), Cell(ended.paragraf or "–"),
             _noted(ended.skal, sight))
        )  # fmt: skip
    columns = (
        Column("Dag", whole=True),
        Column("Vad"),
        Column("Resultat"),
        Column("Paragraf"),
        Column("Anteckning"),
    )
    return Table("Efter att den antogs", columns, tuple(rows)) if rows else None


def _noted(text: str | None, sight: Sight) -> Cell:
    """Give what is noted; who may not read it is not told whether anything is."""
    return Cell(text or "–") if sight.words else Cell(SEALED, note=READ_BY)


def _others(looked: Looked) -> Table | None:
    shown = looked.ordning.id if looked.ordning else None
    others = [one for one in looked.delegation.ordningar if one.id != shown]
    if not others:
        return None
    others.sort(key=lambda one: one.adopted.galler_fran, reverse=True)
    rows = tuple(
        (
            Cell(one.adopted.namn, f"{looked.root}/{one.id}"),
            Cell(datum(one.adopted.antagen)),
            Cell(datum(one.adopted.galler_fran)),
        )
        for one in others
    )
    columns = (Column("Ordning"), Column("Antagen", whole=True), Column("Gäller från", whole=True))
    return Table("Andra delegationsordningar", columns, rows)


def _forms(looked: Looked, ordning: Ordning) -> Iterator[Form]:
    if not looked.csrf or ordning.ended is not None:
        return
    address, day = f"{looked.root}/{ordning.id}", looked.day.isoformat()
    paragraf = Field("paragraf", "Protokollets paragraf", description=OPTIONAL)
    yield Form(
        "granska",
        f"{address}/granska",
        looked.csrf,
        "Registrera att nämnden har sett över den",
        (
            Field("granskad", "Dag", Kind.DATE, day, ISO),
            Field("utfall", "Resultat", Kind.SELECT, choices=choices_of(GRANSKNING)),
            paragraf,
            Field("text", "Anteckning", Kind.LONG, description=OPTIONAL),
        ),
    )
    yield Form(
        "upphor",
        f"{address}/upphor",
        looked.csrf,
        "Låt den upphöra utan att en ny antas",
        (
            Field("upphor", "Första dagen då den inte gäller", Kind.DATE, day, ISO),
            paragraf,
            Field("skal", "Skäl", Kind.LONG, description=OPTIONAL),
        ),
    )


def upload_form(looked: Looked) -> Form:
    """Make the form that takes a file, with what the file may lack."""
    return Form(
        "fil",
        f"{looked.root}/ny",
        looked.csrf,
        "",
        (
            Field("fil", "Fil", Kind.FILE, description="TOML eller CSV."),
            Field("namn", "Namn", description=IN_FILE),
            Field("antagen", "Antagen av nämnden", Kind.DATE, description=f"{ISO}. {IN_FILE}"),
            Field("galler_fran", "Gäller från och med", Kind.DATE, description=f"{ISO}. {IN_FILE}"),
            Field("paragraf", "Protokollets paragraf", description=OPTIONAL),
            Field("diarienummer", "Diarienummer", description=OPTIONAL),
        ),
        "Titta på den först",
        files=True,
    )  # fmt: skip


def preview_page(
    frame: Frame, looked: Looked, ordning: Ordning, kept: tuple[tuple[str, str], ...]
) -> PreviewPage:
    """Make the page that shows an order out of a file; `kept` is what adopting it sends again."""
    hidden = tuple(Field(name, name, Kind.HIDDEN, value) for name, value in kept)
    many = len(ordning.adopted.punkter)
    return PreviewPage(
        frame=frame,
        lead=f"Filen har {many} punkter. Ingenting är sparat än.",
        summary=(("Namn", ordning.adopted.namn), *summary_of(ordning.adopted)),
        warnings=warnings_of(ordning, looked.day),
        table=points_of(ordning.adopted),
        form=Form("anta", f"{looked.root}/anta", looked.csrf, "", hidden, "Anta ordningen"),
        back=f"{looked.root}/ny",
    )
