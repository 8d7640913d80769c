"""The check of gallringar: what they removed is gone, and as much as they say."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from audit.store.checking.report import Tally
from audit.store.checking.rows import Reader

AT_ONCE: Final = 1000
LEFT: Final = {
    "facts": "Uppgifterna finns kvar fast ärendet är gallrat.",
    "sealed": "En skyddad text finns kvar fast ärendet är gallrat.",
    "files": "En bifogad fil finns kvar fast ärendet är gallrat.",
    "keys": "Nyckeln finns kvar fast ärendet är gallrat.",
}
Gallrade = Mapping[UUID, int]
"""When each gallrat ärende was gallrat."""


def check_gallringar(
    reader: Reader, gallrade: Gallrade, gone: int, contents: Tally, keys: Tally
) -> None:
    """Report what gallringar left behind, and a number of mappings other than they say.

    `gone` is how many introduced mappings lack in the log.
    """
    said = 0
    for some in _thousands(gallrade):
        places: dict[str, list[Any]] = {"arenden": list(some), "positions": list(some.values())}
        for kind, position in reader.rows("left_behind", **places):
            (keys if kind == "keys" else contents).find(position, LEFT[kind])
        _report_mappings(reader, places, keys)
        said += sum(
            _mappings_removed(facts) for _, facts in reader.rows("gallring_facts", **places)
        )
    if said != gone:
        what = f"Gallringarna säger att {said} kopplingar togs bort, men {gone} saknas."
        keys.find(None, what)


def _report_mappings(reader: Reader, places: dict[str, list[Any]], keys: Tally) -> None:
    """Report mappings of gallrade ärenden that nothing else uses."""
    left = reader.rows("mappings_left", **places)
    references = [reference for _, reference in left]
    used = {row[0] for row in reader.rows("still_named", references=references)} if left else set()
    for position, reference in left:
        if reference not in used:
            keys.find(position, "En koppling finns kvar fast ärendet är gallrat.")


def _mappings_removed(facts: str) -> int:
    """Read how many mappings a gallring says that it removed; broken facts are found elsewhere."""
    try:
        number = json.loads(facts)["mappings_count"]
    except (ValueError, KeyError, TypeError):
        return 0
    return number if isinstance(number, int) else 0


def _thousands(gallrade: Gallrade) -> Iterator[dict[UUID, int]]:
    pairs = sorted(gallrade.items(), key=lambda pair: pair[1])
    for at in range(0, len(pairs), AT_ONCE):
        yield dict(pairs[at : at + AT_ONCE])
