"""On which day an event of the internkontroll happened, where one of its facts says so."""

from __future__ import annotations

from typing import Final

from audit.envelope import Event
from audit.internkontroll import events_avvikelse as a
from audit.internkontroll import events_matning as m
from audit.internkontroll import events_plan as p

DAY_OF: Final[dict[type[Event], str]] = {
    p.PlanAdopted: "antagen",
    p.PlanRevised: "beslutad",
    p.PlanClosed: "avslutad",
    m.MatningRegistered: "per",
    m.ResultPresented: "sammantrade",
    a.AvvikelseOpened: "oppnad",
    a.AvvikelseAnalysed: "analyserad",
    a.AtgardDone: "gjord",
    a.AtgardDropped: "beslutad",
    a.EffektAssessed: "bedomd",
    a.AvvikelseFollowedUp: "foljd_upp",
    a.AvvikelsePresented: "sammantrade",
    a.AvvikelseClosed: "avslutad",
    a.AvvikelseReopened: "oppnad",
}
"""The fact that says on which day the event happened; all others happened when registered."""
