"""The acts of the internkontroll over HTTP: one row each, with an example."""

from __future__ import annotations

from typing import Any, Final

from api.http.acts.addressed import EXAMPLE_ID, OTHER_ID
from api.http.acts.area import Row
from api.http.acts.freezing import OF_KONTROLL, OF_MOMENT
from api.http.acts.opened import AVVIKELSE
from audit.internkontroll import events_avvikelse as a
from audit.internkontroll import events_matning as m
from audit.internkontroll import events_plan as p
from audit.internkontroll.events import MatningFrozen

_DAY: Final = "2024-03-11"
_RISK: Final[dict[str, Any]] = {
    "kod": "R1",
    "kategori": "regelefterlevnad",
    "rubrik": "Barn får vänta på en utredning",
    "sannolikhet": 3,
    "konsekvens": 4,
}
_MOMENT: Final[dict[str, Any]] = {
    "kod": "K1",
    "rubrik": "Nöjdhet i hemtjänsten",
    "process": "Bemötande",
    "kontroll": "Andelen som är nöjda",
    "metod": "Enkät",
    "frekvens": "en_gang",
    "rapporteras": [5],
    "ansvar": "Enhetschefen",
    "matt": "manuell",
    "mal": {"slag": "minst", "enhet": "promille", "varde": 900},
}
_ATGARD: Final[dict[str, Any]] = {
    "rubrik": "Möte varje vecka om pågående utredningar",
    "ansvarig": "enhetschef",
    "forfaller": "2024-04-30",
}

_PLAN: Final = (
    Row(act="begin_plan", event=p.PlanBegun, example={"skala": 4}),
    Row(
        act="adopt_plan",
        event=p.PlanAdopted,
        example={"antagen": _DAY, "paragraf": "§ 168", "diarienummer": "SN 2023-140"},
    ),
    Row(
        act="revise_plan",
        event=p.PlanRevised,
        example={"beslutad": _DAY, "paragraf": "§ 7", "skal": "En risk har kommit till."},
    ),
    Row(act="close_plan", event=p.PlanClosed, example={"avslutad": _DAY, "paragraf": "§ 30"}),
    Row(act="add_risk", event=p.RiskAdded, example=_RISK, makes="risk"),
    Row(
        act="change_risk",
        event=p.RiskChanged,
        example={"risk": EXAMPLE_ID, **_RISK, "sannolikhet": 2},
    ),
    Row(
        act="end_risk",
        event=p.RiskEnded,
        example={"risk": EXAMPLE_ID, "skal": "Risken finns inte längre."},
    ),
    Row(
        act="add_kontrollmoment",
        event=p.KontrollmomentAdded,
        example=_MOMENT,
        makes="kontrollmoment",
    ),
    Row(
        act="change_kontrollmoment",
        event=p.KontrollmomentChanged,
        example={"kontrollmoment": OTHER_ID, **_MOMENT, "rapporteras": [5, 11]},
    ),
    Row(
        act="end_kontrollmoment",
        event=p.KontrollmomentEnded,
        example={"kontrollmoment": OTHER_ID, "skal": "Det mäts inte längre."},
    ),
    Row(
        act="correct_plan",
        event=p.PlanCorrected,
        example={"corrects": 4, "replaced": {"paragraf": "§ 169"}},
    ),
)
_MATNING: Final = (
    Row(
        act="register_matning",
        event=m.MatningRegistered,
        example={
            "slag": "registrerad",
            "kontrollmoment": OTHER_ID,
            "ar": 2024,
            "per": _DAY,
            "enhet": "promille",
            "taljare": 59,
            "namnare": 68,
            "metod": "Enkät till alla som har hemtjänst",
        },
        tag="registrerad",
        opens=AVVIKELSE,
    ),
    Row(
        act="freeze_matning",
        event=MatningFrozen,
        example={"slag": "fryst", "ar": 2024, "kontrollmoment": OTHER_ID, "per": _DAY},
        tag="fryst",
        special=OF_MOMENT,
        opens=AVVIKELSE,
    ),
    Row(
        act="freeze_kontroll",
        event=m.KontrollFrozen,
        example={"slag": "kontroll", "kontroll": EXAMPLE_ID, "per": _DAY},
        tag="kontroll",
        special=OF_KONTROLL,
        opens=AVVIKELSE,
    ),
    Row(
        act="correct_matning",
        event=m.MatningCorrected,
        example={"corrects": 1, "replaced": {"taljare": "60"}, "skal": "En enkät till kom in."},
    ),
    Row(
        act="write_text",
        event=m.TextWritten,
        example={"avsnitt": "analys", "text": "Färre svarade än året före."},
    ),
    Row(
        act="present_result",
        event=m.ResultPresented,
        example={"sammantrade": _DAY, "paragraf": "§ 26", "utfall": "godkand"},
    ),
)
_AVVIKELSE: Final = (
    Row(
        act="open_avvikelse",
        event=a.AvvikelseOpened,
        example={
            "kontrollmoment": OTHER_ID,
            "ar": 2024,
            "oppnad": _DAY,
            "rubrik": "Utredningar utan beslut om förlängning",
            "text": "Sex stycken den sista februari.",
        },
    ),
    Row(
        act="analyse_avvikelse",
        event=a.AvvikelseAnalysed,
        example={"analyserad": _DAY, "text": "För få vikarier under hösten."},
    ),
    Row(act="plan_atgard", event=a.AtgardPlanned, example=_ATGARD, numbers="atgard"),
    Row(
        act="change_atgard",
        event=a.AtgardChanged,
        example={"atgard": 1, **_ATGARD, "forfaller": "2024-05-31"},
    ),
    Row(act="do_atgard", event=a.AtgardDone, example={"atgard": 1, "gjord": _DAY}),
    Row(
        act="drop_atgard",
        event=a.AtgardDropped,
        example={"atgard": 2, "beslutad": _DAY, "skal": "En annan åtgärd räcker."},
    ),
    Row(
        act="assess_effekt",
        event=a.EffektAssessed,
        example={"atgard": 1, "bedomd": _DAY, "effekt": "delvis"},
    ),
    Row(
        act="follow_up_avvikelse",
        event=a.AvvikelseFollowedUp,
        example={"foljd_upp": _DAY, "text": "Färre är över tiden."},
    ),
    Row(
        act="present_avvikelse",
        event=a.AvvikelsePresented,
        example={"sammantrade": _DAY, "paragraf": "§ 26"},
    ),
    Row(
        act="close_avvikelse",
        event=a.AvvikelseClosed,
        example={"avslutad": _DAY, "utfall": "atgardad", "text": "Ingen är över tiden längre."},
    ),
    Row(
        act="reopen_avvikelse",
        event=a.AvvikelseReopened,
        example={"oppnad": _DAY, "skal": "Det har hänt igen."},
    ),
    Row(
        act="correct_avvikelse",
        event=a.AvvikelseCorrected,
        example={"corrects": 1, "replaced": {"rubrik": "Utredningar över tiden"}},
    ),
)

ROWS: Final[tuple[Row, ...]] = (*_PLAN, *_MATNING, *_AVVIKELSE)
"""Every act of the plans, mätningar and avvikelser but attaching a file."""
