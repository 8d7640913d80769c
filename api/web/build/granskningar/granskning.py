"""The page of one granskning: what it asks and recommends, and how the nämnd answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from api.web.build.granskningar.historia import history_section
from api.web.build.granskningar.insyn import insyn_section
from api.web.build.granskningar.nasta import next_of
from api.web.build.granskningar.seen import (
    FORSLAG,
    NOT_LAW,
    Seen,
    frist_badge,
    given_on,
    state_badge,
    underlag,
)
from api.web.build.granskningar.yttranden import anmarkning_section
from api.web.build.sealed import read_by
from api.web.formats import datum
from api.web.forms_revision.ground import PARTS, REKOMMENDATION
from api.web.models.frame import Kind
from api.web.models.granskningar import GranskningPage, Part, Section
from api.web.models.lexsarah import Link
from api.web.models.parts import Bricka
from api.web.models.plan import Facts, Head, Words
from audit.revision import codes
from audit.revision import events_granskning as g
from audit.revision import events_svar as s
from audit.revision.acts import TABLE
from audit.revision.roles import Steg
from audit.revision.svarsfrist import svarsfrister

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.revision.granskning import Fraga, Granskning, Rekommendation
    from audit.revision.svarsfrist import Svarsfrist

SVAR: Final = {
    "ja": Bricka("Ja", Kind.SUCCESS, "inom"),
    "delvis": Bricka("Delvis", Kind.WARNING, "snart"),
    "nej": Bricka("Nej", Kind.ERROR, "over"),
}
LAGEN: Final = {
    "ej_paborjad": Kind.WARNING,
    "pagar": Kind.INFO,
    "genomford": Kind.SUCCESS,
    "genomfors_inte": Kind.NEUTRAL,
}
_SHAPES: Final = {"ej_paborjad": "snart", "genomford": "inom", "genomfors_inte": "utan"}
READ: Final = TABLE.acts["read_granskning_texter"]
MASKED: Final = (
    "Du ser dagar, frågor, rekommendationer och hur långt de har kommit. Det som någon har skrivit"
    f" i fri text kan röra enskilda och visas här som ”Skyddad text”. {read_by(READ)}"
    " Ärendenas fria text visas inom en granskning som öppnar den, för de personer och så länge som"
    " den säger."
)
"""Why texts are masked, for those who may not read them."""
FORSLAG_BADGE: Final = Bricka(FORSLAG, Kind.NEUTRAL, "utan")
NOT_ANSWERED: Final = "Inte besvarad än"
NOT_WRITTEN: Final = "Inte skriven än."


def granskning_page(seen: Seen, state: Granskning, readings: Section | None) -> GranskningPage:
    """Make the page; `state` holds the texts where the person may read them."""
    return GranskningPage(
        frame=seen.frame,
        head=Head(
            overline="Revisorernas granskning",
            heading=state.rubrik or "Återtagen granskning",
            lead=_lead(seen, state),
            state=state_badge(state, seen.today) if state.opened else None,
            back=Link("Revisorernas granskningar", seen.base),
            done=seen.done,
            next=next_of(seen, state),
            more=seen.links(state.id, "register-anmarkning", "close-granskning",
                            "reopen-granskning"),
        ),
        sections=tuple(_sections(seen, state, readings)),
    )  # fmt: skip


def _lead(seen: Seen, state: Granskning) -> str:
    rapport = state.newest(g.RapportReceived)
    said = f"Rapporten är daterad {datum(rapport.rapport)}." if rapport else ""
    return " ".join(filter(None, (said, "" if seen.words else MASKED)))


def _sections(seen: Seen, state: Granskning, readings: Section | None) -> Iterator[Section]:
    if state.opened is not None:
        yield _letter(seen, state)
        yield insyn_section(seen, state)
        if _is_audit(state):
            yield _fragor(seen, state)
            yield _rekommendationer(seen, state)
            yield _svar(seen, state)
        if state.anmarkningar:
            yield anmarkning_section(seen, state)
    if readings is not None:
        yield readings
    yield history_section(seen, state)


def _is_audit(state: Granskning) -> bool:
    """Tell it from the yearly examination, of which nothing came but an anmärkning."""
    said = (g.RapportReceived, g.FragaRegistered, g.RekommendationRegistered, s.SvarRequested)
    return not state.anmarkningar or any(state.newest(one) is not None for one in said)


def _letter(seen: Seen, state: Granskning) -> Section:
    opened, rapport = state.opened, state.newest(g.RapportReceived)
    # Of a yearly examination that ended in an anmärkning, no report is waited for.
    not_come = "Inte kommen än" if _is_audit(state) else ""
    rows = (
        ("Brevets datum", datum(opened.brev) if opened else ""),
        ("Diarienummer", (opened.diarienummer if opened else None) or "–"),
        ("Rapportens datum", datum(rapport.rapport) if rapport else not_come),
        ("Rapporten kom in", datum(rapport.inkom) if rapport else ""),
    )
    text = seen.text(opened.text if opened else None)
    return Section(
        id="brev",
        heading="Brevet och rapporten" if rapport or not_come else "Brevet",
        facts=tuple((name, said) for name, said in rows if said),
        parts=(Part(heading="Sammanfattning av brevet", text=text),) if text else (),
        links=() if rapport else seen.links(state.id, "receive-rapport"),
    )


def _fragor(seen: Seen, state: Granskning) -> Section:
    return Section(
        id="fragor",
        heading="Revisorernas frågor och svar",
        parts=tuple(_fraga(seen, state, one) for one in state.fragor),
        empty="Ingen fråga är registrerad.",
        links=seen.links(state.id, "register-fraga"),
    )


def _fraga(seen: Seen, state: Granskning, one: Fraga) -> Part:
    badge = SVAR[one.svar] if one.svar else Bricka("Inget svar registrerat", Kind.NEUTRAL, "utan")
    return Part(
        heading=f"Fråga {one.nummer}: {one.rubrik}",
        badges=(badge,),
        text=seen.text(one.skal, there=one.svar is not None),
        links=seen.links(state.id, "answer-fraga", fraga=one.nummer),
    )


def _rekommendationer(seen: Seen, state: Granskning) -> Section:
    return Section(
        id="rekommendationer",
        heading="Rekommendationer",
        parts=tuple(_rekommendation(seen, state, one) for one in state.rekommendationer),
        empty="Ingen rekommendation är registrerad.",
        links=seen.links(state.id, "register-rekommendation"),
    )


def _rekommendation(seen: Seen, state: Granskning, one: Rekommendation) -> Part:
    part = (REKOMMENDATION, one.nummer)
    answer = state.svar.get(part)
    written, given = part in state.svar, state.newest(s.SvarGiven) is not None
    note = ("" if given else FORSLAG) if written else NOT_ANSWERED
    answered = Words("Nämndens svar", seen.text(answer, there=written), note)
    slugs = ["follow-up-rekommendation"]
    if not given:
        slugs.insert(0, "answer-rekommendation")
    return Part(
        heading=f"Rekommendation {one.nummer}: {one.rubrik}",
        badges=(lage_badge(one.lage),),
        text=seen.text(one.text),
        words=(answered, *(_followed(seen, each) for each in one.uppfoljningar)),
        links=seen.links(state.id, *slugs, rekommendation=one.nummer),
    )


def lage_badge(lage: str | None) -> Bricka:
    """Say where a rekommendation stands, in words and with a shape."""
    if lage is None:
        return Bricka("Inte uppföljd", Kind.NEUTRAL, "utan")
    return Bricka(codes.LAGEN[lage], LAGEN[lage], _SHAPES.get(lage, "inom"))


def _followed(seen: Seen, one: g.RekommendationFollowedUp) -> Words:
    heading = f"Uppföljning {datum(one.foljd_upp)}: {codes.LAGEN[one.lage].lower()}"
    return Words(heading, seen.text(one.text))


def _svar(seen: Seen, state: Granskning) -> Section:
    frister = [one for one in svarsfrister(state) if not one.yttrande]
    given = state.newest(s.SvarGiven)
    links = [*seen.links(state.id, "request-svar")]
    if frister:
        links = [Link("Ändra när svaret ska lämnas", one.href) for one in links]
    if given is None:
        links += seen.links(state.id, "give-svar")
    return Section(
        id="svar",
        heading="Nämndens svar till revisorerna",
        badges=tuple(frist_badge(one, seen.today) for one in frister),
        lead=NOT_LAW if frister else "Inget svar är begärt än.",
        facts=frist_facts(seen, frister, given),
        parts=tuple(_parts(seen, state)),
        links=(*links, *seen.paper(state.id, "", "Svaret som dokument")),
    )


def frist_facts(
    seen: Seen, frister: Sequence[Svarsfrist], given: s.SvarGiven | s.YttrandeGiven | None
) -> Facts:
    """Say when an answer was asked for, when it and its papers are due, and when it was given."""
    rows = [
        row
        for one in frister
        for row in (
            ("Begärdes", datum(one.begart)),
            ("Ska lämnas senast", datum(one.forfaller)),
            ("I nämndens år", underlag(seen, one)),
        )
        if row[1]
    ]
    if given is not None:
        rows.append(("Lämnades", given_on(given.lamnat, given.paragraf)))
    return tuple(rows)


def _parts(seen: Seen, state: Granskning) -> Iterator[Part]:
    """Give the parts of the answer; once it is given, those alone that it has."""
    given = state.newest(s.SvarGiven) is not None
    can_be_written = not given and state.steg is Steg.OPPEN
    for code, label in PARTS.items():
        written = (code, None) in state.svar
        if written or can_be_written:
            text = seen.text(state.svar.get((code, None)), there=written)
            links = seen.links(state.id, "write-svar", avsnitt=code) if can_be_written else ()
            marked = (FORSLAG_BADGE,) if written and not given else ()
            yield Part(heading=label, badges=marked, text=text or NOT_WRITTEN, links=links)
