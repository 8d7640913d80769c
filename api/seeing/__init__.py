"""What a person may see in lists, and what waits for that person: need-to-know asked in one place.

Pages, the API and documents that list ärenden or reports come here and filter nowhere else.
"""

from __future__ import annotations

from api.seeing.atgarder import WaitingAtgard, waiting_atgarder
from api.seeing.att_gora import STARTS_HERE, Found, what_waits
from api.seeing.remaining import passed_on, with_atgarder_left
from api.seeing.visible import SEES_EVERY_BESLUT, Visible, visible_cases, visible_reports

__all__ = [
    "SEES_EVERY_BESLUT",
    "STARTS_HERE",
    "Found",
    "Visible",
    "WaitingAtgard",
    "passed_on",
    "visible_cases",
    "visible_reports",
    "waiting_atgarder",
    "what_waits",
    "with_atgarder_left",
]
