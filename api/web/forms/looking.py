"""A gentle warning: a text that names somebody in the kodlista, or holds a personnummer.

It can be passed by: the person who writes knows best whether it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from api.web.forms.fields import Field, FieldKind
from audit.envelope import KeyPurpose
from audit.errors import FieldProblem
from audit.lexsarah import Role
from audit.lexsarah.acts import Stream
from audit.lexsarah.events_utredning import KodRecorded

if TYPE_CHECKING:
    from api.web.forms.situation import Situation
    from api.web.forms.typed import Typed

_NUMBER: Final = re.compile(r"(?<!\d)(?:\d{2})?\d{2}(\d{2})(\d{2})[-+ ]?\d{4}(?!\d)", re.ASCII)
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SHORTEST_NAME: Final = 3
MONTHS: Final = range(1, 13)
# A samordningsnummer has 60 added to its day.
DAYS: Final = frozenset({*range(1, 32), *range(61, 92)})


def warnings(
    fields: Iterable[Field], typed: Typed, listed: Mapping[str, str]
) -> tuple[FieldProblem, ...]:
    """Give what should be looked at in what was typed; `listed` is each name's code."""
    looked_at = [
        one
        for one in fields
        if one.checked
        and one.kind in {FieldKind.TEXT, FieldKind.LONGTEXT}
        # Who documented it stands by name and title, as the rules ask.
        and one.name not in {"namn", "titel"}
    ]
    return tuple(
        FieldProblem(one.name, reason)
        for one in looked_at
        for reason in _found(typed.get(one.name, ""), listed)
    )


def _found(text: str, listed: Mapping[str, str]) -> Iterator[str]:
    if any(int(m[1]) in MONTHS and int(m[2]) in DAYS for m in _NUMBER.finditer(text)):
        yield "Det ser ut att stå ett personnummer här. Ta bort det, eller skriv koden i stället."
    said = {word.casefold() for word in _WORD.findall(text)}
    for name, kod in listed.items():
        parts = {part.casefold() for part in _WORD.findall(name) if len(part) >= SHORTEST_NAME}
        if parts & said:
            yield f"Här står ett namn ur kodlistan. Skriv koden i stället: {kod}."


def listed_names(situation: Situation) -> dict[str, str]:
    """Give each name of the kodlista with its code, for those who keep the list; else nothing.

    The names never leave the server: only which code to write instead.
    """
    if situation.spec.stream is not Stream.ARENDE or situation.stream is None:
        return {}
    if Role.UTREDARE not in situation.acting.roles:
        return {}
    if not situation.arende.each(KodRecorded):
        return {}
    opened = situation.acting.log.load(situation.stream, purposes=(KeyPurpose.KODLISTA,))
    recorded = [one.event for one in opened if isinstance(one.event, KodRecorded)]
    return {one.namn: one.kod for one in recorded if one.namn}
