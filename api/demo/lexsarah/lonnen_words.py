"""What stands in the ärende that goes to IVO: eight of the ten punkter, five of seven följder."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

PUNKTER: Final = (
    (
        "handelse",
        "omstandighet",
        (
            "Enskild A fick två kvällar i rad en annan persons läkemedel. Den andra kvällen gick "
            "Enskild A inte att väcka och fördes med ambulans till sjukhus. Vårdtid två dygn."
        ),
        "Rapporten, journalutdrag i akten",
    ),
    (
        "uppmarksammad",
        "omstandighet",
        "Personal 1 såg klockan 22.40 att dosetten var fel och larmade.",
        "Rapporten",
    ),
    ("handelsetid", "omstandighet", "Kvällarna den 24 och 25 februari 2024.", "Signeringslistan"),
    (
        "orsaker",
        "bedomning",
        "Dosetterna stod i samma skåp och såg likadana ut. Signering i förväg hade blivit en vana.",
        "Samtal med Personal 1 och Personal 2",
    ),
    (
        "liknande_tidigare",
        "omstandighet",
        "En förväxling utan följder skedde 2022. Märkningen infördes då men höll inte.",
        "Avvikelser 2022-2023",
    ),
    (
        "kan_upprepas",
        "bedomning",
        "Ja, tills dosetterna förvaras var för sig och signeringen kontrolleras.",
        "Analys",
    ),
    (
        "vidtagna_atgarder",
        "omstandighet",
        (
            "Delegeringen drogs in för två personer den 26 februari. Sjuksköterska ger läkemedlen "
            "till och med mars."
        ),
        "Verksamhetschefens bedömning",
    ),
    (
        "ovrigt",
        "omstandighet",
        "Enskild A har inte ord för smärta. Personalen saknade bildstöd för att fråga.",
        "Samtal med bildstöd",
    ),
)
"""Punkt, fact or assessment, text, source."""

KONSEKVENSER: Final[tuple[dict[str, Any], ...]] = (
    {
        "fraga": "konsekvens",
        "svar": "ja",
        "text": "Medvetslöshet, två dygn på sjukhus, rädd för medicinen efteråt.",
    },
    {
        "fraga": "egen_berattelse",
        "svar": "ja",
        "datum": date(2024, 4, 9),
        "satt": "tecken_eller_bild",
        "text": "Visade att det snurrade och att hen sov.",
    },
    {"fraga": "barnets_ord", "svar": "inte_aktuellt", "text": "Enskild A är vuxen."},
    {"fraga": "foretradare", "svar": "ja", "datum": date(2024, 2, 26), "satt": "telefon"},
    {"fraga": "egen_akt", "svar": "ja", "datum": date(2024, 2, 26)},
)
