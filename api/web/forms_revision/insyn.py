"""From what was typed about an insyn to its plain form, and back to the inputs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from api.web.build.names import stream_digits
from api.web.forms.typed import WHEN
from api.web.forms_revision.fields_insyn import OPENS, STREAMS
from audit.errors import FieldProblem, InvalidInputError
from audit.store.called import called, digits_in

if TYPE_CHECKING:
    from audit.revision.insyn import Insyn
    from audit.store.log import Log

_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
NAMES: Final = (
    *("omraden", "personer", "sista_dag", "grund", "period_fran", "period_till"),
    STREAMS,
)
"""The inputs that together say what is opened."""
SAID_NO: Final = "Du har svarat att de inte ska få läsa. Ändra svaret, eller töm det som står här."


def with_insyn(values: Mapping[str, Any], log: Log) -> dict[str, Any]:
    """Put what was typed about an insyn together as one value, beside the rest.

    Raises InvalidInputError naming the inputs.
    """
    about = {name: value for name in NAMES if (value := values.get(name))}
    rest = {name: value for name, value in values.items() if name not in {*NAMES, OPENS}}
    if values.get(OPENS) == "nej":
        if about:
            raise InvalidInputError([FieldProblem(name, SAID_NO) for name in about])
        return rest
    if "sista_dag" not in about:
        raise InvalidInputError([FieldProblem("sista_dag", WHEN)])
    about.setdefault("omraden", [])
    about.setdefault("personer", [])
    about[STREAMS] = _streams(str(about.get(STREAMS, "")).splitlines(), log)
    return {**rest, "insyn": about}


def presets_of(insyn: Insyn | None) -> dict[str, str]:
    """Give what the inputs hold when the insyn that stands is changed."""
    if insyn is None:
        return {}
    days = {
        "sista_dag": insyn.sista_dag,
        "period_fran": insyn.period_fran,
        "period_till": insyn.period_till,
    }
    return {
        "omraden": "\n".join(insyn.omraden),
        "personer": "\n".join(map(str, insyn.personer)),
        "grund": insyn.grund or "",
        STREAMS: "\n".join(map(stream_digits, insyn.strommar)),
        **{name: one.isoformat() for name, one in days.items() if one is not None},
    }


def _streams(lines: Iterable[str], log: Log) -> list[str]:
    """Read one ärende a line, by the digits people call it by, its id or its address.

    Raises InvalidInputError.
    """
    said = {number: line for number, line in enumerate(lines, 1) if line.strip()}
    found = {number: _named(number, line, log) for number, line in said.items()}
    known = log.versions(list(found.values())) if found else {}
    unknown = [str(number) for number, one in found.items() if one not in known]
    if unknown:
        raise _wrong(f"Det finns inget sådant ärende (rad {', '.join(unknown)}).")
    return [str(one) for one in dict.fromkeys(found.values())]


def _named(number: int, line: str, log: Log) -> UUID:
    ids = _ID.findall(line)
    if len(ids) == 1:
        return UUID(ids[0])
    digits = [] if ids else digits_in(line)
    if len(digits) != 1:
        raise _wrong(f"Rad {number} är inget nummer på ett ärende. Skriv till exempel 62ad4-76fa2.")
    (named,) = called(log, digits).values()
    if len(named) > 1:
        raise _wrong(f"Rad {number}: flera ärenden har det numret. Klistra in ärendets adress.")
    return named[0] if named else UUID(int=0)


def _wrong(reason: str) -> InvalidInputError:
    return InvalidInputError([FieldProblem(STREAMS, reason)])
