"""From outcomes and their goals to the points of a chart, and what its caption says of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from api.reports.internkontroll.saying import listed
from api.web.charts import Matpunkt
from api.web.charts.goal_line import stretches
from api.web.charts.theme import Form
from api.web.charts.trend import LABELLED
from api.web.formats import andel, antal, datum
from api.web.forms_internkontroll.converting import mal_i_ord

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from audit.internkontroll.mal import Mal
    from audit.internkontroll.maluppfyllelse import Utfall

NO_GOAL: Final = "–"
"""What a table says where the nämnd gave no goal."""
ENHETER: Final = {"promille": "andel i procent", "antal": "antal", "dagar": "antal dagar"}
"""Unit → how a caption tells it."""
NAMED: Final = 3
"""As many mätningar outside the goal as a caption gives the days of."""


def matpunkt(per: date, utfall: Utfall, mal: Mal | None) -> Matpunkt | None:
    """Make the point of a mätning; None of a share of nothing.

    A goal that cannot be held against the outcome is not drawn.
    """
    varde = _value(utfall)
    if varde is None:
        return None
    line = on_scale(utfall, mal) if mal else None
    return Matpunkt(per, varde, line, mal_i_ord(mal) if mal and line is not None else "")


def mal_cell(mal: Mal | None) -> str:
    """Write a goal in a table, `minst 90 %`, or a dash where there is none."""
    return mal_i_ord(mal) if mal else NO_GOAL


def goal_said(points: Sequence[Matpunkt]) -> str:
    """Say which goal the dashed line is, and from which mätning on where it changed."""
    found = stretches(points)
    if not found:
        return "Nämnden har inte satt något mål att rita."
    told = [f"{one.mal_i_ord} från mätningen {datum(points[one.first].per)}" for one in found]
    if len(found) == 1 and found[0].first == 0 and found[0].last == len(points) - 1:
        told = [found[0].mal_i_ord]
    return f"Den streckade linjen är nämndens eget mål (inte lag): {', '.join(told)}."


def span_said(days: Sequence[date]) -> str:
    """Say over which mätningar something is told: `vid 9 mätningar från … till och med …`."""
    if len(days) == 1:
        return f"vid mätningen {datum(days[0])}"
    return f"vid {antal(len(days))} mätningar från {datum(days[0])} till och med {datum(days[-1])}"


def newest_said(days: Sequence[date], outside: Sequence[date] = ()) -> str:
    """Say how many of the newest each drawing has room for, where there are more.

    `outside` are the days on which the goal was missed: told where one of them is left out.
    """
    wide, narrow = LABELLED[Form.WIDE], LABELLED[Form.NARROW]
    number = antal(len(days))
    if len(days) <= narrow:
        return ""
    said = f" På en smal skärm visar diagrammet de {narrow} senaste av {number}."
    if len(days) > wide:
        said = f" Diagrammet visar de {wide} senaste av {number}, på en smal skärm {narrow}."
    return f"{said}{_outside(outside, number)}" if {*outside} & {*days[:-narrow]} else said


def _outside(days: Sequence[date], number: str) -> str:
    """Say how many of all mätningar missed the goal, and which where they are few."""
    which = f": {listed([datum(one) for one in days])}" if len(days) <= NAMED else ""
    return f" Av alla {number} var {antal(len(days))} utanför målet{which}."


def _value(utfall: Utfall) -> Decimal | None:
    if utfall.enhet != "promille":
        return Decimal(utfall.taljare)
    return andel(utfall.taljare, utfall.namnare) if utfall.namnare else None


def on_scale(utfall: Utfall, mal: Mal) -> Decimal | None:
    """Give a goal in the unit of an outcome: per cent, antal or days; None where it has none there.

    At most two of 68 outside is at least 66 of 68 within, which is a share.
    """
    if mal.enhet == utfall.enhet:
        return Decimal(mal.varde) / 10 if mal.enhet == "promille" else Decimal(mal.varde)
    whole = utfall.namnare
    if mal.enhet != "antal" or utfall.enhet != "promille" or not whole:
        return None
    within = whole - mal.varde if mal.slag == "hogst" else mal.varde
    return andel(min(max(within, 0), whole), whole)
