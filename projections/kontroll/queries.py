"""The queries of controls, put together from their fragments: each once and again and again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from audit.internkontroll.kontroll import Kontroll
from audit.internkontroll.kontroll_definition import Definition
from audit.internkontroll.kontroll_tid import months_and_days
from audit.store.sql import Queries
from projections.kontroll.view import VIEW
from projections.snapshot import Snapshot, snapshot

if TYPE_CHECKING:
    from datetime import date

    from audit.internkontroll.langd import Langd
    from audit.store.log import Log

FRAGMENTS: Final = ("rader", "en_gang", "aterkommande", "klassat")
WAYS: Final = ("en_gang", "aterkommande")


def _put_together() -> Queries:
    """Fill in the fragments: one definition of rows and classes, for both ways and every query."""
    texts = dict(Queries.load("projections.kontroll", "utfall.sql").texts)
    found = {name: _without_comment(texts.pop(name)) for name in FRAGMENTS}
    made = {}
    for name, text in texts.items():
        if "{tillfallen}" not in text:
            made[name] = text
            continue
        for way in WAYS:
            body = ", ".join((found["rader"], found[way], found["klassat"]))
            made[f"{name}_{way}"] = text.replace("{tillfallen}", body)
    return Queries(made)


def _without_comment(text: str) -> str:
    """Drop the description: it may speak of parameters."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("--"))


UTFALL: Final = _put_together()


@contextmanager
def control_snapshot(log: Log) -> Iterator[Snapshot]:
    """Open a snapshot of the view with room to sort a control's rows."""
    with snapshot(log, VIEW) as seen:
        seen.connection.execute(UTFALL.bind(log.schema).minne)
        yield seen


def definition_of(kontroll: Kontroll | Definition) -> Definition:
    """Give what a control counts; raises LookupError for one not defined."""
    return kontroll.definition if isinstance(kontroll, Kontroll) else kontroll


def way_of(definition: Definition) -> str:
    """Name the way in which a control looks at rows: `en_gang` or `aterkommande`."""
    return WAYS[definition.aterkommande is not None]


def values_of(definition: Definition, per: date, known_position: int) -> dict[str, Any]:
    """Give the parameters of a definition: lengths as months and days."""
    values = {
        "starthandelse": definition.starthandelse,
        "sluthandelse": definition.sluthandelse,
        "fran": definition.fran,
        "per": per,
        "known": known_position,
        **_length("", definition.inom),
    }
    if definition.aterkommande is not None:
        values |= _length("igen_", definition.aterkommande)
    return values


def _length(prefix: str, langd: Langd) -> dict[str, int]:
    months, days = months_and_days(langd)
    return {f"{prefix}manader": months, f"{prefix}dagar": days}
