"""What stands in the ärende about the alarm: its punkter and the följder for Enskild A."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

PUNKTER: Final = (
    (
        "handelse",
        "omstandighet",
        (
            "Enskild A larmade klockan 02.10 efter att ha fallit på väg till "
            "toaletten. Larmet besvarades klockan 03.25. Enskild A låg på golvet "
            "i drygt en timme, frös och var rädd. Personal 1 hjälpte upp Enskild A. Ingen fraktur."
        ),
        "Larmloggen och samtal",
    ),
    (
        "uppmarksammad",
        "omstandighet",
        (
            "Händelsen upptäcktes av Personal 1 klockan 03.25 och "
            "rapporterades samma kväll av två medarbetare."
        ),
        "Rapporterna",
    ),
    (
        "handelsetid",
        "omstandighet",
        "Natten till den 8 januari 2024, klockan 02.10-03.25.",
        "Larmloggen",
    ),
    (
        "orsaker",
        "bedomning",
        (
            "Larmtelefonen låg på laddning i personalrummet medan båda i "
            "nattlaget var hos en annan person. Rutinen säger inte vem som bär telefonen då."
        ),
        "Samtal med Personal 1 och Chef 1, rutinen för natt",
    ),
    (
        "liknande_tidigare",
        "omstandighet",
        (
            "Ett larm besvarades sent i oktober 2023. Då lades ingen "
            "avvikelse. Det hände igen eftersom rutinen inte ändrades."
        ),
        "Avvikelser 2023",
    ),
    ("kan_upprepas", "bedomning", "Det kan hända igen så länge en telefon delas av två.", "Analys"),
    (
        "vidtagna_atgarder",
        "omstandighet",
        (
            "Den 9 januari köptes en larmtelefon till, och nattlaget "
            "fick muntligt veta att var och en bär sin."
        ),
        "Chef 1",
    ),
    (
        "ovrigt",
        "omstandighet",
        "Anhörig hade frågat om larmet i december utan att få svar.",
        "Samtal med Närstående 1",
    ),
    (
        "avslut",
        "bedomning",
        (
            "Händelsen är ett missförhållande. Följderna blev kortvariga och risken "
            "för ett allvarligt utfall är inte påtaglig sedan åtgärderna vidtogs."
        ),
        "Utredaren",
    ),
    (
        "forebyggande",
        "omstandighet",
        (
            "Ny rutin för larm på natten, genomgången i alla nattlag, och "
            "larmloggen gås igenom varje vecka under våren."
        ),
        "Beslut om åtgärder",
    ),
)
"""Punkt, fact or assessment, text, source."""

KONSEKVENSER: Final[tuple[dict[str, Any], ...]] = (
    {"fraga": "konsekvens", "svar": "ja", "text": "Frös, var rädd, ont i höften i två dagar."},
    {
        "fraga": "egen_berattelse",
        "svar": "ja",
        "datum": date(2024, 1, 15),
        "satt": "samtal",
        "text": "Ropade länge. Vill veta att någon kommer.",
    },
    {"fraga": "barnets_ord", "svar": "inte_aktuellt", "text": "Enskild A är vuxen."},
    {"fraga": "foretradare", "svar": "ja", "datum": date(2024, 1, 10), "satt": "telefon"},
    {"fraga": "handelse_berattad", "svar": "ja", "datum": date(2024, 1, 9), "satt": "samtal"},
    {"fraga": "utfall_berattat", "svar": "ja", "datum": date(2024, 3, 1), "satt": "samtal"},
    {"fraga": "egen_akt", "svar": "ja", "datum": date(2024, 1, 9)},
)
