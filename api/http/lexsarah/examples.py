"""A real body for each act, as the description shows it: made-up events, no person named."""

from __future__ import annotations

from typing import Any, Final

ARENDE: Final = "0198a1c4-7d00-7c3a-9b1e-5f0d2c9a4e11"
RAPPORT: Final = "6f1c2b9e-4a57-4f0e-8c35-2d7a90b6e1f4"
UPPGIFT: Final = "0198a1c4-8a10-7b52-8f6d-31c0e7d9aa02"
KONTO: Final = "0198a1c3-0f00-7e21-a1b2-90c4d7e6f803"
INNEHALL: Final = "TGFybWV0IHJpbmdkZSB0cmUgZ8OlbmdlciB1bmRlciBuYXR0ZW4uCg=="
SHA256: Final = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_NAMND: Final = {"beslutsfattare": "namnd", "beslutad": "2026-03-18", "paragraf": "§ 26"}
_UTSKOTT: Final = {"beslutsfattare": "utskott", "beslutad": "2026-03-12", "paragraf": "§ 41"}

Body = dict[str, Any]

_RAPPORT: Final[dict[str, Body]] = {
    "receive_rapport": {
        "kanal": "inloggad",
        "slag": "handelse",
        "fara_nu": False,
        "intraffade": {"precision": "day", "start": "2026-03-09"},
        "enhet": "e1",
        "lag": "sol",
        "vad_hande": "Larmet ringde tre gånger under natten utan att någon kom.",
        "vem_galler": "Lägenhet 14",
        "gjorde_direkt": "Ringde bakjouren och satt kvar till klockan sex.",
    },
    "supplement_rapport": {"text": "Det var natten till måndagen, vid två-tiden."},
    "open_rapport": {},
    "ask_fraga": {"text": "Vilka larm ringde, och vem hade larmtelefonen?"},
    "answer_fraga": {"fraga": 2, "text": "Larmen på plan 2. Telefonen låg på laddning."},
    "tell_rapportor": {"anledning": "utredning", "text": "Vi utreder det du rapporterade."},
    "open_identity": {"skal_kod": "intervju"},
    "sort_rapport": {
        "utfall": "lex_sarah",
        "nytt_arende": {
            "lag": "sol",
            "verksamhet": "v1",
            "enhet": "e1",
            "rapport_inkom": "2026-03-10",
        },
    },
    "note_annan_anmalan_of_rapport": {
        "slag": "orosanmalan",
        "utfall": "inte_aktuell",
        "taget": {"beslutsfattare": "enhetschef", "beslutad": "2026-03-10"},
        "skal": "Inget barn är berört.",
    },
    "attach_to_rapport": {
        "innehall": INNEHALL,
        "filnamn": "larmlogg.txt",
        "beskrivning": "Larmloggen för natten.",
    },
    "correct_rapport": {
        "corrects": 1,
        "replaced": {"enhet": "e2"},
        "skal": "Fel enhet i rapporten.",
    },
}

_ARENDE: Final[dict[str, Body]] = {
    "open_arende": {
        "lag": "sol",
        "verksamhet": "v1",
        "enhet": "e1",
        "rapport_inkom": "2026-03-10",
        "rapport": RAPPORT,
    },
    "join_rapport": {"rapport": RAPPORT},
    "split_rapport": {"rapport": RAPPORT, "skal": "Den gäller en annan natt."},
    "register_diarienummer": {"diarienummer": "SN 2026-14"},
    "take_arende": {"inget_jav": True, "egen_rapport": "Nej"},
    "give_atkomst": {"konto": KONTO, "till": "2026-06-30", "skal": "Medutredare."},
    "end_atkomst": {"konto": KONTO, "skal": "Har bytt tjänst."},
    "declare_jav": {"grund": "narstaende"},
    "record_inblandad": {"konto": KONTO, "slag": "inblandad", "skal": "Arbetade den natten."},
    "settle_jav": {"konto": KONTO, "javig": False, "taget": _NAMND, "skal": "Annan avdelning."},
    "note_annan_anmalan": {
        "slag": "polisanmalan",
        "utfall": "inte_aktuell",
        "taget": {"beslutsfattare": "verksamhetschef", "beslutad": "2026-03-11"},
        "skal": "Inget misstänkt brott.",
    },
    "attach_to_arende": {
        "innehall": INNEHALL,
        "beskrivning": "Larmloggen för natten.",
    },
    "make_uttag": {"slag": "utredning", "format": "pdf", "upplaga": "sekretess", "sha256": SHA256},
    "correct_arende": {
        "corrects": 1,
        "replaced": {"rapport_inkom": "2026-03-09"},
        "skal": "Rapporten lämnades dagen innan.",
    },
}

_UTREDNING: Final[dict[str, Body]] = {
    "assess_omedelbara_atgarder": {"utfall": "vidtagna", "text": "Extra nattpersonal sattes in."},
    "make_forsta_bedomning": {
        "bedomning": "missforhallande",
        "skal": "Flera larm besvarades inte samma natt.",
    },
    "make_bedomning": {
        "bedomning": "allvarligt_missforhallande",
        "skal": "Den enskilde blev liggande i fyra timmar.",
        "till_rapportor": "Vi har bedömt att det var ett allvarligt missförhållande.",
    },
    "register_bedomning": {"bedomning": "missforhallande", "taget": _UTSKOTT},
    "record_kod": {"kod": "Enskild A", "slag": "enskild", "namn": "Namn enligt akten"},
    "open_kodlista": {"skal_kod": "utreda"},
    "write_utredningssteg": {
        "slag": "intervju",
        "art": "omstandighet",
        "datum": "2026-03-12",
        "text": "Personal 1 hade larmtelefonen på laddning i personalrummet.",
        "kalla": "Samtal på enheten",
        "namn": "Utredarens namn",
        "titel": "verksamhetsutvecklare",
    },
    "answer_punkt": {
        "punkt": "orsaker",
        "aktuell": True,
        "datum": "2026-03-13",
        "art": "bedomning",
        "text": "Det fanns bara en larmtelefon och ingen rutin för laddning.",
        "kalla": "Rutinen för nattarbete",
        "namn": "Utredarens namn",
        "titel": "verksamhetsutvecklare",
    },
    "answer_konsekvens": {
        "kod": "Enskild A",
        "fraga": "egen_berattelse",
        "svar": "ja",
        "datum": "2026-03-12",
        "satt": "samtal",
        "text": "Hon ringde tre gånger och slutade sedan ringa.",
    },
    "note_ingen_enskild": {"skal": "Ingen bodde på avdelningen den natten."},
    "plan_atgard": {
        "slag": "forebyggande",
        "ansvarig": "enhetschef",
        "text": "Två larmtelefoner på varje plan.",
        "senast": "2026-04-30",
    },
    "change_atgard": {
        "atgard": 9,
        "ansvarig": "verksamhetschef",
        "text": "Två larmtelefoner på varje plan, i hela verksamheten.",
        "senast": "2026-05-31",
    },
    "drop_atgard": {"atgard": 9, "skal": "Nytt larmsystem införs i stället."},
    "do_atgard": {"atgard": 9, "utford": "2026-04-20"},
    "assess_effekt": {"atgard": 9, "effekt": "god", "bedomd": "2026-06-15"},
}

_BESLUT: Final[dict[str, Body]] = {
    "decide_atgarder": {"utfall": "bifall", "text": "Larmen byts i hela verksamheten."},
    "register_beslut": {
        "slag": "atgarder",
        "utfall": "bifall",
        "taget": _UTSKOTT,
        "text": "Utskottet beslutade att larmen byts.",
    },
    "anmal_ivo": {"gjord": "2026-03-16", "satt": "e_tjanst", "utredning_bifogad": False},
    "register_ivo_anmalan": {
        "gjord": "2026-03-13",
        "satt": "post",
        "utredning_bifogad": False,
        "taget": _UTSKOTT,
    },
    "send_utredning_ivo": {"skickad": "2026-04-20", "satt": "e_tjanst"},
    "register_ivo_arrival": {"kom_in": "2026-04-21"},
    "anmal_brister": {"slag": "allvarliga_brister", "gjord": "2026-03-16", "satt": "post"},
    "register_brister": {
        "slag": "allvarliga_brister",
        "gjord": "2026-03-16",
        "satt": "post",
        "taget": _NAMND,
    },
    "register_ivo_diarienummer": {"ivo_diarienummer": "3.5.1-12345/2026"},
    "close_short": {
        "avslutad": "2026-03-20",
        "stallningstagande": "inget_missforhallande",
        "enskild_informerad": True,
        "skal": "Larmet besvarades inom en minut enligt loggen.",
        "omedelbara_atgarder": "Inga behövdes.",
        "enskild": "Samtal den 11 mars.",
    },
    "close_full": {"avslutad": "2026-04-20"},
    "reopen_arende": {"skal_kod": "nya_uppgifter", "skal": "En ny vittnesuppgift har kommit in."},
}

_OTHER: Final[dict[str, Body]] = {
    "receive_utforare_rapport": {
        "slag": "rapport",
        "utforare": "u2",
        "lag": "lss",
        "kom_in": "2026-03-17",
        "diarienummer": "SN 2026-21",
    },
    "receive_utforare_anmalan": {
        "slag": "anmalan",
        "utforare": "u2",
        "lag": "lss",
        "kom_in": "2026-03-24",
        "gjord": "2026-03-23",
        "avser": UPPGIFT,
    },
    "follow_up_utforare": {"utfall": "uppfoljd", "datum": "2026-04-02", "text": "Möte hölls."},
    "inform_personal": {
        "enhet": "e1",
        "lag": "sol",
        "informerad": "2026-02-03",
        "satt": "mote",
        "antal": 14,
    },
}

EXAMPLES: Final[dict[str, Body]] = {**_RAPPORT, **_ARENDE, **_UTREDNING, **_BESLUT, **_OTHER}
"""Act → a body."""
