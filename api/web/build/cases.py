"""The list of ärenden and that of reports: facts in a table, the filter, and the same as a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from api.web.build.bedomning import bedomning_bricka
from api.web.build.enhetsval import enhet_field
from api.web.formats import antal, datum, tid
from api.web.forms.addresses import Addresses
from api.web.forms.short_names import lexsarah_name, rapport_name
from api.web.listed import LAGEN
from api.web.models.formular import Field, Form, Kind, choices_of
from api.web.models.frame import Kind as Tone
from api.web.models.frame import NavLink
from api.web.models.parts import Bricka, Cell, Column, Paging, Table
from api.web.models.register import CasesPage
from audit.law.lagar import LAG
from audit.lexsarah.bedomning import BEDOMNING
from audit.lexsarah.codes import HANDELSE, KANAL
from audit.lexsarah.roles import IVO_LABELS, STEG_LABELS, IvoSteg, Steg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from api.web.listed import Narrowed
    from api.web.models.frame import Frame
    from audit.organisation import Organisation
    from projections.lexsarah.cases import Case
    from projections.lexsarah.rapporter import Report

_LEFT: Final = "En åtgärd kan återstå i ett avslutat ärende: det står i så fall vid läget."
_STATES: Final = {
    "oppna": f"Öppna är de som inte är avslutade. {_LEFT}",
    "avslutade": _LEFT,
    "alla": _LEFT,
}
"""What each choice of the list means."""
PER_PAGE: Final = 50
TABS: Final = (
    ("Ärenden", ""),
    ("Rapporter", "/rapporter"),
    ("Uppgifter från privata utförare", "/uppgifter"),
)
COLUMNS: Final = (
    Column("Ärende", whole=True),
    Column("Kom in", whole=True),
    Column("Enhet"),
    Column("Bedömning"),
    Column("Läge"),
    Column("IVO"),
    Column("Utredare"),
)


@dataclass(frozen=True, slots=True)
class Words:
    """What rows are written with: the names of enheter today and of accounts.

    `atgarder_left` are the closed ärenden with an åtgärd still to be done, `passed_on` says where a
    report was handed on to.
    """

    namnd: str
    today: date
    organisation: Organisation
    accounts: Mapping[UUID, str]
    atgarder_left: frozenset[UUID] = frozenset()
    passed_on: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def root(self) -> str:
        """Give the address of the list."""
        return Addresses(self.namnd).base

    def enhet(self, kod: str | None) -> str:
        """Name an enhet."""
        return (
            (self.organisation.name("enhet", kod, self.today) or kod) if kod else "inte registrerat"
        )

    def account(self, konto: UUID | None) -> str:
        """Name the account of an utredare."""
        return self.accounts.get(konto, "Okänt konto") if konto else "ingen"


def tabs(root: str, current: str, *, reports: bool) -> tuple[NavLink, ...]:
    """Give the lists of lex Sarah; that of reports only to those who may read them."""
    return tuple(
        NavLink(name, f"{root}{path}", current=path == current)
        for name, path in TABS
        if reports or path != "/rapporter"
    )


def cases_page(
    frame: Frame,
    rows: Sequence[Case],
    place: tuple[int, int],
    asked: Narrowed,
    words: Words,
    *,
    downloads: bool,
    reports: bool,
) -> CasesPage:
    """Make the page of ärenden; `place` is the page and how many ärenden the whole list has."""
    number, total = place
    many = f"{antal(total)} {'ärende' if total == 1 else 'ärenden'}"
    pages = max(1, -(-total // PER_PAGE))
    lage = asked.given.get("lage", "oppna")
    return CasesPage(
        frame=frame,
        lead=f"{many} som du har åtkomst till. {_STATES[lage]}",
        tabs=tabs(words.root, "", reports=reports),
        states=tuple(
            NavLink(name, f"{words.root}?{urlencode({**asked.given, 'lage': code})}", code == lage)
            for code, name in LAGEN.items()
        ),
        filter=_filter(asked, words),
        narrowed=bool(set(asked.given) - {"lage"}),
        table=Table(many, COLUMNS, tuple(_row(one, words) for one in rows), "Inga ärenden."),
        paging=Paging(
            number,
            pages,
            f"{words.root}{asked.query(sida=str(number - 1))}" if number > 1 else None,
            f"{words.root}{asked.query(sida=str(number + 1))}" if number < pages else None,
        ),
        downloads=_downloads(words.root, asked) if downloads else (),
    )


def paging(address: str, number: int, total: int) -> Paging:
    """Give the way to the pages before and after one of a list."""
    pages = max(1, -(-total // PER_PAGE))
    before = f"{address}?sida={number - 1}" if number > 1 else None
    after = f"{address}?sida={number + 1}" if number < pages else None
    return Paging(number, pages, before, after)


def _downloads(root: str, asked: Narrowed) -> tuple[NavLink, ...]:
    return (
        NavLink("Hämta listan som Excel", f"{root}/lista.xlsx{asked.query()}"),
        NavLink("Hämta listan som CSV", f"{root}/lista.csv{asked.query()}"),
    )


def _row(one: Case, words: Words) -> tuple[Cell, ...]:
    name = lexsarah_name(one.arende, one.diarienummer)
    read_in = "inläst från ett annat register" if one.last_in else ""
    return (
        Cell(name, f"{words.root}/{one.arende}", note=read_in),
        Cell(datum(one.rapport_inkom)),
        Cell(words.enhet(one.enhet), note=LAG.get(one.lag, one.lag)),
        _bedomning(one),
        Cell(_steg(one), note=_closed(one, words)),
        _ivo(one, words.today),
        Cell(words.account(one.utredare)),
    )


def _bedomning(one: Case) -> Cell:
    if one.bedomning is None:
        return Cell("ingen bedömning än")
    note = "" if one.slutlig or one.last_in else "första bedömning"
    return Cell("", brickor=(bedomning_bricka(one.bedomning),), note=note)


def _steg(one: Case) -> str:
    return in_title(STEG_LABELS[Steg(one.steg)])


def in_title(label: str) -> str:
    """Write a label as the beginning of a sentence; names in it keep their letters."""
    return label[:1].upper() + label[1:]


def _closed(one: Case, words: Words) -> str:
    if one.avslutad is None:
        return ""
    left = ", åtgärd återstår" if one.arende in words.atgarder_left else ""
    return f"avslutat {datum(one.avslutad)}{left}"


def _ivo(one: Case, today: date) -> Cell:
    if one.ivo_sista_dag and not one.ivo_kom_in:
        rolled = one.ivo_sista_dag_vardag or one.ivo_sista_dag
        since = datum(rolled + timedelta(days=1))
        late = (Bricka(f"Över tiden sedan {since}", Tone.ERROR),) if today > rolled else ()
        extra = f", till vardag {datum(rolled)}" if rolled != one.ivo_sista_dag else ""
        note = f"utredningen in senast {datum(one.ivo_sista_dag)}{extra}"
        return Cell("Anmält", brickor=late, note=note)
    if one.ivo_gjord:
        return Cell("Anmält", note=datum(one.ivo_gjord))
    return Cell("ska anmälas" if one.ivo_skyldig else "–")


def _filter(asked: Narrowed, words: Words) -> Form:
    given = asked.given
    every = {"": "Alla"}
    verksamheter = {one.kod: one.namn for one in words.organisation.verksamheter(words.today)}
    selects: tuple[tuple[str, str, Mapping[str, str]], ...] = (
        ("lage", "Läge", LAGEN),
        ("verksamhet", "Verksamhet", {**every, **verksamheter}),
        ("lag", "Lag", {**every, **LAG}),
        ("bedomning", "Bedömning", {**every, **BEDOMNING}),
    )
    lage, verksamhet, *others = (
        Field(name, label, Kind.SELECT, choices=choices_of(codes, given.get(name, "")))
        for name, label, codes in selects
    )
    fields = (
        lage,
        verksamhet,
        enhet_field(words.organisation, given.get("enhet", ""), words.today),
        *others,
        Field("fran", "Kom in från och med", Kind.DATE, given.get("fran", ""), "ÅÅÅÅ-MM-DD"),
        Field("till", "Kom in till och med", Kind.DATE, given.get("till", ""), "ÅÅÅÅ-MM-DD"),
        Field("diarienummer", "Diarienummer", value=given.get("diarienummer", "")),
    )
    return Form("urval", words.root, "", "Välj vad som visas", fields, "Visa", method="get")


def reports_table(rows: Sequence[Report], total: int, words: Words) -> Table:
    """Make the table of reports, of so many in all: never who reported."""
    columns = (
        Column("Rapport", whole=True),
        Column("Kom in", whole=True),
        Column("Enhet"),
        Column("Vad"),
        Column("Läge"),
        Column("Öppnad", whole=True),
        Column("Rapportören"),
    )
    found = tuple(_report(one, words) for one in rows)
    many = f"{antal(total)} {'rapport' if total == 1 else 'rapporter'}"
    return Table(many, columns, found, "Inga rapporter.")


def _report(one: Report, words: Words) -> tuple[Cell, ...]:
    danger = (Bricka("Fara när rapporten kom in", Tone.ERROR),) if one.fara_nu else ()
    passed_by = "vill gå förbi närmaste chef" if one.forbi_chef else ""
    notes = ", ".join(filter(None, (words.passed_on.get(one.rapport, ""), passed_by)))
    answers = _many(one.new_answers, "nytt svar", "nya svar")
    waiting = _many(one.fragor_obesvarade, "obesvarad fråga", "obesvarade frågor")
    return (
        Cell(rapport_name(one.rapport), f"{words.root}/rapporter/{one.rapport}"),
        Cell(tid(one.received_at)),
        Cell(words.enhet(one.enhet)),
        Cell(HANDELSE.get(one.slag, one.slag), brickor=danger, note=KANAL.get(one.kanal, "")),
        Cell(in_title(STEG_LABELS[Steg(one.steg)]), note=notes),
        Cell(tid(one.opened_at) if one.opened_at else "inte öppnad"),
        Cell(answers or waiting or "–"),
    )


def _many(number: int, one: str, several: str) -> str:
    return f"{antal(number)} {one if number == 1 else several}" if number else ""


HEADINGS: Final = (
    "Ärende", "Diarienummer", "Rapport kom in", "Verksamhet", "Enhet", "Lag", "Bedömning",
    "Slutlig bedömning", "Läge", "IVO", "Anmält till IVO", "Sista dag till IVO",
    "Sista dag förskjuten till vardag", "Kom in till IVO", "Avslutat", "Inläst",
)  # fmt: skip


def plain_rows(rows: Sequence[Case], words: Words) -> list[tuple[str, ...]]:
    """Give the rows of a file, headings first; what is not known is empty."""
    return [HEADINGS, *(_plain(one, words) for one in rows)]


def _plain(one: Case, words: Words) -> tuple[str, ...]:
    days = (
        one.ivo_gjord,
        one.ivo_sista_dag,
        one.ivo_sista_dag_vardag,
        one.ivo_kom_in,
        one.avslutad,
    )
    verksamhet = words.organisation.name("verksamhet", one.verksamhet, words.today)
    return (
        str(one.arende),
        one.diarienummer or "",
        one.rapport_inkom.isoformat(),
        verksamhet or one.verksamhet,
        words.enhet(one.enhet),
        LAG.get(one.lag, one.lag),
        BEDOMNING.get(one.bedomning or "", ""),
        "ja" if one.slutlig else "nej",
        STEG_LABELS[Steg(one.steg)],
        IVO_LABELS[IvoSteg(one.ivo)],
        *(day.isoformat() if day else "" for day in days),
        "ja" if one.last_in else "nej",
    )
