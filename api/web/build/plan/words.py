"""How the internkontroll writes its numbers, its targets and its lists of months for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from api.reports.internkontroll.in_words import counted_as
from api.web.formats import MONTHS, NO_BREAK, antal, dagar, datum, procent
from api.web.forms_internkontroll.converting import mal_i_ord
from api.web.labels import named
from api.web.labels_internkontroll import FRAN_KONTROLL, UTFALL
from api.web.models.frame import Kind
from api.web.models.parts import Bricka
from audit.internkontroll.codes import MATT
from audit.internkontroll.maluppfyllelse import outcome

if TYPE_CHECKING:
    from datetime import date

    from audit.internkontroll.internkontroll import Internkontroll
    from audit.internkontroll.kontrollmoment import Kontrollmoment
    from audit.internkontroll.mal import Mal
    from audit.internkontroll.maluppfyllelse import Utfall

KINDS = {"inom": Kind.SUCCESS, "utanfor": Kind.ERROR, "utan_mal": Kind.NEUTRAL}
MARKS = {"inom": "inom", "utanfor": "over", "utan_mal": "utan"}


def utfall_i_ord(utfall: Utfall | None, moment: Kontrollmoment | None = None) -> str:
    """Write an outcome: `59 av 68 (86,8 %)`, `12 dagar`, `12`, with what `moment` counts."""
    if utfall is None:
        return "–"
    if utfall.namnare is not None:
        share = procent(utfall.taljare, utfall.namnare)
        return f"{antal(utfall.taljare)} av {antal(utfall.namnare)} ({share})"
    if utfall.enhet == "dagar":
        return dagar(utfall.taljare)
    return f"{antal(utfall.taljare)}{counted_as(moment)}"


def verdict(utfall: Utfall | None, mal: Mal | None) -> Bricka:
    """Give how an outcome stands to its tolerance or target, in words and shape."""
    found = outcome(utfall, mal)
    return Bricka(UTFALL[found], KINDS[found], MARKS[found])


def unmeasured(ar: int, *, old: bool) -> Bricka:
    """Say that nothing was measured: ever, or where `old`, in the plan's year."""
    return Bricka(f"Inte mätt {ar}" if old else "Inte mätt än", mark="utan")


def sentence(utfall: Utfall | None, mal: Mal | None) -> str:
    """Say how an outcome stands to its tolerance or target."""
    if mal is None:
        return "Inget mål är satt för kontrollmomentet."
    said = {
        "inom": "Utfallet är inom målet",
        "utanfor": "Utfallet är utanför målet",
        "utan_mal": "Utfallet kan inte jämföras med målet",
    }[outcome(utfall, mal)]
    return f"{said}, som är {mal_i_ord(mal)}."


def protokoll(day: date, paragraf: str | None) -> str:
    """Write a day and a paragraph of its minutes: `2023-12-13 § 151`; the day alone without one."""
    if not paragraf:
        return datum(day)
    return f"{datum(day)} {paragraf if paragraf.startswith('§') else f'§{NO_BREAK}{paragraf}'}"


def manader_i_ord(months: Iterable[int]) -> str:
    """Write months as a list: `februari, maj och september`."""
    names = [MONTHS[one - 1] for one in months]
    return " och ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def matt_i_ord(matt: str, known: Internkontroll) -> str:
    """Say where a kontrollmoment's numbers come from."""
    for id_, kontroll in known.kontroller.items():
        if matt == f"kontroll:{id_}":
            return f"{FRAN_KONTROLL}{kontroll.namn}"
    return named(MATT, matt)
