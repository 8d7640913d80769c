"""The body that sorting a report has besides its command's own: the ärende that it opens."""

from __future__ import annotations

from api.http.lexsarah.schema import body_of
from api.http.lexsarah.table import Row
from audit.lexsarah import commands_arende as a
from audit.lexsarah.events_arende import ArendeOpened

NyttArende = body_of(
    Row(
        act="open_arende",
        command=a.OpenArende,
        event=ArendeOpened,
        by_service=frozenset({"rapport"}),
    ),
    name="NyttArende",
)
"""Ärendet som öppnas för rapporten."""
