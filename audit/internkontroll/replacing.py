"""How a correction changes what stands: which facts may be replaced, and what may be taken back."""

from __future__ import annotations

from typing import Final

from audit.envelope import Event
from audit.internkontroll import events_avvikelse as a
from audit.internkontroll import events_matning as m
from audit.internkontroll import events_plan as p
from audit.internkontroll.making_days import DAY_OF
from audit.internkontroll.uppdelning import read_uppdelning, uppdelning_text
from audit.replacing import Replacing

Correctable = m.MatningRegistered | m.ResultPresented | m.UnderlagAttached

CORRECTABLE: Final[dict[type[Event], tuple[str, ...]]] = {
    p.PlanAdopted: ("antagen", "paragraf", "diarienummer"),
    p.PlanRevised: ("beslutad", "paragraf"),
    p.PlanClosed: ("avslutad", "paragraf"),
    m.MatningRegistered: (
        "per",
        "enhet",
        "taljare",
        "namnare",
        "metod",
        "period_start",
        "period_end",
        "urval",
        "population",
        "uppdelning",
    ),
    m.ResultPresented: ("sammantrade", "paragraf", "utfall"),
    m.UnderlagAttached: (),
    a.AvvikelseOpened: ("oppnad", "rubrik", "enhet"),
    a.AvvikelseAnalysed: ("analyserad",),
    a.AtgardDone: ("gjord",),
    a.AtgardDropped: ("beslutad",),
    a.EffektAssessed: ("bedomd", "effekt"),
    a.AvvikelseFollowedUp: ("foljd_upp",),
    a.AvvikelsePresented: ("sammantrade", "paragraf"),
    a.AvvikelseClosed: ("avslutad", "utfall"),
}
"""The facts that a person may correct; whatever is written anew replaces itself."""

WITHDRAWABLE: Final[frozenset[type[Event]]] = frozenset(
    {
        *(p.PlanAdopted, p.PlanRevised, p.PlanClosed),
        *(m.MatningRegistered, m.ResultPresented, m.UnderlagAttached),
        *(a.AtgardDone, a.AtgardDropped, a.EffektAssessed),
        *(a.AvvikelseFollowedUp, a.AvvikelsePresented),
    }
)
"""The events that can be taken back, as ones that never were."""


REPLACING: Final = Replacing(
    corrections=(p.PlanCorrected, m.MatningCorrected, a.AvvikelseCorrected),
    correctable=CORRECTABLE,
    day_of=DAY_OF,
    read={"uppdelning": read_uppdelning},
    write={"uppdelning": uppdelning_text},
)
"""What a correction does."""

effective, corrected = REPLACING.effective, REPLACING.corrected
present, removable = REPLACING.present, REPLACING.removable
