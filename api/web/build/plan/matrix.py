"""The risk matrix: sannolikhet down, konsekvens across, each cell with its number and its risks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.labels_internkontroll import KONSEKVENS_I_ORD, RISKNIVA, STEG_I_ORD
from api.web.models.lexsarah import Link
from api.web.models.plan import Matrix, MatrixCell, MatrixRow

if TYPE_CHECKING:
    from audit.internkontroll.plan import Plan

LEGEND = "Talet i varje ruta är sannolikhet × konsekvens. Ordet säger hur hög risken är."


def niva(varde: int, skala: int) -> str:
    """Tell how high a risk is: låg, mellan or hög.

    Låg lies under a quarter of the scale's highest number, hög from nine sixteenths of it: on a
    scale of four låg is 1–3, mellan 4–8 and hög 9–16.
    """
    most = skala * skala
    if varde * 16 >= most * 9:
        return "hog"
    return "lag" if varde * 4 < most else "mellan"


def step(words: dict[int, dict[int, str]], skala: int, number: int) -> str:
    """Write a step with its number and, where the scale has words, its word."""
    word = words.get(skala, {}).get(number)
    return f"{number} – {word}" if word else str(number)


def matrix(plan: Plan, href: str) -> Matrix | None:
    """Make the matrix of a plan's risks; none where there is no risk. `href` leads to the list."""
    if not plan.gallande_risker:
        return None
    steps = range(1, plan.skala + 1)
    rows = tuple(
        MatrixRow(
            step(STEG_I_ORD, plan.skala, sannolikhet),
            tuple(_cell(plan, sannolikhet, konsekvens, href) for konsekvens in steps),
        )
        for sannolikhet in reversed(steps)
    )
    columns = tuple(step(KONSEKVENS_I_ORD, plan.skala, one) for one in steps)
    return Matrix(f"Riskmatris {plan.ar}", columns, rows, LEGEND)


def _cell(plan: Plan, sannolikhet: int, konsekvens: int, href: str) -> MatrixCell:
    value = sannolikhet * konsekvens
    level = niva(value, plan.skala)
    return MatrixCell(
        label=f"{value} {RISKNIVA[level]}",
        varde=value,
        niva=level,
        risker=tuple(
            Link(one.kod, f"{href}#{one.kod.lower()}", one.rubrik)
            for one in plan.gallande_risker
            if (one.sannolikhet, one.konsekvens) == (sannolikhet, konsekvens)
        ),
    )
