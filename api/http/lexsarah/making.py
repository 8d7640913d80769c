"""From a body to commands: what address and service give is put in, and some acts are several."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from api.acts import parse
from api.http.lexsarah.table import ID_OF, Row
from audit.errors import FieldProblem, InvalidInputError
from audit.ids import new_arende_id, new_random_id
from audit.lexsarah import commands_arende as a

if TYPE_CHECKING:
    from api.acts import Acting
    from audit.lexsarah import Command

Values = Mapping[str, Any]


def commands_of(row: Row, acting: Acting, stream: UUID, values: Values) -> list[Command]:
    """Make the commands that a body asks for, in the order they are to be decided.

    Raises InvalidInputError naming each field that is wrong.
    """
    special = _SEVERAL.get(row.act)
    if special is not None:
        return special(row, stream, values)
    return [parse(row.command, {**values, **_given(row, acting, stream)})]


def new_stream(row: Row) -> UUID:
    """Draw the id of a new stream: by time for what staff open, at random for a report."""
    return new_random_id() if ID_OF[row.stream] == "rapport" else new_arende_id()


def _given(row: Row, acting: Acting, stream: UUID) -> dict[str, str]:
    """Give what the caller does not say: the stream, who typed it in, a new paper's id."""
    values = {ID_OF[row.stream]: str(stream)}
    if "inlagd_av" in row.by_service and not row.of_table.starts:
        values["inlagd_av"] = str(acting.konto)
    if "handling" in row.by_service:
        values["handling"] = str(new_random_id())
    return values


def _sorted(row: Row, stream: UUID, values: Values) -> list[Command]:
    """Sort a report, and in the same batch open the ärende it leads to, or join it to one."""
    plain = {name: value for name, value in values.items() if name != "nytt_arende"}
    opening: Values | None = values.get("nytt_arende")
    given = {"rapport": str(stream)}
    if opening is None:
        sorting = parse(row.command, {**plain, **given})
        arende = values.get("arende")
        return (
            [sorting]
            if arende is None
            else [sorting, parse(a.JoinRapport, given | {"arende": arende})]
        )
    if plain.get("arende") is not None or plain.get("utfall") != "lex_sarah":
        reason = "nytt_arende: hör till utfallet lex_sarah, och ges utan arende."
        raise InvalidInputError([FieldProblem("nytt_arende", reason)])
    given["arende"] = str(new_arende_id())
    sorting = parse(row.command, {**plain, **given})
    return [sorting, parse(a.OpenArende, {**opening, **given})]


_SEVERAL: Final[dict[str, Callable[[Row, UUID, Values], list[Command]]]] = {"sort_rapport": _sorted}
"""Act → how its body becomes several commands, decided together or not at all."""
