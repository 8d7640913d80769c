"""The words of the internkontroll that people read: codes of the plan and all that hangs on it."""

from __future__ import annotations

from typing import Final

from api.web.formats import MONTHS

PLANSTEG: Final[dict[str, str]] = {
    "ingen": "Inte påbörjad",
    "utkast": "Utkast",
    "antagen": "Antagen",
    "avslutad": "Avslutad",
}
AVVIKELSESTEG: Final[dict[str, str]] = {"oppen": "Öppen", "avslutad": "Avslutad"}

MANADER: Final[dict[str, str]] = {
    str(number): name.capitalize() for number, name in enumerate(MONTHS, 1)
}
"""The month of a meeting, by its number."""

GRANSER: Final[dict[str, str]] = {
    "minst:promille": "Minst så många procent",
    "hogst:promille": "Högst så många procent",
    "minst:antal": "Minst ett antal",
    "hogst:antal": "Högst ett antal",
    "minst:dagar": "Minst så många dagar",
    "hogst:dagar": "Högst så många dagar",
}
"""How a tolerance or target is asked for: its kind and its unit in one answer."""
ENHETER: Final[dict[str, str]] = {
    "promille": "En andel (så många av så många)",
    "antal": "Ett antal",
    "dagar": "Ett antal dagar",
}
"""What an outcome that a person registers is counted in."""
LANGDER: Final[dict[str, str]] = {
    "dag": "dagar",
    "vecka": "veckor",
    "manad": "månader",
    "ar": "år",
}
LANGDER_EN: Final[dict[str, str]] = {"dag": "dag", "vecka": "vecka", "manad": "månad", "ar": "år"}

UTFALL: Final[dict[str, str]] = {
    "inom": "Inom målet",
    "utanfor": "Utanför målet",
    "utan_mal": "Inget mål är satt",
}
"""How an outcome stands to the tolerance or target."""

FRAN_KONTROLL: Final = "Nämndens egen kontroll: "
"""How a kontrollmoment says that its numbers come from a kontroll, before its name."""

STEG_I_ORD: Final[dict[int, dict[int, str]]] = {
    3: {1: "Låg", 2: "Medel", 3: "Hög"},
    4: {1: "Osannolik", 2: "Mindre sannolik", 3: "Möjlig", 4: "Sannolik"},
    5: {1: "Osannolik", 2: "Mindre sannolik", 3: "Möjlig", 4: "Sannolik", 5: "Mycket sannolik"},
}
"""Scale → each step of sannolikhet in words."""
KONSEKVENS_I_ORD: Final[dict[int, dict[int, str]]] = {
    3: {1: "Liten", 2: "Medel", 3: "Stor"},
    4: {1: "Försumbar", 2: "Lindrig", 3: "Kännbar", 4: "Allvarlig"},
    5: {1: "Försumbar", 2: "Lindrig", 3: "Kännbar", 4: "Allvarlig", 5: "Mycket allvarlig"},
}
"""Scale → each step of konsekvens in words."""
RISKNIVA: Final[dict[str, str]] = {"lag": "låg", "mellan": "medel", "hog": "hög"}

NO_RISK: Final = "Ingen risk i årets analys: momentet följs på nämndens begäran"
"""What a kontrollmoment that answers no risk says instead."""

GJORT: Final[dict[str, str]] = {
    "begin_plan": "Planen är påbörjad",
    "adopt_plan": "Att planen är antagen är registrerat",
    "revise_plan": "Att planen revideras är registrerat",
    "close_plan": "Planen är avslutad",
    "add_risk": "Risken finns i planen",
    "change_risk": "Risken är ändrad",
    "end_risk": "Risken är borttagen ur planen",
    "add_kontrollmoment": "Kontrollmomentet finns i planen",
    "change_kontrollmoment": "Kontrollmomentet är ändrat",
    "end_kontrollmoment": "Kontrollmomentet är borttaget ur planen",
    "register_matning": "Mätningen är registrerad",
    "freeze_matning": "Mätningen är fryst",
    "freeze_kontroll": "Mätningen är fryst",
    "attach_underlag": "Underlaget är sparat",
    "correct_matning": "Rättelsen är registrerad",
    "write_text": "Texten är sparad",
    "present_result": "Att resultatet är redovisat är registrerat",
    "open_avvikelse": "Avvikelsen är öppnad",
    "analyse_avvikelse": "Analysen är sparad",
    "plan_atgard": "Åtgärden är planerad",
    "change_atgard": "Åtgärden är ändrad",
    "do_atgard": "Att åtgärden är utförd är registrerat",
    "drop_atgard": "Att åtgärden inte blir av är registrerat",
    "assess_effekt": "Effekten är bedömd",
    "follow_up_avvikelse": "Uppföljningen är sparad",
    "present_avvikelse": "Att avvikelsen är redovisad är registrerat",
    "close_avvikelse": "Avvikelsen är avslutad",
    "reopen_avvikelse": "Avvikelsen är öppnad igen",
    "define_kontroll": "Kontrollen är sparad",
    "change_kontroll": "Kontrollen är ändrad",
    "end_kontroll": "Kontrollen används inte längre",
    "make_dragning": "Dragningen är gjord",
    "review_dragen": "Granskningen är registrerad",
}
"""Act → what the page says when one comes back to it."""
