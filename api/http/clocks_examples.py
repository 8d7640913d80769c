"""One example of each answer about the clocks of child protection."""

from __future__ import annotations

from typing import Any, Final

from api.http.figures import EXAMPLE_FIGURE

_ROOT: Final = "/api/v1/namnder/exempel/internkontroll"
_ID: Final = "0189f7c4-0000-7000-8000-000000000001"
_HEAD: Final[dict[str, Any]] = {
    "namnd": "exempel",
    "constructed": True,
    "per": "2026-02-28",
    "known_at": None,
    "basis": EXAMPLE_FIGURE["basis"],
}
_LIST: Final[dict[str, Any]] = {
    **_HEAD,
    "total": 1,
    "limit": 20,
    "offset": 0,
    "links": {"next": None, "prev": None},
}
_FLAGS: Final = {
    "within_extension": 0, "extended_after_limit": 0, "within_vardag": 0, "withheld": 0,
}  # fmt: skip
_OVER: Final[dict[str, Any]] = {
    "lage": "over",
    "lagrum": "20 kap. 2 § SoL (2025:400)",
    "sista_dag": "2026-02-16",
    "sista_dag_vardag": "2026-02-16",
    "klart": None,
    "days_left": -12,
    "within_vardag": False,
    "extended_after_limit": False,
}
ANMALNINGAR: Final[dict[str, Any]] = {
    **_HEAD,
    "population": "oppna",
    "start": None,
    "slut": None,
    "total": 1,
    "tider": [
        {
            "tid": "forhandsbedomning",
            "lagen": [
                {
                    "lage": "over",
                    "count": 1,
                    "flags": _FLAGS,
                    "arenden": f"{_ROOT}/orosanmalningar/arenden?tid=forhandsbedomning&lage=over",
                }
            ],
            "in_time": {"count": 0, "of": 1, "percent": 0.0},
        }
    ],
    "enheter": [{"enhet": "e1", "tid": "forhandsbedomning", "lagen": {"over": 1}}],
}
ANMALAN_LISTA: Final[dict[str, Any]] = {
    **_LIST,
    "anmalningar": [
        {
            "anmalan": "3b9f6d52-7c1e-4f0a-9a43-0d2c7e5b8a11",
            "enhet": "e1",
            "grupp": "barn",
            "anmalare": "19_1",
            "inkom": "2026-02-02",
            "inkom_sent": False,
            "days": 26,
            "utfall": None,
            "utredning": None,
            "skyddsbedomning": {
                **_OVER, "lage": "i_tid", "sista_dag": "2026-02-02", "klart": "2026-02-02",
                "sista_dag_vardag": "2026-02-02", "days_left": None,
            },
            "forhandsbedomning": _OVER,
            "aterkoppling": None,
            "utan_svar": False,
        }
    ],
}  # fmt: skip
UPPFOLJNINGAR: Final[dict[str, Any]] = {
    **_HEAD,
    "population": "oppna",
    "start": None,
    "slut": None,
    "total": 1,
    "lagen": {"over": 1},
    "enheter": {"e1": {"over": 1}},
}
UPPFOLJNING_LISTA: Final[dict[str, Any]] = {
    **_LIST,
    "uppfoljningar": [
        {
            "arende": _ID,
            "enhet": "e1",
            "beslutad": "2025-08-15",
            "grund": "utredning",
            "fran": "2025-08-14",
            "omraknad": False,
            "utfall": None,
            "tid": {**_OVER, "sista_dag": "2026-02-14", "sista_dag_vardag": "2026-02-16"},
        }
    ],
}
HANDLAGGNING: Final[dict[str, Any]] = {
    **_HEAD,
    "total": 3,
    "barn_hort": 1,
    "barn_inte_hort": {"alder": 1},
    "barn_utan_anteckning": 1,
    "information_lamnad": 2,
    "information_undanhallen": 0,
    "information_saknas": 1,
    "barn_flyttat": 0,
    "dagar": 30,
    "arbete": {"arbete_pagar": 2, "stilla": 0, "underlag_saknas": 1},
}
HANDLAGGNING_LISTA: Final[dict[str, Any]] = {
    **_LIST,
    "arenden": [
        {
            "arende": _ID,
            "enhet": "e1",
            "samordnare": "s1",
            "inledd": "2026-01-05",
            "days": 54,
            "sista_dag": "2026-05-05",
            "hord": None,
            "inte_hord": "alder",
            "informerad": "2026-01-07",
            "undanhallen": None,
            "flyttade": None,
            "arbete": "underlag_saknas",
            "senast": "2026-01-07",
            "stilla_dagar": 52,
            "kant_till": None,
        }
    ],
}
KEDJOR: Final[dict[str, Any]] = {
    **_LIST,
    "inom": 30,
    "kedjor": [
        {
            "days": 226,
            "pagar": True,
            "utredningar": [
                {
                    "arende": _ID, "enhet": "e1", "inledd": "2025-07-17",
                    "avslutad": "2025-11-17", "days": 123, "gap": None,
                },
                {
                    "arende": "0189f7c4-0000-7000-8000-000000000002", "enhet": "e1",
                    "inledd": "2025-11-17", "avslutad": None, "days": 103, "gap": 0,
                },
            ],
        }
    ],
}  # fmt: skip
LEDTID: Final[dict[str, Any]] = {
    **_HEAD,
    "matt": "utredning",
    "start": "2026-01-01",
    "slut": "2026-02-28",
    "total": 2,
    "days": {"median": 100.0, "mean": 100.0},
    "within": {"count": 1, "of": 2, "percent": 50.0},
    "within_extension": 1,
    "veckor": {"11": 1, "17": 1},
    "manader": {"2": 1, "3": 1},
}
