"""From a body to commands: what address and service give is put in, and some acts are several."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from api.acts import parse
from api.http.lexsarah.table import ID_OF, Row
from audit.errors import FieldProblem, InvalidInputError
from audit.ids import new_arende_id, new_random_id
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_rapport as r
from audit.store.handlingar import demand_kind

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


def _attaching(row: Row, stream: UUID, values: Values) -> list[Command]:
    """Attach the file in the body: what is noted of it comes from its bytes."""
    content = _content(values)
    try:
        media_type = demand_kind(content)
    except InvalidInputError as error:
        reasons = (FieldProblem("innehall", one.reason) for one in error.problems)
        raise InvalidInputError([*reasons]) from None
    noted = {
        ID_OF[row.stream]: str(stream),
        "handling": str(new_random_id()),
        "sha256": sha256(content).hexdigest(),
        "storlek": len(content),
        "mediatyp": media_type,
    }
    told = {name: value for name, value in values.items() if name != "innehall"}
    return [parse(row.command, {**told, **noted})]


def _content(values: Values) -> bytes:
    try:
        return base64.b64decode(values["innehall"], validate=True)
    except ValueError:
        reason = "innehall: filens byte skrivs med base64 (RFC 4648)."
        raise InvalidInputError([FieldProblem("innehall", reason)]) from None


def files_of(commands: Sequence[Command], values: Values) -> dict[UUID, bytes]:
    """Give the bytes of what the commands attach, by the id of the handling."""
    attaching = (one for one in commands if isinstance(one, a.AttachToArende | r.AttachToRapport))
    return {one.handling: _content(values) for one in attaching}


_SEVERAL: Final[dict[str, Callable[[Row, UUID, Values], list[Command]]]] = {
    "sort_rapport": _sorted,
    "attach_to_arende": _attaching,
    "attach_to_rapport": _attaching,
}
"""Act → how its body becomes commands, where it is more than putting in what is given."""
INNEHALL: Final = (
    "Filens byte med base64, som de är. Typen känns igen på byten: PDF, PNG, JPEG, text, docx"
    " eller xlsx utan makron. Hela begäran ryms i tjänstens gräns för begäran (LIGGARE_MAX_BODY)."
)
