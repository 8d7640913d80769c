"""A year's internkontrollplan as a paper: the risk matrix in words, risks and kontrollmoment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.reports.document import Block, Bullets, Column, Document, Facts, Heading, Paragraph, Quote
from api.reports.document import Table as DocTable
from api.reports.editions import MASKERAT
from api.reports.internkontroll import in_words
from api.reports.internkontroll.parts import finished
from api.reports.internkontroll.saying import listed, paragraf
from api.web.build.plan.matrix import niva, step
from api.web.formats import datum, gemen
from api.web.labels_internkontroll import KONSEKVENS_I_ORD, PLANSTEG, RISKNIVA, STEG_I_ORD
from api.web.labels_internkontroll import NO_RISK as NOT_ANSWERING
from audit.internkontroll.codes import MATT, RISKKATEGORIER
from audit.internkontroll.roles import Steg

if TYPE_CHECKING:
    from api.reports.moment import Moment
    from audit.internkontroll.kontrollmoment import Kontrollmoment
    from audit.internkontroll.plan import Plan
    from audit.internkontroll.risk import Risk

LEGEND: Final = (
    "I varje ruta står risktalet, som är sannolikhet gånger konsekvens, och hur hög risken är."
    " Därefter står de risker som är bedömda så."
)
HIDDEN: Final = "Riskernas beskrivningar är skyddad text. De visas inte för din roll."
WHOLE: Final = "Hela nämnden"
NO_RISK: Final = "–"


def _same(code: str) -> str:
    return code


@dataclass(frozen=True, slots=True)
class PlanTold:
    """A plan as known at a moment, with the names of what it refers to.

    `words` tells whether sealed texts came with it; `kontroller` names the nämnd's own controls.
    """

    plan: Plan
    words: bool = False
    enhet: Callable[[str], str] = _same
    utforare: Callable[[str], str] = _same
    kontroller: Mapping[UUID, str] = field(default_factory=dict)

    def where(self, risk: Risk) -> str:
        """Say where a risk is: an enhet, a utförare, or the whole nämnd."""
        found = [
            self.enhet(risk.enhet) if risk.enhet else "",
            self.utforare(risk.utforare) if risk.utforare else "",
        ]
        return ", ".join(filter(None, found)) or WHOLE

    def matt(self, moment: Kontrollmoment) -> str:
        """Say where a kontrollmoment's numbers come from."""
        kind, _, which = moment.matt.partition(":")
        if kind == "kontroll":
            return f"Kontrollen {self.kontroller.get(UUID(which), '')}".strip()
        return MATT.get(moment.matt, moment.matt)


def plan_document(told: PlanTold, moment: Moment) -> Document:
    """Make the paper; `moment` is what it knows to."""
    plan = told.plan
    blocks = (
        Facts(_head(plan, moment)),
        *_decision(plan, moment),
        Heading("Riskmatris"),
        *_matrix(plan),
        Heading("Risker"),
        *_risks(told),
        Heading("Kontrollmoment"),
        *_moments(told),
        *_revisions(plan),
    )
    # An adopted plan is nobody's secret: only the copy that lacks its texts has to say so.
    mark = MASKERAT if plan.gallande_risker and not told.words else ""
    return finished(f"Internkontrollplan {plan.ar}", moment, blocks, mark, "Internkontrollplan")


def _head(plan: Plan, moment: Moment) -> tuple[tuple[str, str], ...]:
    rows = (
        ("Diarienummer", plan.diarienummer or ""),
        ("Nämnd", moment.namnd),
        ("Läge", PLANSTEG.get(plan.steg, plan.steg)),
        (
            "Antagen",
            f"{datum(plan.antagen)} {paragraf(plan.paragraf or '')}" if plan.antagen else "inte än",
        ),
        ("Avslutad", datum(plan.avslutad) if plan.avslutad else ""),
        ("Bygger på", f"Planen för {plan.kopia_av}" if plan.kopia_av else ""),
    )
    return tuple((name, text) for name, text in rows if text)


def _decision(plan: Plan, moment: Moment) -> Iterator[Block]:
    if plan.steg is Steg.UTKAST:
        yield Heading("Förslag till beslut")
        yield Paragraph(f"{moment.namnd} antar internkontrollplanen för {plan.ar}.")


def _matrix(plan: Plan) -> Iterator[Block]:
    yield Paragraph(LEGEND)
    steps = range(1, plan.skala + 1)
    columns = (
        Column("Sannolikhet", 3),
        *(Column(f"Konsekvens {step(KONSEKVENS_I_ORD, plan.skala, one)}", 3) for one in steps),
    )
    rows = tuple(
        (
            step(STEG_I_ORD, plan.skala, sannolikhet),
            *(_cell(plan, sannolikhet, konsekvens) for konsekvens in steps),
        )
        for sannolikhet in reversed(steps)
    )
    tones = tuple(
        ("", *(niva(sannolikhet * konsekvens, plan.skala) for konsekvens in steps))
        for sannolikhet in reversed(steps)
    )
    yield DocTable(f"Riskmatris {plan.ar}", columns, rows, tones=tones)


def _cell(plan: Plan, sannolikhet: int, konsekvens: int) -> str:
    """Write a cell so that it can be read by itself: `12, hög: R1 och R3`."""
    value = sannolikhet * konsekvens
    here = [
        one.kod
        for one in plan.gallande_risker
        if (one.sannolikhet, one.konsekvens) == (sannolikhet, konsekvens)
    ]
    level = f"{value}, {RISKNIVA[niva(value, plan.skala)]}"
    return f"{level}:\n{listed(here)}" if here else level


def _risks(told: PlanTold) -> Iterator[Block]:
    plan = told.plan
    ordered = sorted(plan.gallande_risker, key=lambda one: (-one.varde, one.kod))
    columns = (
        Column("Risk", 34),
        Column("Slag", 18),
        Column("Var", 18),
        Column("Sannolikhet × konsekvens", 16),
        Column("Kontrolleras av", 14),
    )
    rows = tuple(_risk(told, one) for one in ordered)
    yield DocTable(f"Risker {plan.ar}, de högsta först", columns, rows,
                   empty="Ingen risk är beskriven än.")  # fmt: skip
    if not told.words and ordered:
        yield Paragraph(HIDDEN, quiet=True)
    for one in ordered:
        if one.text:
            yield Heading(f"{one.kod} {one.rubrik}", 2)
            yield Quote(one.text)


def _risk(told: PlanTold, risk: Risk) -> tuple[str, ...]:
    plan = told.plan
    answers = [one.kod for one in plan.gallande_kontrollmoment if risk.id in one.risker]
    level = RISKNIVA[niva(risk.varde, plan.skala)]
    return (
        f"{risk.kod} {risk.rubrik}",
        RISKKATEGORIER.get(risk.kategori, risk.kategori),
        told.where(risk),
        f"{risk.sannolikhet} × {risk.konsekvens} = {risk.varde}, {level}",
        ", ".join(answers) or NO_RISK,
    )


def _moments(told: PlanTold) -> Iterator[Block]:
    moments = told.plan.gallande_kontrollmoment
    if not moments:
        yield Paragraph("Inget kontrollmoment är valt än.")
    for one in moments:
        yield Heading(f"{one.kod} {one.rubrik}", 2)
        yield Facts(moment_rows(told, one))


def moment_rows(told: PlanTold, moment: Kontrollmoment) -> tuple[tuple[str, str], ...]:
    """Give everything that the plan says of a kontrollmoment."""
    risker = [told.plan.risker[one] for one in moment.risker if one in told.plan.risker]
    answered = listed([f"{one.kod} {gemen(one.rubrik)}" for one in risker])
    rows = (
        ("Process eller rutin", moment.process),
        ("Vad som kontrolleras", moment.kontroll),
        ("Metod", moment.metod),
        ("Frekvens", in_words.frekvens(moment)),
        ("Kontrollansvar", moment.ansvar),
        (in_words.OWN, in_words.mal(moment.mal)),
        ("Lagrum", moment.lagrum or ""),
        ("Risker som den svarar mot", answered or NOT_ANSWERING),
        ("Talen kommer ur", told.matt(moment)),
    )
    return tuple((name, text) for name, text in rows if text)


def _revisions(plan: Plan) -> Iterator[Block]:
    if not plan.revideringar:
        return
    yield Heading("Revideringar")
    yield Bullets(
        tuple(
            f"Reviderad {datum(one.beslutad)} {paragraf(one.paragraf)}"
            + (f": {one.skal}" if one.skal else "")
            for one in plan.revideringar
        )
    )
