"""The page of a year's risks: the matrix, and why each risk was judged as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.build.plan.matrix import matrix
from api.web.build.plan.tables import risk_table
from api.web.build.plan.words import protokoll
from api.web.formats import datum
from api.web.forms_internkontroll.fields import Place
from api.web.labels import named
from api.web.models.lexsarah import Link
from api.web.models.plan import Head, RiskerPage, RiskView, Words
from audit.internkontroll.codes import RISKKATEGORIER

if TYPE_CHECKING:
    from api.web.build.plan.seen import Seen
    from audit.internkontroll.plan import Plan
    from audit.internkontroll.risk import Risk

MASKED = (
    "Beskrivningarna av riskerna är fri text, som bara visas för dem som arbetar med planen och, "
    "för revisorerna, inom en granskning som nämnden har öppnat."
)


def risker_page(seen: Seen, plan: Plan) -> RiskerPage:
    """Make the page; `plan` holds the texts where the person may read them."""
    here = seen.addresses.place(Place.PLAN, plan.ar)
    may = plan.antagen is None or plan.revidering is not None
    add = seen.links(Place.PLAN, plan.ar, plan, "add-risk") if may else ()
    return RiskerPage(
        frame=seen.frame,
        basis=seen.basis,
        head=Head(
            overline=f"Internkontrollplan {plan.ar}",
            heading=f"Risker {plan.ar}",
            back=Link("Till planen", here),
            lead="" if seen.words else MASKED,
            done=seen.done,
            more=add,
        ),
        matrix=matrix(plan, ""),
        risker=risk_table(seen, plan, ""),
        views=tuple(_view(seen, plan, one, may=may) for one in plan.gallande_risker),
        words=_words(seen, plan),
    )


def _view(seen: Seen, plan: Plan, risk: Risk, *, may: bool) -> RiskView:
    links = seen.links(Place.PLAN, plan.ar, plan, "change-risk", "end-risk", risk=risk.id)
    return RiskView(
        anchor=risk.kod.lower(),
        heading=f"{risk.kod} {risk.rubrik}",
        kategori=named(RISKKATEGORIER, risk.kategori),
        text=(risk.text or "Ingen motivering är skriven.") if seen.words else _open(plan, risk),
        links=links if may else (),
    )


def _open(plan: Plan, risk: Risk) -> str:
    """Say of a risk what is no free text."""
    answers = [one.kod for one in plan.gallande_kontrollmoment if risk.id in one.risker]
    told = f"Risktal {risk.varde}."
    return f"{told} Kontrolleras av {', '.join(answers)}." if answers else told


def _words(seen: Seen, plan: Plan) -> tuple[Words, ...]:
    """Give what was written when the plan was revised and closed."""
    found = [
        Words(f"Reviderad {protokoll(one.beslutad, one.paragraf)}", one.skal or "")
        for one in plan.revideringar
    ]
    if plan.closed and plan.closed.text:
        found.append(Words(f"Avslutad {datum(plan.closed.avslutad)}", plan.closed.text))
    return tuple(one for one in found if one.text and seen.words)
