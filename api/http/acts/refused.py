"""How an act can be refused, as the description shows it: one example of each, for each act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.errors import problem_of
from api.http.acts.area import MISSING
from api.http.documented import EXAMPLE_TRACE, problems, shown_as
from audit.act_table import who_may
from audit.errors import (
    AuthorityError,
    FieldProblem,
    IdempotencyMismatchError,
    InvalidInputError,
    NotFoundError,
    StateError,
    VersionConflictError,
)

if TYPE_CHECKING:
    from api.http.acts.area import Area, Row

_CHANGED: Final = "Någon annan har ändrat sedan du hämtade det. Inget sparades."


def description(area: Area, row: Row) -> str:
    """Say in Swedish what an act does, who may do it and when."""
    act = area.act(row)
    said = f"{act.label}. {who_may(act)}"
    if area.begins(row):
        return f"{said} Svaret säger i Location var det nya finns."
    labels = area.door.table.steg_labels
    steps = [label for one, label in labels.items() if one in act.steg]
    return f"{said} Kan göras när det är: {', '.join(steps)}."


def command_problems(area: Area, row: Row) -> dict[int | str, dict[str, Any]]:
    """Describe every way in which an act can be refused, with what is told then."""
    act = area.act(row)
    wrong = FieldProblem(next(iter(row.example), "body"), "Uppgiften har inte rätt form.")
    found = problems(400, 401, 405, 413)
    found[403] = _shown(403, {"rollen": AuthorityError(who_may(act))})
    found[404] = _shown(404, {"finns inte": NotFoundError(MISSING)})
    found[409] = _shown(409, {"steget": StateError("Det går inte i det här läget.")})
    found[422] = _shown(
        422,
        {
            "uppgiften": InvalidInputError([wrong]),
            "nyckeln": IdempotencyMismatchError("Nyckeln är redan använd."),
        },
    )
    if not act.starts:
        found[412] = _shown(412, {"version": VersionConflictError(_CHANGED)})
        found |= problems(428)
    return found


def _shown(status: int, errors: dict[str, Exception]) -> dict[str, Any]:
    bodies = {name: problem_of(error).as_json(EXAMPLE_TRACE) for name, error in errors.items()}
    return shown_as(status, bodies)
