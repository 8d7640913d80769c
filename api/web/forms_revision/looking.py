"""What to look at before an answer or a yttrande is registered as given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from api.web.formats import datum
from api.web.forms_revision.i_aret import in_the_year
from audit.errors import FieldProblem

if TYPE_CHECKING:
    from api.web.forms.typed import Typed
    from api.web.forms_revision.ground import GranskningGround


def before_sammantrade(
    ground: GranskningGround, chosen: Mapping[str, str], typed: Typed
) -> Iterator[FieldProblem]:
    """Warn where the day lies before the sammanträde at which the nämnd is to decide it.

    A form that begins a granskning never asks this. What is typed is checked elsewhere.
    """
    number = chosen.get("anmarkning", "")
    if ground.granskning is None or (number and not number.isdecimal()):
        return
    found = in_the_year(ground.acting, ground.granskning, int(number) if number else None)
    day = typed.get("lamnat", "").strip()
    if found is None or found.mote is None or not day:
        return
    # Days in this form sort as they fall.
    if day < datum(found.mote.dag):
        what = "Yttrandet" if number else "Svaret"
        yield FieldProblem("lamnat", f"Dagen ligger före {found.vid}. {what} står på dagordningen"
                           " där: nämnden har inte beslutat det än.")  # fmt: skip
