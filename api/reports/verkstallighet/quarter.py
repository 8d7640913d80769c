"""The quarter's papers: individrapporter to IVO and the revisorer, statistics to fullmäktige.

A public edition does not exist: the individrapporter are not public, and the statistics are never
suppressed (34 kap. 3 § SoL, 28 h § LSS).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.reports.document import Block, Column, Document, Facts, Heading, Paragraph, Table
from api.reports.internkontroll.parts import finished
from api.reports.verkstallighet.orsaker import lacking, old, reason
from api.web.formats import antal, dagar, datum
from api.web.forms_verkstallighet.specs import INSATSNAMN
from api.web.labels_verkstallighet import beslut_name
from audit.law.rules import rule_for
from audit.verkstallighet import codes
from audit.verkstallighet import events_beslut as e
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.kvartalet import Rapport, Slag, ended, last_day_of, partly, total
from audit.verkstallighet.lage import (
    insats_lagrum,
    newest_answer,
    newest_orsak,
    offers,
    other_insatser,
    reporting_lagrum,
    saknas,
)

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from api.reports.moment import Moment
    from audit.verkstallighet.events_listor import Statistikrad

PERSON: Final = "Uppgifter om den enskilde finns inte i Liggaren."
FETCH: Final = f"{PERSON} Hämta dem i personakten när du fyller i."
COPY: Final = "Underlag att skriva av i IVO:s e-tjänst"
AGAIN: Final = "Rapporten lämnas på nytt varje kvartal tills beslutet är verkställt eller avslutat."
NOTHING: Final = "Det finns inget att rapportera det här kvartalet. Då lämnas ingen individrapport."
WHOLE: Final = (
    "Siffrorna gäller beslut och avbrott som har varat mer än tre månader. De visas alltid i sin "
    "helhet och säger inget om vem det gäller."
)


def _same(code: str) -> str:
    return code


@dataclass(frozen=True, slots=True)
class Told:
    """What the papers tell: the beslut by id, with their words where they were opened.

    `per` is the day they tell of, never after the quarter; `today` the day they are made for.
    """

    states: Mapping[UUID, Beslut]
    ar: int
    nummer: int
    per: date
    enhet: Callable[[str], str] = _same
    words: bool = False
    today: date | None = None


def reports_document(
    told: Told, rapporter: Sequence[Rapport], mottagare: str, moment: Moment
) -> Document:
    """Make the paper with one part per beslut, field by field as the e-service asks."""
    to = codes.MOTTAGARE[mottagare]
    copied = mottagare == "ivo"
    head = Facts(
        (
            ("Till", f"{to}. {COPY}" if copied else to),
            ("Kvartal", f"{told.ar}, kvartal {told.nummer}"),
            ("Antal individrapporter", antal(len(rapporter))),
        )
    )
    parts = [block for one in rapporter for block in _rapport(told, one)]
    person = Paragraph(FETCH if copied else PERSON)
    said = (person, *lacking(told, rapporter), *old(told, rapporter), Paragraph(AGAIN), *parts)
    blocks = (*_unfinished(told), head, *(said if parts else (Paragraph(NOTHING),)))
    title = f"Individrapporter, kvartal {told.nummer} {told.ar}"
    return finished(title, moment, blocks, kind=f"Ej verkställda beslut, till {to}")


def one_document(told: Told, rapport: Rapport, moment: Moment) -> Document:
    """Make the individrapport of one beslut."""
    warned = old(told, (rapport,))
    blocks = (Paragraph(f"{COPY}. {FETCH}"), *warned, Paragraph(AGAIN), *_rapport(told, rapport))
    return finished("Individrapport", moment, blocks, kind="Ej verkställda beslut")


def _rapport(told: Told, one: Rapport) -> Iterator[Block]:
    state = told.states[one.beslut]
    said = state.registered
    if said is None:
        return
    yield Heading(beslut_name(one.beslut))
    yield Facts(tuple(_about(told, one, said)))
    yield Facts(tuple(_delay(told, one, state)))
    yield from _words(told, state)


def _about(told: Told, one: Rapport, said: e.BeslutRegistered) -> Iterator[tuple[str, str]]:
    found = one.vantan
    yield "Rapporten gäller", codes.rapport_i_ord(one.rapportslag, found.slag)
    yield "Beslutsdag", datum(said.beslutad)
    if found.slag == "avbrott":
        yield "Avbrott från och med", datum(found.start)
    yield "Insats", INSATSNAMN[said.insats]
    yield "Förhandsbesked", "Ja" if said.forhandsbesked else "Nej"
    yield "Beslutets lagrum", "; i dag ".join(insats_lagrum(said, told.per))
    yield "Rapporteras enligt", " och ".join(reporting_lagrum(found, told.per))
    yield "Enhet", told.enhet(said.enhet)
    if found.slut is not None:
        yield codes.rapport_i_ord(one.rapportslag, found.slag), datum(found.slut)
    yield "Tid", f"{dagar(found.days(told.per))} sedan {datum(found.start)}"


def _delay(told: Told, one: Rapport, state: Beslut) -> Iterator[tuple[str, str]]:
    per = one.vantan.slut or told.per
    orsak = newest_orsak(state, per)
    yield "Skäl till dröjsmålet", reason(orsak)
    missing = saknas(state, per)
    if missing:
        yield "Den del som saknas", missing
    made = offers(state, per)
    for offer in made:
        answer = newest_answer(state, offer.erbjudande, per)
        became = codes.SVAR[answer].lower() if answer else "inget svar än"
        yield f"Erbjudande {datum(offer.erbjudet)}", became
    if not made:
        yield "Erbjudanden", "Inget erbjudande har lämnats"
    meanwhile = ", ".join(INSATSNAMN[each.insats] for each in other_insatser(state, per))
    yield "Andra insatser under tiden", meanwhile or "Inga"


def _words(told: Told, state: Beslut) -> Iterator[Block]:
    """Give the reason in words, where the reader may see it."""
    orsak = newest_orsak(state, told.per)
    if told.words and orsak is not None and orsak.text:
        yield Paragraph(f"Om skälet, antecknat {datum(orsak.angiven)}: {orsak.text}")


def _unfinished(told: Told) -> tuple[Block, ...]:
    """Say on a paper of a quarter that still runs that it is no report yet."""
    if ended(told.ar, told.nummer, told.today or told.per):
        return ()
    last = datum(last_day_of(told.ar, told.nummer))
    return (Paragraph(f"Utkast. Kvartalet pågår till och med {last}. Lämna inte in det här än."),)


def statistics_document(told: Told, rows: Sequence[Statistikrad], moment: Moment) -> Document:
    """Make the statistics: number, kinds and time elapsed, in full also where there is one."""
    lagrum = {rule_for(f"evb_statistik{lag}", told.per).lagrum for lag in ("", "_lss")}
    delvis = partly(told.states.values(), told.per)
    blocks = (
        *_unfinished(told),
        Facts(
            (
                ("Till", codes.MOTTAGARE["fullmaktige"]),
                ("Kvartal", f"{told.ar}, kvartal {told.nummer}, per {datum(told.per)}"),
                ("Lagrum", " och ".join(sorted(lagrum, reverse=True))),
            )
        ),
        Heading("Sammanfattning"),
        Paragraph(in_short(rows, delvis)),
        Paragraph(WHOLE, quiet=True),
        Heading("Beslut och avbrott"),
        _statistics(rows, delvis),
    )
    title = f"Ej verkställda beslut, kvartal {told.nummer} {told.ar}"
    return finished(title, moment, blocks, kind="Statistik till fullmäktige")


def in_short(rows: Sequence[Statistikrad], delvis: Mapping[Slag, int]) -> str:
    """Say the statistics in a sentence or two; `delvis` are those carried out in part, by kind."""
    if not rows:
        return "Inga beslut har väntat mer än tre månader."
    kinds = {one.insats for one in rows}
    longest = max(one.dagar[0] for one in rows)
    each = {
        "beslut": "beslut har inte verkställts inom tre månader",
        "avbrott": "avbrott i verkställigheten har varat mer än tre månader",
    }
    numbers = {slag: total(one for one in rows if one.slag == slag) for slag in each}
    parts = {slag: sum(n for key, n in delvis.items() if key[0] == slag) for slag in each}
    said = [
        f"{antal(number)} {each[slag]}{_whereof(slag, parts[slag])}"
        for slag, number in numbers.items()
        if number
    ]
    joined = (", och " if delvis else " och ").join(said)
    return (
        f"{joined}. De gäller {antal(len(kinds))} slag av insats. Den som har väntat "
        f"längst har väntat {dagar(longest)}."
    )


def _whereof(slag: str, number: int) -> str:
    """Say how many of a number are carried out in part; nothing where none is."""
    return f", varav {antal(number)} är {_in_part(slag, number)}" if number else ""


def _in_part(slag: str, number: int) -> str:
    again = " igen" if slag == "avbrott" else ""
    return f"delvis {'verkställt' if number == 1 else 'verkställda'}{again}"


def slag_in_words(row: Statistikrad, delvis: Mapping[Slag, int]) -> str:
    """Say what a row counts from, and whether all or how many are carried out in part."""
    number = delvis.get((row.slag, row.lag, row.insats), 0)
    if number and number == len(row.dagar):
        return f"{codes.SLAG[row.slag]}, {_in_part(row.slag, number)}"
    return codes.SLAG[row.slag] + _whereof(row.slag, number)


def _statistics(rows: Sequence[Statistikrad], delvis: Mapping[Slag, int]) -> Table:
    columns = (
        *(Column("Insats", 34), Column("Lag", 8), Column("Gäller", 22)),
        *(Column("Antal", 10, numeric=True), Column("Dagar sedan", 26)),
    )
    cells = [
        (
            INSATSNAMN[one.insats],
            codes.LAG[one.lag],
            slag_in_words(one, delvis),
            antal(len(one.dagar)),
            ", ".join(map(antal, one.dagar)),
        )
        for one in rows
    ]
    everything = ("Alla", "", "", antal(total(rows)), "")
    caption = "Antal, slag av insats och tid som har gått sedan beslutet eller avbrottet"
    return Table(caption, columns, (*cells, everything) if cells else (), total=True)
