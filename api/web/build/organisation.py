"""The pages of the organisation: its parts on a day, and one part through time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.web.build.organisation_forms import forms_of, inform_form
from api.web.formats import dag_i_ord, datum, telefon
from api.web.models.formular import Field, Form, Kind
from api.web.models.frame import Kind as Tone
from api.web.models.frame import NavLink
from api.web.models.parts import Bricka, Cell, Column, Table
from api.web.models.register import DelPage, OrganisationPage
from audit.law.delegation import OMRADEN
from audit.law.lagar import LAG
from audit.lexsarah.codes_utredning import INFORMATIONSSATT
from audit.organisation.codes import DRIFTSFORM, SLAG
from audit.organisation.events import EnhetAdded, EnhetMoved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from api.web.models.frame import Frame
    from audit.lexsarah.events_other import PersonalInformed
    from audit.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Seen:
    """The organisation as somebody looks at it on a day; `csrf` is empty for who may not change it.

    `informed` gives the times that the staff of each enhet were informed, the newest first.
    """

    namnd: str
    state: Organisation
    day: date
    informed: Mapping[str, Sequence[PersonalInformed]]
    csrf: str = ""

    @property
    def root(self) -> str:
        """Give the address of the organisation."""
        return f"/{self.namnd}/organisation"

    def link(self, slag: str, kod: str) -> str:
        """Address the page of a part."""
        return f"{self.root}/{slag}/{kod}"


def organisation_page(frame: Frame, seen: Seen) -> OrganisationPage:
    """Make the page of all parts on a day."""
    day = Field("dag", "Organisationen den", Kind.DATE, seen.day.isoformat(), "ÅÅÅÅ-MM-DD")
    tables = (_verksamheter(seen), _enheter(seen), _utforare(seen), *_ended(seen))
    return OrganisationPage(
        frame=frame,
        lead=f"Så här ser organisationen ut {dag_i_ord(seen.day)}.",
        day=Form("dagval", seen.root, "", "", (day,), "Visa", method="get"),
        tables=tables,
        actions=tuple(_actions(seen)),
        informing=NavLink("Uppgifter från privata utförare", f"/{seen.namnd}/lex-sarah/uppgifter"),
        posters=NavLink("Formuläret för att rapportera", f"/rapportera/{seen.namnd}"),
    )


def _actions(seen: Seen) -> Iterator[NavLink]:
    if seen.csrf:
        for slag, name in (
            ("verksamhet", "Lägg till en verksamhet"),
            ("enhet", "Lägg till en enhet"),
            ("utforare", "Lägg till en utförare"),
        ):
            yield NavLink(name, f"{seen.root}/ny/{slag}")
        yield NavLink("Nämndens egna mål", f"{seen.root}/mal")


def _verksamheter(seen: Seen) -> Table:
    rows = tuple(
        (
            Cell(
                one.namn,
                seen.link("verksamhet", one.kod),
                note=_earlier(seen, "verksamhet", one.kod),
            ),
            Cell(OMRADEN.get(one.omrade or "", "–")),
            Cell(telefon(one.beredskap or "") or "inget nummer"),
            Cell(one.kod),
        )
        for one in seen.state.verksamheter(seen.day)
    )
    columns = (
        Column("Verksamhet"),
        Column("Område i anmälan av delegationsbeslut"),
        Column("Chef i beredskap", whole=True),
        Column("Kod", whole=True),
    )
    return Table("Verksamheter", columns, rows, "Ingen verksamhet finns den dagen.")


def _enheter(seen: Seen) -> Table:
    columns = (
        Column("Enhet"),
        Column("Verksamhet"),
        Column("Utförare"),
        Column("Lag"),
        Column("Personalen informerad", whole=True),
        Column("Affisch"),
    )
    rows = tuple(
        (
            Cell(one.namn, seen.link("enhet", one.kod), note=_earlier(seen, "enhet", one.kod)),
            Cell(seen.state.name("verksamhet", one.verksamhet, seen.day) or one.verksamhet),
            Cell(seen.state.name("utforare", one.utforare, seen.day) or one.utforare),
            Cell(LAG.get(one.lag, one.lag)),
            Cell(_last_informed(seen, one.kod)),
            Cell("Skriv ut", f"/rapportera/{seen.namnd}/affisch?enhet={one.kod}"),
        )
        for one in seen.state.enheter(seen.day)
    )
    return Table("Enheter", columns, rows, "Ingen enhet finns den dagen.")


def _utforare(seen: Seen) -> Table:
    rows = tuple(
        (
            Cell(
                one.namn, seen.link("utforare", one.kod), note=_earlier(seen, "utforare", one.kod)
            ),
            Cell(DRIFTSFORM.get(one.driftsform, one.driftsform)),
            Cell(one.kod),
        )
        for one in seen.state.utforare(seen.day)
    )
    columns = (Column("Utförare"), Column("Vem som driver"), Column("Kod", whole=True))
    return Table("Utförare", columns, rows, "Ingen utförare finns den dagen.")


def _ended(seen: Seen) -> Iterator[Table]:
    """Give the parts that were there before the day and are no more."""
    found = [
        (slag, kod, seen.state.upphor(slag, kod))
        for slag, kod in parts_of(seen.state)
        if not seen.state.exists(slag, kod, seen.day)
    ]
    rows = tuple(
        (
            Cell(seen.state.name(slag, kod, seen.day) or kod, seen.link(slag, kod)),
            Cell(SLAG[slag]),
            Cell(datum(ended)),
            Cell(_became(seen, slag, kod)),
        )
        for slag, kod, ended in found
        if ended is not None and ended <= seen.day
    )
    if rows:
        columns = (
            Column("Del"),
            Column("Slag"),
            Column("Finns inte sedan", whole=True),
            Column("Gick upp i"),
        )
        yield Table("Delar som har upphört", columns, rows)


def parts_of(state: Organisation) -> list[tuple[str, str]]:
    """Give every part that the organisation has had, as kind and code."""
    kinds = {"VerksamhetAdded": "verksamhet", "UtforareAdded": "utforare", "EnhetAdded": "enhet"}
    return [
        (kinds[type(event).__name__], getattr(event, "kod", ""))
        for event in state.events
        if type(event).__name__ in kinds
    ]


def _became(seen: Seen, slag: str, kod: str) -> str:
    successor = seen.state.successor(kod, seen.day) if slag == "enhet" else kod
    return "–" if successor == kod else seen.state.name("enhet", successor, seen.day) or successor


def _earlier(seen: Seen, slag: str, kod: str) -> str:
    names = [one for one in seen.state.names(slag, kod) if one.till and one.till < seen.day]
    return f"Hette {names[-1].namn} till och med {datum(names[-1].till)}" if names else ""


def _last_informed(seen: Seen, kod: str) -> str:
    known = seen.state.predecessors(kod, seen.day) | {kod}
    days = [e.informerad for one in known for e in seen.informed.get(one, ())]
    return datum(max(days)) if days else "framgår inte"


def del_page(
    frame: Frame, seen: Seen, slag: str, kod: str, may_inform: str, again: Form | None = None
) -> DelPage:
    """Make the page of one part, which must have been added once.

    `may_inform` is the token of who may say that staff were informed; `again` is a form that was
    sent with something wrong, shown in the place of the same one.
    """
    name = seen.state.name(slag, kod, seen.day) or kod
    exists = seen.state.exists(slag, kod, seen.day)
    forms = forms_of(seen.state, seen.root, slag, kod, seen.day, seen.csrf) if seen.csrf else ()
    told = seen.informed.get(kod, ()) if slag == "enhet" else ()
    if slag == "enhet" and may_inform and exists:
        forms = (inform_form(seen.link(slag, kod), may_inform, seen.day), *forms)
    if again is not None:
        forms = tuple(again if one.id == again.id else one for one in forms)
    links = (
        (NavLink("Affisch med QR-kod", f"/rapportera/{seen.namnd}/affisch?enhet={kod}"),)
        if slag == "enhet" and exists
        else ()
    )
    return DelPage(
        frame=frame,
        overline=SLAG[slag],
        heading=name,
        state=_state(seen, slag, kod),
        summary=tuple(_summary(seen, slag, kod)),
        history=_history(seen, slag, kod),
        informed=_informed(told) if slag == "enhet" else None,
        forms=forms,
        links=links,
        back=seen.root,
    )


def _state(seen: Seen, slag: str, kod: str) -> Bricka:
    if seen.state.exists(slag, kod, seen.day):
        return Bricka("Finns", Tone.SUCCESS)
    ended, added = seen.state.upphor(slag, kod), seen.state.added(slag, kod)
    if ended is not None and ended <= seen.day:
        return Bricka(f"Finns inte sedan {datum(ended)}")
    return Bricka(f"Börjar {datum(added.fran if added else None)}", Tone.INFO)


def _summary(seen: Seen, slag: str, kod: str) -> Iterator[tuple[str, str]]:
    state, day = seen.state, seen.day
    yield "Kod", kod
    if slag == "enhet" and (enhet := state.enhet(kod, day)):
        yield "Verksamhet", state.name("verksamhet", enhet.verksamhet, day) or enhet.verksamhet
        yield "Utförare", state.name("utforare", enhet.utforare, day) or enhet.utforare
        yield "Lag", LAG.get(enhet.lag, enhet.lag)
    if slag == "verksamhet":
        yield "Chef i beredskap", telefon(state.beredskap(kod, day) or "") or "inget nummer"
        omrade = getattr(state.added(slag, kod), "omrade", None)
        yield "Område", OMRADEN.get(omrade or "", "–")
    if slag == "utforare":
        driftsform = str(getattr(state.added(slag, kod), "driftsform", ""))
        yield "Vem som driver", DRIFTSFORM.get(driftsform, driftsform)


def _history(seen: Seen, slag: str, kod: str) -> Table:
    """Give its names, and for an enhet also where it belonged, day by day."""
    found = [(one.fran, "Namn", one.namn) for one in seen.state.names(slag, kod)]
    for event in seen.state.events:
        if isinstance(event, EnhetAdded | EnhetMoved) and (slag, event.kod) == ("enhet", kod):
            where = seen.state.name("verksamhet", event.verksamhet, event.fran) or event.verksamhet
            found.append((event.fran, "Verksamhet", f"{where} ({LAG.get(event.lag, event.lag)})"))
    ended = seen.state.upphor(slag, kod)
    if ended is not None:
        found.append((ended, "Slut", _end(seen, slag, kod, ended)))
    rows = tuple(
        (Cell(datum(day)), Cell(what), Cell(text))
        for day, what, text in sorted(found, key=lambda one: one[0])
    )
    columns = (Column("Från", whole=True), Column("Vad"), Column("Uppgift"))
    return Table("Genom tiden", columns, rows)


def _end(seen: Seen, slag: str, kod: str, day: date) -> str:
    successor = seen.state.successor(kod, day) if slag == "enhet" else kod
    if successor == kod:
        return "Finns inte längre."
    name = seen.state.name("enhet", successor, day) or successor
    return f"Finns inte längre: gick upp i {name}."


def _informed(told: Sequence[PersonalInformed]) -> Table:
    rows = tuple(
        (
            Cell(datum(one.informerad)),
            Cell(INFORMATIONSSATT.get(one.satt, one.satt)),
            Cell("framgår inte" if one.antal is None else str(one.antal)),
            Cell(one.lagrum),
        )
        for one in told
    )
    columns = (
        Column("Dag", whole=True),
        Column("Hur"),
        Column("Antal personer", numeric=True),
        Column("Lagrum"),
    )
    empty = "Det står inte att personalen har informerats."
    return Table("När personalen har informerats om lex Sarah", columns, rows, empty)
