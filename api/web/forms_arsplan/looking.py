"""What to look at before a sammanträde that was held is changed, or gets another punkt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from api.web.formats import dag_i_ord
from audit.errors import FieldProblem

if TYPE_CHECKING:
    from api.web.forms.typed import Typed
    from api.web.forms_arsplan.ground import AretGround
    from audit.arsplan.arsplan import Sammantrade


def held_changed(
    ground: AretGround, chosen: Mapping[str, str], typed: Typed
) -> Iterator[FieldProblem]:
    """Warn that a sammanträde which has been is no longer moved, only corrected."""
    del typed
    held = _been(ground, chosen.get("sammantrade", ""))
    if held is not None:
        yield FieldProblem("dag", f"Sammanträdet {dag_i_ord(held.dag)} har varit. Ändra bara om"
                           " dagen eller stopptiden registrerades fel.")  # fmt: skip


def held_added(
    ground: AretGround, chosen: Mapping[str, str], typed: Typed
) -> Iterator[FieldProblem]:
    """Warn that a punkt of a sammanträde which has been is not treated until that is registered."""
    del chosen
    held = _been(ground, typed.get("sammantrade", ""))
    if held is not None:
        yield FieldProblem("sammantrade", f"Sammanträdet {dag_i_ord(held.dag)} har varit. Punkten"
                           " står som ej behandlad tills du registrerar att nämnden behandlade"
                           " den.")  # fmt: skip


def _been(ground: AretGround, sammantrade: str) -> Sammantrade | None:
    """Give a sammanträde by its id where its day has passed."""
    today = ground.acting.today
    return next(
        (one for one in ground.state.moten if str(one.id) == sammantrade and one.dag < today), None
    )
