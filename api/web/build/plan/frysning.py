"""The page that shows what would be frozen, before it is frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.web.build.comparison import share_difference
from api.web.build.plan.klasser import Stood, numbers_beside
from api.web.build.plan.matning import behind
from api.web.build.plan.words import matt_i_ord, sentence, utfall_i_ord, verdict
from api.web.formats import andel, antal, datum
from api.web.forms_internkontroll.converting import mal_i_ord
from api.web.forms_internkontroll.fields import Place
from api.web.forms_internkontroll.freezing import SEEN
from api.web.models.lexsarah import Link
from api.web.models.plan import Facts, FreezePage, Head
from audit.internkontroll.maluppfyllelse import outcome

if TYPE_CHECKING:
    from api.acts.foreseeing import Foreseen, Shown
    from api.web.build.plan.seen import Seen
    from api.web.models.parts import Table
    from audit.internkontroll.mal import Mal
    from audit.internkontroll.matning import Matning

HEADING: Final = "Det här fryses"
LEAD: Final = (
    "Inget är sparat än. När du fryser sparas just de här talen som en mätning, och de ändras "
    "aldrig."
)
OTHER_NUMBERS: Final = (
    "Registret har fått nya uppgifter sedan talen visades, och talen är andra nu. Inget är fryst. "
    "Här står de nya talen bredvid dem som du såg."
)
OTHERWISE: Final = (
    "Talen är desamma, men något annat har ändrats sedan de visades: ärendena bakom dem, målet "
    "eller vad som redan är mätt. Inget är fryst. Så här står det nu."
)
NO_PLAN: Final = (
    "Ingen avvikelse öppnas: mätningen hör inte till något kontrollmoment i en antagen plan."
)
NO_LIMIT: Final = "Ingen avvikelse öppnas: kontrollmomentet har inget mål."
NOTHING: Final = "Ingen avvikelse öppnas: det finns inget att hålla mot målet."
WITHIN: Final = "Ingen avvikelse öppnas."
OPEN_ALREADY: Final = "Ingen ny avvikelse öppnas: en är redan öppen för kontrollmomentet."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for, and where from: `fields` travel in the form to `action` as they are.

    `change` leads back to another day; without it the form has a button for that.
    """

    about: str
    action: str
    fields: Facts
    back: Link
    key: str
    change: Link | None = None


def frysning_page(seen: Seen, shown: Shown, asked: Asked) -> FreezePage:
    """Make the page of what would be frozen now; where it was shown before, also what differs."""
    now = shown.now
    utfall, mal = now.matning.utfall, _mal(now)
    return FreezePage(
        frame=seen.frame,
        head=Head(overline=asked.about, heading=HEADING, lead=LEAD, back=asked.back),
        changed=_changed(shown),
        answer=utfall_i_ord(utfall),
        badge=verdict(utfall, mal),
        verdict=sentence(utfall, mal) if now.belongs else "",
        before=_before(now),
        same=_same(seen, now),
        opens=_opens(now),
        opened_now=now.opens is not None,
        opened=_opened(seen, now),
        numbers=_numbers(seen, shown),
        facts=_facts(now),
        action=asked.action,
        csrf=seen.frame.account.csrf if seen.frame.account else "",
        fields=(*asked.fields, (SEEN, str(now.command.known_position)), ("nyckel", asked.key)),
        change=asked.change,
    )


def _mal(now: Foreseen) -> Mal | None:
    return now.belongs[1].mal if now.belongs else None


def _changed(shown: Shown) -> str:
    if shown.seen is None:
        return ""
    same = shown.seen.matning.numbers == shown.now.matning.numbers
    return OTHERWISE if same else OTHER_NUMBERS


def _before(now: Foreseen) -> str:
    """Say what the mätning before said, and how the share has moved since."""
    before = now.before
    if before is None:
        return "Det finns ingen mätning före den att jämföra med."
    said = f"Mätningen före, {_when(before)}: {utfall_i_ord(before.utfall)}."
    new, old = now.matning.utfall, before.utfall
    if new is None or old is None or not new.namnare or not old.namnare:
        return said
    moved = andel(new.taljare, new.namnare) - andel(old.taljare, old.namnare)
    return f"{said} {share_difference(moved)}."


def _when(matning: Matning) -> str:
    if matning.period is None:
        return datum(matning.per)
    first, last = matning.period
    return f"{datum(first)} – {datum(last)}"


def _same(seen: Seen, now: Foreseen) -> Link | None:
    if now.same is None:
        return None
    href = seen.addresses.place(Place.MATNING, now.same.id)
    return Link(utfall_i_ord(now.same.utfall), href)


def _outside(now: Foreseen) -> bool:
    return outcome(now.matning.utfall, _mal(now)) == "utanfor"


def _opens(now: Foreseen) -> str:
    if now.belongs is None:
        return NO_PLAN
    if now.opens is not None:
        return f"När du fryser öppnas en avvikelse: {now.opens.rubrik}."
    if _outside(now):
        return OPEN_ALREADY
    if _mal(now) is None:
        return NO_LIMIT
    return WITHIN if outcome(now.matning.utfall, _mal(now)) == "inom" else NOTHING


def _opened(seen: Seen, now: Foreseen) -> Link | None:
    if now.opened is None or not _outside(now):
        return None
    return Link(now.opened.rubrik, seen.addresses.place(Place.AVVIKELSE, now.opened.id))


def _numbers(seen: Seen, shown: Shown) -> Table:
    matning = shown.now.matning
    columns = {"Antal": Stood.frozen(matning)}
    if shown.seen is not None and shown.seen.matning.numbers != matning.numbers:
        columns = {"Nu": Stood.frozen(matning), "Du såg": Stood.frozen(shown.seen.matning)}
    caption = f"Antal i varje klass, {_when(matning)}"
    return numbers_beside(matning, caption, columns, lambda name: behind(seen, matning, name))


def _facts(now: Foreseen) -> Facts:
    matning = now.matning
    found = [
        ("Vad som mäts", matt_i_ord(matning.matt, now.known)),
        ("Läget den" if matning.period is None else "Period", _when(matning)),
    ]
    if now.belongs:
        year, moment = now.belongs
        found.append(("Kontrollmoment", f"{moment.kod} {moment.rubrik}, planen för {year}"))
        found.append(("Nämndens eget mål (inte lag)", mal_i_ord(moment.mal)))
    number = antal(now.command.known_position)
    found.append(("Räknat ur registret", f"Alla uppgifter till och med kontrollnummer {number}"))
    return tuple(found)
