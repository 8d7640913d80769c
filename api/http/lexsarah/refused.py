"""The four reasons as the description shows them: one example of each, for each command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.errors import problem_of
from api.http.documented import EXAMPLE_TRACE, problems, shown_as
from audit.errors import IdempotencyMismatchError, VersionConflictError
from audit.law.delegation import BESLUTSFATTARE, SAKER
from audit.lexsarah.acts import ACTS
from audit.lexsarah.refusals import (
    AccessRefusedError,
    AuthorityRefusedError,
    JavRefusedError,
    StateRefusedError,
)
from audit.lexsarah.roles import IVO_LABELS, STEG_LABELS, IvoSteg, Role, Steg
from audit.roles import ROLE_LABELS

if TYPE_CHECKING:
    from api.http.lexsarah.table import Row
    from audit.lexsarah import Act

_CHANGED: Final = "Någon annan har ändrat sedan du hämtade det. Inget sparades."


def description(row: Row) -> str:
    """Say in Swedish what a command does, who may give it and when."""
    act = row.of_table
    said = [f"{row.label}. {_who(act)} {_when(act)}"]
    if act.sak:
        said.append(
            f"Delegationsordningen tillfrågas om: {SAKER[act.sak]}. "
            "Den som står efter någon annan där anger foregaende_franvarande."
        )
    if not act.starts:
        said.append(
            "Går det inte att göra svarar problemet med ett av fyra skäl i `reason`: "
            "access (404, samma svar som när inget finns), jav (403), state (409, med `lacks`), "
            "authority (403, med `punkt` och `who`)."
        )
    return "\n\n".join(said)


def _who(act: Act) -> str:
    names = ", ".join(ROLE_LABELS[role] for role in Role if role in act.may)
    return f"Får göras av: {names}." + (" Stoppas av jäv." if act.stopped_by_jav else "")


def _when(act: Act) -> str:
    if act.starts:
        return "Svaret säger i Location var det nya finns."
    steps = ", ".join(STEG_LABELS[one] for one in Steg if one in act.steg)
    if act.ivo == frozenset(IvoSteg):
        return f"Kan göras när det är: {steps}."
    track = ", ".join(IVO_LABELS[one] for one in IvoSteg if one in act.ivo)
    return f"Kan göras när det är: {steps}; och {track}."


def command_problems(row: Row) -> dict[int | str, dict[str, Any]]:
    """Describe every way in which a command can be refused, with what is told then."""
    act = row.of_table
    found = problems(400, 401, 404, 405, 413, 422)
    found[422] = _shown(422, {"nyckeln": IdempotencyMismatchError("Nyckeln är redan använd.")})
    authority = AuthorityRefusedError(_who(act), who=tuple(sorted(act.may)))
    found[403] = _shown(403, {"authority": authority})
    state = StateRefusedError("Det finns redan.", ("ingen",))
    if not act.starts:
        javig = {"jav": JavRefusedError()} if act.stopped_by_jav else {}
        found[403] = _shown(403, {"authority": _authority(act), **javig})
        found[404] = _shown(404, {"access": AccessRefusedError()})
        found[412] = _shown(412, {"version": VersionConflictError(_CHANGED)})
        found |= problems(428)
        state = StateRefusedError(f"Det är gallrat. {_when(act)}", tuple(sorted(act.steg)))
    found[409] = _shown(409, {"state": state})
    return found


def read_problems(name: str) -> dict[int | str, dict[str, Any]]:
    """Describe how a reading can be refused: by jäv, or as if nothing were there."""
    found: dict[int | str, dict[str, Any]] = {404: _shown(404, {"access": AccessRefusedError()})}
    if ACTS[name].stopped_by_jav:
        found[403] = _shown(403, {"jav": JavRefusedError()})
    state = StateRefusedError("Det är gallrat: inget mer kan registreras.", ("oppnat",))
    return found | {409: _shown(409, {"state": state})}


def _authority(act: Act) -> AuthorityRefusedError:
    """Show a refusal by the delegationsordning where the act has a point of it."""
    if act.sak is None:
        return AuthorityRefusedError(_who(act), who=tuple(sorted(act.may)))
    who = BESLUTSFATTARE["verksamhetschef"]
    detail = f"Enligt punkt 4.2 p. 3 är det {who} som får göra det."
    return AuthorityRefusedError(detail, "4.2 p. 3", ("verksamhetschef",))


def _shown(status: int, errors: dict[str, Exception]) -> dict[str, Any]:
    bodies = {name: problem_of(error).as_json(EXAMPLE_TRACE) for name, error in errors.items()}
    return shown_as(status, bodies)
