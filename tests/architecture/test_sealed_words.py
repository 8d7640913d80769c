"""Sealed words reach a page by few ways, so that none forgets a granskning or the read log."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.support.sources import ROOT, modules, place, tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DECRYPTS = frozenset({"load_file", "timeline", "with_words"})
"""What gives words by a name of its own; `log.load` does too."""
WAYS = {
    "api/acts/area.py": "AreaDoor.read: by role or within a granskning, recorded first",
    "api/acts/reading.py": "read and read_file of lex Sarah: the same",
    "api/acts/delegation_words.py": "read_noted_ordning and read_rakning: the same",
    "api/web/routes/lexsarah/seen.py": "read_uppgift: the same",
    "api/web/routes/arende.py": "after open_timeline, which says whether the words are shown",
    "api/web/routes/klockor/anmalan.py": "after open_timeline",
    "api/http/arenden.py": "after open_timeline",
    "api/web/routes/klockor/draft.py": "facts and days, in a form that shows no words",
    "api/web/routes/lexsarah/rapport.py": "read again where reading it opened the report",
    "api/web/routes/plan/matning.py": "the file of a mätning, after AreaDoor.read",
    "api/reports/making.py": "for a paper of a history that was read: its files, and codes",
    "api/reports/arende.py": "a function of its own: parts of a paper",
    "api/web/routes/papper_period.py": "the organisation, which is no case",
    "api/web/forms/looking.py": "the kodlista, opened by an act with a reason",
    "api/web/routes/lexsarah/opened.py": "the kodlista and the reporter, opened by an act",
    "api/http/lexsarah/opened.py": "the same for programs",
    "api/reporting/receipts.py": "the reporter's own receipt",
    "api/reporting/following.py": "the reporter's own status",
    "api/web/routes/rapportera_tillagg.py": "the reporter's own report",
    "api/demo/matningar.py": "whether something was told before",
}
"""File → why it may ask for words."""


def test_words_are_asked_for_where_it_is_known_why() -> None:
    """No file decrypts words by itself that is not listed with the reason, and none is too many."""
    found: dict[str, int] = {}
    for path in modules("api"):
        for line in _asking(path):
            found.setdefault(str(path.relative_to(ROOT)), line)

    new = [
        f"{place(ROOT / name, line)} decrypts words by itself: let it read by AreaDoor.read, "
        "read, read_file, read_rakning or open_timeline of api.acts, which let a revisor in "
        "and record it"
        for name, line in found.items()
        if name not in WAYS
    ]
    assert not new, "\n".join(new)
    assert not set(WAYS) - set(found), "these ask for no words any more: take them off the list"


def _asking(path: Path) -> Iterator[int]:
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Attribute(attr="load", value=ast.Name(id="log") | ast.Attribute(attr="log")):
                yield node.lineno
            case ast.Name(id=name) if name in DECRYPTS:
                yield node.lineno
