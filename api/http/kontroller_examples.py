"""One example of each answer about controls without code and draws."""

from __future__ import annotations

from typing import Any, Final

from api.http.figures import EXAMPLE_FIGURE
from api.http.kontroller_models import EXAMPLE_ID

_HEAD: Final[dict[str, Any]] = {
    "namnd": "prov",
    "constructed": True,
    "per": "2022-12-31",
    "known_at": None,
    "basis": EXAMPLE_FIGURE["basis"],
}
_ANTAL: Final = {"inom": 30, "sent": 0, "vantar": 42, "over": 0}
KODER: Final[dict[str, Any]] = {
    "koder": [
        {
            "starthandelse": "beslut",
            "sluthandelse": "uppfoljning",
            "antal": 60,
            "forsta": "2020-05-04",
            "sista": "2022-04-20",
        }
    ]
}
UTFALL: Final[dict[str, Any]] = {
    **_HEAD,
    "antal": _ANTAL,
    "andel": {"count": 30, "of": 30, "percent": 100.0},
    "andel_gjorda": {"count": 30, "of": 72, "percent": 41.7},
    "enheter": {"hemtjanst-norr": _ANTAL},
}
TILLFALLEN: Final[dict[str, Any]] = {
    **_HEAD,
    "total": 1,
    "limit": 20,
    "offset": 0,
    "links": {"next": None, "prev": None},
    "tillfallen": [
        {
            "handelse": EXAMPLE_ID,
            "enhet": "hemtjanst-norr",
            "fran": "2022-01-10",
            "sista_dag": "2023-01-10",
            "slut": None,
            "klass": "vantar",
        }
    ],
}
DRAGNINGAR: Final[dict[str, Any]] = {
    "ar": 2022,
    "version": 2,
    "etag": '"2"',
    "dragningar": [
        {
            "dragning": 1,
            "ar": 2022,
            "manad": 11,
            "underlag": "lasningar",
            "kontrollmoment": None,
            "population": 30,
            "population_sha256": "1f" * 32,
            "antal": 1,
            "known_position": 4812,
            "known_root": "5f" * 32,
            "seed": "9f" * 32,
            "algoritm": "liggare-dragning-1",
            "dragna": [
                {
                    "referens": EXAMPLE_ID,
                    "granskad": "2022-12-05",
                    "utfall": "utan_anmarkning",
                }
            ],
        }
    ],
    "dragna": 1,
    "granskade": 1,
    "utfall": {"utan_anmarkning": 1, "anmarkning": 0, "utreds": 0, "kunde_inte_granskas": 0},
}
UNDERLAG: Final[dict[str, Any]] = {
    **DRAGNINGAR["dragningar"][0],
    "population": 1,
    "dragna": [EXAMPLE_ID],
    "referenser": [EXAMPLE_ID],
}
NY_DRAGNING: Final[dict[str, Any]] = {"manad": 11, "underlag": "lasningar", "antal": 10}
NY_GRANSKNING: Final[dict[str, Any]] = {
    "dragning": 1,
    "referens": EXAMPLE_ID,
    "granskad": "2022-12-05",
    "utfall": "utan_anmarkning",
}
