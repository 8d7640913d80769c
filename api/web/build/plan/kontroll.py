"""The pages of the nämnd's own kontroller: the list with its form, the preview, and one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.build.plan.words import utfall_i_ord, verdict
from api.web.formats import antal, datum, procent
from api.web.forms_internkontroll.converting import mal_i_ord
from api.web.forms_internkontroll.describing import kontroll_i_ord
from api.web.forms_internkontroll.fields import Place
from api.web.forms_internkontroll.situation import EMPTY
from api.web.models.frame import Kind
from api.web.models.lexsarah import Link
from api.web.models.parts import Bricka, Cell, Column, Table
from api.web.models.plan import Head, KontrollFormPage, KontrollPage, Next, Preview
from audit.internkontroll.kontrollutfall import KONTROLLKLASS_LABELS, Kontrollklass
from audit.internkontroll.steps import Stream

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from api.web.build.plan.seen import Seen
    from api.web.models.lexsarah import FormPage
    from api.web.models.plan import Facts
    from audit.internkontroll.kontroll import Kontroll
    from audit.internkontroll.kontrollutfall import Tillfalle
    from projections.kontroll.utfall import Counted

NO_ROWS = (
    "Inga händelser är inlästa än. Läs in ett utdrag först, så visas dess händelser att välja "
    "mellan här."
)
KINDS = {
    Kontrollklass.INOM: (Kind.SUCCESS, "inom"),
    Kontrollklass.SENT: (Kind.WARNING, "snart"),
    Kontrollklass.VANTAR: (Kind.INFO, "utan"),
    Kontrollklass.OVER: (Kind.ERROR, "over"),
}
BEHIND = "Sammanställningen är inte ikapp än. Vänta en stund och titta igen."
INTO_PLAN = "Ta in kontrollerna i planen"


def kontroll_list(
    seen: Seen, form: FormPage | None, preview: Preview | None, *, rows: bool
) -> KontrollFormPage:
    """Make the list of kontroller, with the form that defines one where the person may."""
    ways = [Link("Läs in ett utdrag", f"/{seen.acting.log.namnd.slug}/las-in")]
    if seen.known.kontroller:
        ways.append(Link(INTO_PLAN, _into_plan(seen)))
    return KontrollFormPage(
        frame=seen.frame,
        form=form,
        head=Head(
            overline="Internkontroll",
            heading="Egna kontroller",
            lead="En kontroll frågar om något har hänt inom en viss tid efter något annat.",
            back=Link("Internkontroll", seen.addresses.base),
            done=seen.done,
            next=_next(seen, rows=rows, ways=tuple(ways)),
            more=tuple(ways) if rows and form and not seen.gjort else (),
        ),
        preview=preview,
        table=_table(seen),
    )


def _into_plan(seen: Seen) -> str:
    """Give the shortest way into a plan: a draft's list to pick from, or else a new plan."""
    drafts = [one for one in seen.known.planer.values() if one.antagen is None]
    if drafts:
        ar = drafts[-1].ar
        return seen.addresses.act("pick-kontrollmoment", Place.PLAN, ar)
    newest = max(seen.known.planer, default=0)
    if newest < seen.today.year:
        return seen.addresses.act("begin-plan", Place.PLAN)
    return seen.addresses.place(Place.PLAN, newest)


def _next(seen: Seen, *, rows: bool, ways: tuple[Link, ...]) -> Next | None:
    if not rows:
        return Next(NO_ROWS, ways[:1])
    if not seen.gjort:
        return None
    return Next("Bygg en kontroll till nedanför, eller ta in dem i årets plan.", ways[1:])


def _table(seen: Seen) -> Table:
    columns = (
        Column("Kontroll"),
        Column("Vad den frågar"),
        Column("Nämndens eget mål (inte lag)"),
        Column("Läge"),
    )
    rows = tuple(
        (
            Cell(one.namn, seen.addresses.place(Place.KONTROLL, id_)),
            Cell(kontroll_i_ord(one.definition)),
            Cell(mal_i_ord(one.mal)),
            Cell("Används" if one.galler else "Används inte längre"),
        )
        for id_, one in seen.known.kontroller.items()
        if one.said is not None
    )
    return Table("Nämndens egna kontroller", columns, rows, "Ingen egen kontroll finns än.")


def kontroll_page(
    seen: Seen, id_: UUID, kontroll: Kontroll, counted: Counted, latest: tuple[Tillfalle, ...]
) -> KontrollPage:
    """Make the page of one kontroll; `kontroll` holds its text where the person may read it."""
    text = (kontroll.said.text if kontroll.said else None) or ""
    return KontrollPage(
        frame=seen.frame,
        head=Head(
            overline="Egen kontroll",
            heading=kontroll.namn,
            lead=kontroll_i_ord(kontroll.definition),
            state=None if kontroll.galler else Bricka("Används inte längre"),
            back=Link("Egna kontroller", seen.addresses.place(Place.KONTROLL)),
            done=seen.done,
            next=_freezing(seen, id_, kontroll),
            more=seen.links(Place.KONTROLL, id_, kontroll, "change-kontroll", "end-kontroll"),
        ),
        facts=_facts(kontroll),
        preview=preview_of(counted, latest, seen.enhet),
        matningar=_matningar(seen, id_, kontroll),
        text=text if seen.words else "",
    )


def _freezing(seen: Seen, id_: UUID, kontroll: Kontroll) -> Next | None:
    if not kontroll.galler or not seen.may("freeze_kontroll", EMPTY[Stream.MATNING]):
        return None
    text = "Frys utfallet den dag ni vill redovisa. Det blir en mätning som aldrig ändras."
    return Next(text, form=seen.form("freeze-kontroll", Place.KONTROLL, id_))


def _facts(kontroll: Kontroll) -> Facts:
    found = [("Nämndens eget mål (inte lag)", mal_i_ord(kontroll.mal))]
    if kontroll.said:
        found.append(("Gäller från", datum(kontroll.said.fran)))
    if kontroll.lagrum:
        found.append(("Lagrum eller eget beslut", kontroll.lagrum))
    if kontroll.ended:
        found.append(("Används inte från", datum(kontroll.ended.avslutad)))
    return tuple(found)


def _matningar(seen: Seen, id_: UUID, kontroll: Kontroll) -> Table:
    found = [one for one in seen.known.matningar.values() if one.kontroll == id_]
    columns = (Column("Läget den", whole=True), Column("Utfall"), Column("Mot målet"))
    rows = tuple(
        (
            Cell(datum(one.per), seen.addresses.place(Place.MATNING, one.id)),
            Cell(utfall_i_ord(one.utfall)),
            Cell("", brickor=(verdict(one.utfall, kontroll.mal),)),
        )
        for one in sorted(found, key=lambda each: each.per, reverse=True)
    )
    return Table("Frysta mätningar mot nämndens mål", columns, rows, "Ingen mätning är fryst än.")


def preview_of(
    counted: Counted, latest: tuple[Tillfalle, ...], enhet: Callable[[str], str]
) -> Preview:
    """Show the counts of a kontroll and its latest tillfällen; `enhet` names an enhet."""
    utfall = counted.utfall
    numbers = {klass: getattr(utfall, klass.value) for klass in Kontrollklass}
    decided = (
        numbers[Kontrollklass.INOM] + numbers[Kontrollklass.SENT] + numbers[Kontrollklass.OVER]
    )
    share = procent(numbers[Kontrollklass.INOM], decided)
    said = (
        f"Läget {datum(counted.per)}: {antal(numbers[Kontrollklass.INOM])} av {antal(decided)}"
        f" inom tiden ({share})."
        f" {antal(numbers[Kontrollklass.VANTAR])} väntar, tiden har inte gått ut."
    )
    return Preview(
        BEHIND if counted.behind else said, _counts(counted, numbers, enhet), _latest(latest, enhet)
    )


def _counts(
    counted: Counted, numbers: dict[Kontrollklass, int], named: Callable[[str], str]
) -> Table:
    columns = (
        Column("Enhet"),
        *(Column(KONTROLLKLASS_LABELS[klass], numeric=True) for klass in Kontrollklass),
    )
    rows = [
        (Cell(named(enhet)), *(Cell(antal(getattr(found, klass.value))) for klass in Kontrollklass))
        for enhet, found in sorted(counted.enheter.items())
    ]
    rows.append((Cell("Alla"), *(Cell(antal(numbers[klass])) for klass in Kontrollklass)))
    caption = f"Utfall efter enhet: antal tillfällen i varje klass, läget {datum(counted.per)}"
    return Table(caption, columns, tuple(rows))


def _latest(latest: tuple[Tillfalle, ...], enhet: Callable[[str], str]) -> Table | None:
    if not latest:
        return None
    columns = (
        Column("Från", whole=True),
        Column("Enhet"),
        Column("Sista dag", whole=True),
        Column("Hände", whole=True),
        Column("Läge"),
    )
    rows = tuple(
        (
            Cell(datum(one.fran)),
            Cell(enhet(one.enhet)),
            Cell(datum(one.sista_dag)),
            Cell(datum(one.slut) if one.slut else "–"),
            Cell("", brickor=(Bricka(KONTROLLKLASS_LABELS[one.klass], *KINDS[one.klass]),)),
        )
        for one in latest
    )
    return Table("De senaste tillfällena, var för sig", columns, rows)
