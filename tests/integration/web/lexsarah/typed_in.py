"""What somebody types into the form of each act, for an ärende at the step where it is done."""

from __future__ import annotations

DAY = "2026-03-20"
BY = {"beslutsfattare": "namnd", "beslutad": DAY, "paragraf": "§ 26"}
GRADED = {
    "bedomning": "missforhallande",
    "skal": "Larmet var trasigt.",
    "till_rapportor": "Vi bedömer om.",
}
SIGNED = {"kalla": "samtal", "namn": "Ulla Utredare", "titel": "utvecklare", "datum": DAY}
SENT = {"gjord": DAY, "satt": "e_tjanst"}
TOLD = {"utforare": "u1", "lag": "sol", "kom_in": DAY}

TYPED: dict[str, dict[str, str]] = {
    "ask_fraga": {"text": "Vem var där?"},
    "answer_fraga": {"fraga": "2", "text": "Ingen."},
    "supplement_rapport": {"text": "Det var på kvällen."},
    "tell_rapportor": {"anledning": "utredning", "text": "Vi utreder nu."},
    "open_identity": {"skal_kod": "intervju"},
    "note_annan_anmalan_of_rapport": {"slag": "polisanmalan", "utfall": "gjord", **BY},
    "correct_rapport": {"corrects": "1", "ny_slag": "risk", "ny_enhet": "e2"},
    "sort_rapport/nytt": {"enhet": "e1", "rapport_inkom": DAY},
    "sort_rapport/vidare": {"utfall": "mas", "lamnad": DAY, "till_rapportor": "Den är hos MAS."},
    "open_arende": {"enhet": "e1", "rapport_inkom": DAY},
    "register_diarienummer": {"diarienummer": "SN 2026-14"},
    "note_annan_anmalan": {"slag": "orosanmalan", "utfall": "inte_aktuell", "skal": "Nej.", **BY},
    "take_arende": {"inget_jav": "ja", "egen_rapport": "Nej", "skal_kod": "franvaro"},
    "declare_jav": {"grund": "narstaende"},
    "assess_omedelbara_atgarder": {"utfall": "vidtagna", "text": "Extra tillsyn."},
    "make_forsta_bedomning": GRADED,
    "make_bedomning": GRADED,
    "register_bedomning": {**GRADED, **BY},
    "record_kod": {"kod": "Personal 1", "slag": "personal", "namn": "Per Personal"},
    "open_kodlista": {"skal_kod": "utreda"},
    "write_utredningssteg": {
        "slag": "intervju",
        "happened": "2026-03-10",
        "happened_till": "2026-03-12",
        "text": "Hon hörde larmet.",
        "art": "omstandighet",
        "koder": "Enskild A",
        **SIGNED,
    },
    "answer_punkt": {
        "punkt": "orsaker",
        "aktuell": "ja",
        "text": "Larmet var trasigt.",
        "art": "bedomning",
        **SIGNED,
    },
    "answer_konsekvens": {
        "kod": "Enskild A",
        "fraga": "egen_akt",
        "svar": "nej",
        "text": "Det görs i dag.",
    },
    "note_ingen_enskild": {"skal": "Huset var tomt."},
    "plan_atgard": {"slag": "forebyggande", "ansvarig": "enhetschef", "text": "Nytt larm."},
    "change_atgard": {"atgard": "9", "ansvarig": "verksamhetschef", "text": "Två larm."},
    "drop_atgard": {"atgard": "9", "skal": "Behövs inte."},
    "do_atgard": {"atgard": "9", "utford": DAY},
    "assess_effekt": {"atgard": "10", "effekt": "god", "bedomd": DAY},
    "decide_atgarder": {"utfall": "bifall", "text": "Larmet byts."},
    "register_beslut": {"slag": "ovrigt", "utfall": "annat", **BY},
    "anmal_ivo": {**SENT, "utredning_bifogad": "nej"},
    "register_ivo_anmalan": {**SENT, "utredning_bifogad": "ja", **BY},
    "send_utredning_ivo": {"skickad": DAY, "satt": "post"},
    "register_ivo_arrival": {"kom_in": DAY},
    "register_brister": {"slag": "olamplig", **SENT, **BY},
    "register_ivo_diarienummer": {"ivo_diarienummer": "3.5.1-1"},
    "close_full": {"avslutad": DAY, "till_rapportor": "Nu är det klart."},
    "reopen_arende": {"skal_kod": "nya_uppgifter", "skal": "Ett vittne."},
    "correct_arende": {"corrects": "1", "ny_enhet": "e2", "ny_rapport_inkom": "2026-03-09"},
    "receive_utforare_rapport": TOLD,
    "receive_utforare_anmalan": TOLD,
    "follow_up_utforare": {"utfall": "uppfoljd", "datum": DAY},
    "inform_personal": {
        "enhet": "e1",
        "lag": "sol",
        "informerad": DAY,
        "satt": "mote",
        "antal": "12",
    },
}
"""Act (and way) → what is typed, besides what the form holds by itself."""

NEEDING_MORE = {
    "sort_rapport/finns", "join_rapport", "split_rapport", "give_atkomst", "end_atkomst",
    "record_inblandad", "settle_jav", "close_short", "attach_to_rapport", "attach_to_arende",
    "anmal_brister",
}  # fmt: skip
"""Forms that point at somebody or something of the case, or need one of its own: tried apart."""
