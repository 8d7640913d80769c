"""The views' part of the whole-log check: rebuilt beside and compared."""

from __future__ import annotations

from audit.store.checking.report import Tally
from audit.store.log import Log
from projections.errors import RebuildRunningError, ViewStoppedError
from projections.position import status
from projections.rebuild import compare
from projections.registry import VIEWS
from projections.view import View


def check_views(log: Log) -> Tally:
    """Build every view anew and compare it with the one people read; nothing is changed over."""
    tally = Tally("Vyer")
    with tally.timed():
        for view in VIEWS:
            _check_one(log, view, tally)
    return tally


def _check_one(log: Log, view: View, tally: Tally) -> None:
    stands = status(log, view)
    if stands.error is not None:
        tally.find(stands.position + 1, f"Vyn {view.name} har stannat: {stands.error}")
    for topic, number in stands.missing.items():
        what = f"Vyn {view.name} saknar {number} händelser av slaget {topic}."
        tally.find(None, what if number > 0 else f"Vyn {view.name} har läst {topic} för ofta.")
    try:
        compared = compare(log, view)
    except (ViewStoppedError, RebuildRunningError) as error:
        tally.find(None, f"Vyn {view.name}: {error.detail}")
        return
    tally.rows += compared.rows
    if compared.first is not None:
        table, position = compared.first
        what = f"Vyn {view.name} skiljer sig från loggen i {compared.differences} rader ({table})."
        tally.find(position, what)
