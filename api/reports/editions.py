"""For whom a paper was made: the nämnd, everybody, or somebody who may not see its sealed text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.reports.tjansteskrivelse import OFFENTLIG, SEKRETESS
from audit.lexsarah.codes import UPPLAGA

if TYPE_CHECKING:
    from api.reports.document import Document

MASKERAT: Final = "maskerat"
"""The nämnd's own edition, as made for somebody who may not see its sealed text."""
MARKS: Final = {**UPPLAGA, MASKERAT: "Maskerat: skyddad text visas inte"}
"""Code → what stands at the head of every page."""


def marked(asked: str, *, sealed: bool, words: bool) -> str:
    """Say which edition a paper is in truth: a code of `MARKS`.

    `sealed` tells whether it has sealed text, `words` whether that was read for it. A paper
    without any is public, whichever edition was asked for.
    """
    if asked != SEKRETESS or not sealed:
        return OFFENTLIG
    return SEKRETESS if words else MASKERAT


def choices(document: Document, asked: str) -> tuple[str, ...]:
    """Give the editions to choose between: none where the nämnd's own is the public one."""
    alone = asked == SEKRETESS and document.edition == MARKS[OFFENTLIG]
    return () if alone else (SEKRETESS, OFFENTLIG)


def suffix(document: Document) -> str:
    """Give the end of a file's name that says for whom it was made; empty where it has no mark."""
    found = (code for code, mark in MARKS.items() if mark == document.edition)
    return next((f"-{code}" for code in found), "")
