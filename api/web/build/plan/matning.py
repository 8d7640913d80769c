"""The page of a mätning: its numbers, what is behind them, and what was written about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.web.build.plan.klasser import Stood, numbers_beside
from api.web.build.plan.tables import NO_AVVIKELSE
from api.web.build.plan.words import sentence, utfall_i_ord, verdict
from api.web.build.sealed import roles_of
from api.web.formats import antal, datum
from api.web.forms_internkontroll.fields import Place
from api.web.forms_internkontroll.situation import EMPTY
from api.web.labels import named
from api.web.links import AVSLUTADE, PAGAENDE, Links, Stand
from api.web.models.frame import Kind
from api.web.models.lexsarah import Link
from api.web.models.parts import Bricka, Cell, Column, Table
from api.web.models.plan import Facts, Head, MatningPage, Next, Words
from audit.barnutredning.classify import Tidsklass
from audit.internkontroll.acts import TABLE
from audit.internkontroll.codes import AVSNITT, MATT, NAMNDENS_UTFALL
from audit.internkontroll.events_matning import MatningRegistered
from audit.internkontroll.maluppfyllelse import outcome
from audit.internkontroll.roles import Steg
from audit.internkontroll.steps import Stream

if TYPE_CHECKING:
    from api.web.build.plan.seen import Seen
    from api.web.build.plan.then_and_now import ThenAndNow
    from audit.internkontroll.avvikelse import Avvikelse
    from audit.internkontroll.kontrollmoment import Kontrollmoment
    from audit.internkontroll.matning import Matning

POPULATION = {"barnutredningstid": PAGAENDE, "barnutredningstid_avslutade": AVSLUTADE}
"""The measures whose cases have a list → the population that the list is of."""
SEALED = "Skyddad text"
DEVIATES = "Utfallet är utanför målet. En avvikelse är öppnad: analysera den och planera åtgärder."
WRITE = "Skriv det som nämnden behöver veta och ta ut rapporten."
PRESENT = TABLE.acts["present_result"]
OPENS_WHEN = (
    "Den öppnas när mätningen fryses eller registreras, om mätningen då hör till ett"
    " kontrollmoment med mål i en antagen plan. Annars öppnar ni den själva."
)
NOT_PRESENTED = "Inte registrerat"
REPORT = "Skriv det som nämnden behöver veta, ta ut rapporten och registrera när den är redovisad."


@dataclass(frozen=True, slots=True)
class Belongs:
    """Which year's plan and which kontrollmoment of it a mätning belongs to."""

    ar: int
    moment: Kontrollmoment


def matning_page(seen: Seen, matning: Matning, then: ThenAndNow | None) -> MatningPage:
    """Make the page; `matning` holds the texts where the person may read them."""
    belongs = belonging(seen, matning)
    moment = belongs.moment if belongs else None
    opened = _opened(seen, matning, moment)
    taken_back = matning.steg is Steg.ATERKALLAD
    first = None if taken_back else _next(seen, matning, opened)
    return MatningPage(
        frame=seen.frame,
        basis=seen.basis,
        head=Head(
            overline="Mätning",
            heading=_heading(matning, moment),
            state=Bricka("Återkallad", Kind.ERROR) if taken_back else None,
            back=_back(seen, belongs),
            done=seen.done,
            next=first,
            more=tuple(one for one in _more(seen, matning) if not (first and one in first.links)),
        ),
        answer=utfall_i_ord(matning.utfall, moment),
        badge=verdict(matning.utfall, moment.mal if moment else None),
        verdict=_verdict(matning, moment, opened),
        avvikelser=tuple(_avvikelse(seen, one) for one in opened),
        facts=_facts(seen, matning),
        numbers=_numbers(seen, matning),
        parts=_parts(matning),
        then_and_now=then.table if then else None,
        then_text=then.text if then else "",
        words=_words(seen, matning),
        presented=_presented(seen, matning),
        rattelser=_rattelser(seen, matning),
        underlag=_underlag(seen, matning),
        papers=(Link("Rapporten till nämnden (PDF och Word)", f"{_here(seen, matning)}/papper"),),
    )


def _verdict(matning: Matning, moment: Kontrollmoment | None, opened: list[Avvikelse]) -> str:
    """Say how the outcome stands to the goal, and that no avvikelse is open where it misses it."""
    said = sentence(matning.utfall, moment.mal if moment else None)
    outside = moment is not None and outcome(matning.utfall, moment.mal) == "utanfor"
    return f"{said} {NO_AVVIKELSE} {OPENS_WHEN}" if outside and not opened else said


def _opened(seen: Seen, matning: Matning, moment: Kontrollmoment | None) -> list[Avvikelse]:
    """Give the avvikelse that the outcome opened; where one was open already, that one."""
    own = [one for one in seen.known.avvikelser.values() if one.matning == matning.id]
    if own or moment is None or outcome(matning.utfall, moment.mal) != "utanfor":
        return own
    known = seen.known.avvikelser_of(moment.id)
    return [one for one in known if one.steg is Steg.OPPEN]


def belonging(seen: Seen, matning: Matning) -> Belongs | None:
    """Find the kontrollmoment that a mätning belongs to; None where no plan has it."""
    found = seen.known.belongs_to(matning)
    return Belongs(*found) if found else None


def _here(seen: Seen, matning: Matning) -> str:
    return seen.addresses.place(Place.MATNING, matning.id)


def _heading(matning: Matning, moment: Kontrollmoment | None) -> str:
    what = f"{moment.kod} {moment.rubrik}" if moment else named(MATT, matning.matt)
    return f"{what}, läget {datum(matning.per)}"


def _back(seen: Seen, belongs: Belongs | None) -> Link:
    if belongs is None:
        return Link("Internkontroll", seen.addresses.base)
    here = seen.addresses.kontrollmoment(belongs.ar, belongs.moment.id)
    return Link(f"{belongs.moment.kod} {belongs.moment.rubrik}", here)


def _avvikelse(seen: Seen, one: Avvikelse) -> Link:
    return Link(one.rubrik, seen.addresses.place(Place.AVVIKELSE, one.id))


def _next(seen: Seen, matning: Matning, opened: list[Avvikelse]) -> Next | None:
    """Say what comes next: the avvikelse, then the report, then that it was presented."""
    papers = Link("Se rapporten till nämnden", f"{_here(seen, matning)}/papper")
    if any(one.steg is Steg.OPPEN for one in opened):
        links = tuple(_avvikelse(seen, one) for one in opened)
        return Next(DEVIATES, (*links, papers))
    if matning.presented:
        return None
    ways = seen.links(Place.MATNING, matning.id, matning, "write-text", "present-result")
    presents = seen.may(PRESENT.name, matning)
    by_others = f"{WRITE} Att den är redovisad registreras av {roles_of(PRESENT)}."
    said = REPORT if presents else by_others
    return Next(said, (*ways[:1], papers, *ways[1:])) if ways else None


def _more(seen: Seen, matning: Matning) -> tuple[Link, ...]:
    by_hand = ("correct-matning", "take-back-matning") if matning.slag == "registrerad" else ()
    slugs = ("write-text", "present-result", "attach-underlag", *by_hand)
    return (*seen.links(Place.MATNING, matning.id, matning, *slugs), *_open(seen, matning))


def _open(seen: Seen, matning: Matning) -> tuple[Link, ...]:
    """Give the way to open an avvikelse of an outcome that misses its goal and has none."""
    belongs = belonging(seen, matning)
    if belongs is None or outcome(matning.utfall, belongs.moment.mal) != "utanfor":
        return ()
    moment = belongs.moment
    if _opened(seen, matning, moment) or not seen.may("open_avvikelse", EMPTY[Stream.AVVIKELSE]):
        return ()
    return (seen.link("open-avvikelse", Place.PLAN, belongs.ar, kontrollmoment=moment.id),)


def _facts(seen: Seen, matning: Matning) -> Facts:
    said, period = matning.said, matning.period
    found = [("Läget den", datum(matning.per))]
    if period:
        found.append(("Period", f"{datum(period[0])} – {datum(period[1])}"))
    if isinstance(said, MatningRegistered):
        found.append(("Hur det mättes", said.metod))
        if said.urval is not None:
            of = f" av {antal(said.population)}" if said.population is not None else ""
            found.append(("Granskade", f"{antal(said.urval)}{of}"))
        if said.text or not seen.words:
            found.append(("Kommentar", said.text if said.text and seen.words else SEALED))
    elif matning.known_position is not None:
        number = f"kontrollnummer {antal(matning.known_position)}"
        found.append(("Räknat ur registret", f"Alla uppgifter till och med {number}"))
    if not matning.presented and matning.steg is not Steg.ATERKALLAD:
        found.append(("Redovisad för nämnden", NOT_PRESENTED))
    return tuple(found)


def _numbers(seen: Seen, matning: Matning) -> Table | None:
    """List the frozen numbers under their names, each class a way to the cases behind it."""
    if not matning.numbers:
        return None
    caption = f"Antal i varje klass, läget {datum(matning.per)}"
    columns = {"Antal": Stood.frozen(matning)}
    return numbers_beside(matning, caption, columns, lambda name: behind(seen, matning, name))


def behind(seen: Seen, matning: Matning, name: str) -> str | None:
    """Address the utredningar of a class as they stood when the mätning was frozen."""
    if matning.matt not in POPULATION or name not in set(Tidsklass):
        return None
    start = matning.period[0] if matning.period else None
    stand = Stand(laget=matning.per, nummer=matning.known_position, fran=start)
    links = Links(seen.acting.log.namnd.slug, stand, lists=seen.lists)
    return links.listing(name, POPULATION[matning.matt]) or None


def _parts(matning: Matning) -> Table | None:
    said = matning.said
    if not isinstance(said, MatningRegistered) or not said.uppdelning:
        return None
    rows = tuple((Cell(one.namn), Cell(antal(one.antal))) for one in said.uppdelning)
    caption = f"Antal i varje del, läget {datum(matning.per)}"
    return Table(caption, (Column("Del"), Column("Antal", numeric=True)), rows)


def _words(seen: Seen, matning: Matning) -> tuple[Words, ...]:
    """Give the texts of the report in the order of its headings."""
    written = ((code, matning.texts.get(code)) for code in AVSNITT)
    may = seen.words and seen.may("write_text", matning)
    return tuple(
        Words(
            AVSNITT[code],
            (one.text or "") if seen.words else SEALED,
            change=_change(seen, matning, code) if may else "",
        )
        for code, one in written
        if one is not None
    )


def _change(seen: Seen, matning: Matning, avsnitt: str) -> str:
    return seen.link("write-text", Place.MATNING, matning.id, avsnitt=avsnitt).href


def _presented(seen: Seen, matning: Matning) -> tuple[Words, ...]:
    return tuple(
        Words(
            f"{datum(one.sammantrade)}, {one.paragraf}",
            (one.text or "") if seen.words else "",
            named(NAMNDENS_UTFALL, one.utfall),
        )
        for one in matning.presented
    )


def _rattelser(seen: Seen, matning: Matning) -> tuple[Words, ...]:
    """Say what was corrected or taken back, and why."""
    found = []
    for one in matning.rattelser:
        what = "Återkallad" if one.aterkallad else "Rättad"
        changed = ", ".join(f"{name}: {text or '–'}" for name, text in _told(one.replaced))
        found.append(Words(what, (one.skal or "") if seen.words else SEALED, changed))
    return tuple(found)


CORRECTED = {
    "per": "mätdag",
    "enhet": "vad som räknas",
    "taljare": "utfall",
    "namnare": "av hur många",
    "metod": "hur det mättes",
    "period_start": "periodens första dag",
    "period_end": "periodens sista dag",
    "urval": "antal granskade",
    "population": "antal som urvalet drogs ur",
    "uppdelning": "uppdelning",
}
"""Fact that a rättelse replaced → its name in a sentence."""


def _told(replaced: dict[str, str]) -> list[tuple[str, str]]:
    return [(named(CORRECTED, name), text) for name, text in replaced.items()]


def _underlag(seen: Seen, matning: Matning) -> tuple[Link, ...]:
    here = _here(seen, matning)
    return tuple(
        Link((one.filnamn if seen.words else None) or "Fil", f"{here}/underlag/{one.handling}")
        for one in matning.underlag
    )
