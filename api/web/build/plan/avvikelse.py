"""The pages of avvikelser: the list, and one with its analysis, its åtgärder and its follow-up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from api.reports.internkontroll.in_words import measured_after
from api.web.build.plan.kontrollmoment import avvikelse_table
from api.web.build.plan.words import protokoll, utfall_i_ord
from api.web.build.sealed import read_by
from api.web.formats import antal, datum
from api.web.forms_internkontroll.converting import mal_i_ord, typed_mal
from api.web.forms_internkontroll.fields import Place
from api.web.forms_internkontroll.specs_avvikelse import ANSVARIGA
from api.web.labels import named
from api.web.labels_internkontroll import AVVIKELSESTEG
from api.web.models.frame import Kind
from api.web.models.lexsarah import Link
from api.web.models.parts import Bricka
from api.web.models.plan import (
    AtgardView,
    AvvikelseListPage,
    AvvikelsePage,
    Facts,
    Head,
    Next,
    Words,
)
from audit.internkontroll.acts import TABLE
from audit.internkontroll.codes import AVVIKELSE_UTFALL, EFFEKT
from audit.internkontroll.mal import Mal
from audit.internkontroll.roles import Steg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.web.build.plan.seen import Seen
    from audit.internkontroll.avvikelse import Atgard, Avvikelse
    from audit.internkontroll.kontrollmoment import Kontrollmoment

MASKED: Final = (
    "Beskrivning, analys och det som skrivs om åtgärder och uppföljning är skyddad text. "
    + read_by(TABLE.acts["read_avvikelse_texter"], "internkontrollen")
)
ANALYSE = "Skriv vad avvikelsen beror på."
PLAN = "Planera vad som ska göras, av vem och till när."
LATE = "Registrera att den är utförd, eller ändra den."
WAITS = "När åtgärderna är utförda bedömer ni effekten och följer upp avvikelsen."
FOLLOW = "Alla åtgärder är utförda. Följ upp: har det blivit bättre?"
CLOSE = "Avvikelsen är uppföljd. Avsluta den, eller planera fler åtgärder."


def avvikelse_list(seen: Seen, *, everything: bool) -> AvvikelseListPage:
    """Make the list: the open ones, or all."""
    known = seen.known.avvikelser.values()
    shown = [one for one in known if everything or one.steg is Steg.OPPEN]
    here = seen.addresses.place(Place.AVVIKELSE)
    late = sum(len(one.late(seen.today)) for one in shown if one.steg is Steg.OPPEN)
    lead = f"{antal(late)} av åtgärderna är över tiden." if late else ""
    return AvvikelseListPage(
        frame=seen.frame,
        head=Head(
            overline="Internkontroll",
            heading="Avvikelser",
            lead=lead,
            back=Link("Internkontroll", seen.addresses.base),
            done=seen.done,
        ),
        filters=(
            Link("Öppna", here, "" if everything else "visas nu"),
            Link("Alla", f"{here}?lage=alla", "visas nu" if everything else ""),
        ),
        table=avvikelse_table(seen, shown),
    )


def avvikelse_page(seen: Seen, one: Avvikelse) -> AvvikelsePage:
    """Make the page; `one` holds the texts where the person may read them."""
    kind = Kind.WARNING if one.steg is Steg.OPPEN else Kind.NEUTRAL
    opened, first = one.opened, _next(seen, one)
    return AvvikelsePage(
        frame=seen.frame,
        basis=seen.basis,
        head=Head(
            overline=_overline(seen, one),
            heading=one.rubrik,
            state=Bricka(AVVIKELSESTEG[one.steg], kind),
            back=Link("Avvikelser", seen.addresses.place(Place.AVVIKELSE)),
            done=seen.done,
            next=first,
            more=_more(seen, one),
        ),
        facts=_facts(seen, one),
        related=_related(seen, one),
        description=_text(seen, opened.text) if opened else "",
        masked="" if seen.words else MASKED,
        analysis=_analysis(seen, one),
        atgarder=tuple(_atgard(seen, one, each, first) for each in one.atgarder.values()),
        followed=_followed(seen, one),
    )


def _overline(seen: Seen, one: Avvikelse) -> str:
    moment = _moment(seen, one)
    return f"Avvikelse: {moment.kod} {moment.rubrik}" if moment else "Avvikelse"


def _moment(seen: Seen, one: Avvikelse) -> Kontrollmoment | None:
    if one.ar is None or one.kontrollmoment is None:
        return None
    return seen.known.kontrollmoment(one.kontrollmoment, one.ar)


def _related(seen: Seen, one: Avvikelse) -> tuple[Link, ...]:
    """Give the ways to what the avvikelse came from."""
    moment, found = _moment(seen, one), list[Link]()
    if one.matning is not None:
        found.append(Link("Mätningen", seen.addresses.place(Place.MATNING, one.matning)))
    if moment is not None and one.ar is not None:
        href = seen.addresses.kontrollmoment(one.ar, moment.id)
        found.append(Link(f"Kontrollmomentet {moment.kod}, {one.ar}", href))
    return tuple(found)


def _text(seen: Seen, text: str | None) -> str:
    """Give a text where it may be read; where not, the page says so once."""
    return (text or "") if seen.words else ""


def _next(seen: Seen, one: Avvikelse) -> Next | None:
    """Say what comes next: analysis, åtgärder, follow-up, close; the first that lacks."""
    if one.steg is not Steg.OPPEN or not seen.may("plan_atgard", one):
        return None
    if one.analys is None:
        return Next(ANALYSE, form=seen.form("analyse-avvikelse", Place.AVVIKELSE, one.id))
    if not one.atgarder:
        return Next(PLAN, form=seen.form("plan-atgard", Place.AVVIKELSE, one.id))
    if any(each.waits for each in one.atgarder.values()):
        return _next_of_waiting(seen, one)
    if not one.followed_up:
        return Next(FOLLOW, form=seen.form("follow-up-avvikelse", Place.AVVIKELSE, one.id))
    ways = ("close-avvikelse", "plan-atgard")
    return Next(CLOSE, seen.links(Place.AVVIKELSE, one.id, one, *ways))


def _next_of_waiting(seen: Seen, one: Avvikelse) -> Next:
    """Say first of all what to do about the åtgärd that has been over its time longest."""
    late = one.late(seen.today)
    if not late:
        more = seen.link("plan-atgard", Place.AVVIKELSE, one.id, text="Planera en åtgärd till")
        return Next(WAITS, (more, *_papers(seen, one)))
    each = min(late, key=lambda atgard: atgard.forfaller)
    said = f"Åtgärd {each.nummer} är över tiden sedan {_since(each.forfaller)}. {LATE}"
    ways = ("do-atgard", "change-atgard", "drop-atgard")
    links = seen.links(Place.AVVIKELSE, one.id, one, *ways, atgard=each.nummer)
    return Next(said, links)


def _since(last: date) -> str:
    """Give the first day after the last allowed one."""
    return datum(last + timedelta(days=1))


def _papers(seen: Seen, one: Avvikelse) -> tuple[Link, ...]:
    if one.matning is None:
        return ()
    here = seen.addresses.place(Place.MATNING, one.matning)
    return (Link("Skriv ut rapporten till nämnden", f"{here}/papper"),)


def _more(seen: Seen, one: Avvikelse) -> tuple[Link, ...]:
    slugs = (
        *("plan-atgard", "analyse-avvikelse", "follow-up-avvikelse", "present-avvikelse"),
        *("close-avvikelse", "reopen-avvikelse"),
    )
    return seen.links(Place.AVVIKELSE, one.id, one, *slugs)


def _facts(seen: Seen, one: Avvikelse) -> Facts:
    found = [("Öppnad", datum(one.oppnad))]
    matning = seen.known.matningar.get(one.matning) if one.matning else None
    if matning is not None and matning.utfall is not None:
        found.append(("Läget den", datum(matning.per)))
        found.append(("Utfall", utfall_i_ord(matning.utfall, _moment(seen, one))))
    elif one.utfall is not None and one.mal is not None:
        found.append(("Utfall", utfall_in(one.mal, one.utfall)))
    if after := measured_after(seen.known, one, seen.today):
        found.append(("Sedan dess", f"{after[:1].upper()}{after[1:]}"))
    if one.mal is not None:
        found.append(("Nämndens eget mål (inte lag)", mal_i_ord(one.mal)))
    if one.opened and one.opened.enhet:
        found.append(("Enhet", seen.enhet(one.opened.enhet)))
    found += [
        ("Redovisad för nämnden", protokoll(each.sammantrade, each.paragraf))
        for each in one.presented
    ]
    if one.closed:
        ended = named(AVVIKELSE_UTFALL, one.closed.utfall)
        found.append(("Avslutad", f"{datum(one.closed.avslutad)}: {ended}"))
    return tuple(found)


def utfall_in(mal: Mal, value: int) -> str:
    """Write an outcome in the unit of its target: `86,8 %`, `12 dagar`, `3`."""
    text = typed_mal(Mal(mal.slag, mal.enhet, value))["mal_varde"]
    return f"{text} %" if mal.enhet == "promille" else text


def _analysis(seen: Seen, one: Avvikelse) -> Words | None:
    if one.analys is None:
        return None
    day = f"Skriven {datum(one.analys.analyserad)}"
    return Words("Analys", _text(seen, one.analys.text), day)


def _atgard(seen: Seen, one: Avvikelse, each: Atgard, first: Next | None) -> AtgardView:
    """Tell of an åtgärd; what the next step leads to is not said a second time."""
    said = first.links if first else ()
    late = each.late(seen.today) and one.steg is Steg.OPPEN
    facts = [
        ("Ansvarig", named(ANSVARIGA, each.ansvarig)),
        ("Klart senast", datum(each.forfaller)),
    ]
    if each.gjord:
        facts.append(("Utförd", datum(each.gjord)))
    if each.effekt:
        effekt = named(EFFEKT, each.effekt)
        facts.append(("Effekt som ni ville", f"{effekt}, bedömt {datum(each.bedomd)}"))
    return AtgardView(
        heading=f"{each.nummer}. {each.rubrik}",
        facts=tuple(facts),
        state=_atgard_state(each, late=late),
        late=late,
        text=_text(seen, each.text),
        links=tuple(way for way in _atgard_links(seen, one, each) if way not in said),
    )


def _atgard_state(each: Atgard, *, late: bool) -> Bricka:
    if each.avbruten:
        return Bricka(f"Blir inte av, beslutat {datum(each.avbruten)}")
    if each.gjord:
        return Bricka("Utförd", Kind.SUCCESS, "inom")
    if late:
        return Bricka(f"Över tiden sedan {_since(each.forfaller)}", Kind.ERROR, "over")
    return Bricka("Väntar", Kind.INFO)


def _atgard_links(seen: Seen, one: Avvikelse, each: Atgard) -> tuple[Link, ...]:
    slugs: Sequence[str] = ()
    if each.waits:
        slugs = ("do-atgard", "change-atgard", "drop-atgard")
    elif each.gjord and each.effekt is None:
        slugs = ("assess-effekt",)
    return seen.links(Place.AVVIKELSE, one.id, one, *slugs, atgard=each.nummer)


def _followed(seen: Seen, one: Avvikelse) -> tuple[Words, ...]:
    """Give the follow-ups, and what was written when it was closed or opened again."""
    found = [
        Words(f"Uppföljd {datum(each.foljd_upp)}", _text(seen, each.text))
        for each in one.uppfoljningar
    ]
    if one.closed and one.closed.text:
        found.append(Words(f"Avslutad {datum(one.closed.avslutad)}", _text(seen, one.closed.text)))
    found += [
        Words(f"Öppnad igen {datum(each.oppnad)}", _text(seen, each.skal)) for each in one.reopened
    ]
    return tuple(found)
