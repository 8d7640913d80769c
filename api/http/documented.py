"""What the description of the API says of every operation alike: problems, headers, examples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from api.errors import TITLES

API: Final = "/api/v1"
NAMND: Final = API + "/namnder/{namnd}"
PROBLEM_SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "title": "Problem",
    "description": "Ett fel enligt RFC 9457. Det som skickades in upprepas aldrig.",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "description": "Felets slag."},
        "title": {"type": "string", "description": "Några ord för statusen."},
        "status": {"type": "integer", "description": "HTTP-status."},
        "detail": {"type": "string", "description": "Vad som är fel och vad man kan göra."},
        "instance": {"type": "string", "description": "Anropets nummer."},
        "errors": {
            "type": "array",
            "description": "Vilken uppgift som är fel, och varför.",
            "items": {
                "type": "object",
                "title": "FieldProblem",
                "required": ["field", "reason"],
                "properties": {
                    "field": {"type": "string", "description": "Uppgiftens namn."},
                    "reason": {"type": "string", "description": "Vad som är fel."},
                },
            },
        },
        "reason": {
            "type": "string",
            "enum": ["access", "jav", "state", "authority"],
            "description": "Skälet till att handlingen inte får göras.",
        },
        "lacks": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Vad som saknas, i kod (state).",
        },
        "punkt": {
            "type": ["string", "null"],
            "description": "Punkten i delegationsordningen (authority).",
        },
        "who": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Roller eller befattningar som får (authority).",
        },
    },
}
EXAMPLE_TRACE: Final = "0af7651916cd43dd8448eb211c80319c"


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Describe the errors that an operation can answer, each as problem+json."""
    return {status: _problem(status) for status in (*statuses, 500, 503)}


def _problem(status: int) -> dict[str, Any]:
    example = {
        "type": f"urn:liggare:fel:http-{status}",
        "title": TITLES[status],
        "status": status,
        "detail": "Här står vad som är fel och vad man kan göra.",
        "instance": f"urn:liggare:anrop:{EXAMPLE_TRACE}",
    }
    return shown_as(status, {"exempel": example})


def shown_as(status: int, bodies: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Describe an error with examples of what is told then, by name."""
    content = {
        "schema": {"$ref": "#/components/schemas/Problem"},
        "examples": {
            name: {"summary": TITLES[status], "value": body} for name, body in bodies.items()
        },
    }
    return {"description": TITLES[status] + ".", "content": {"application/problem+json": content}}


def answered(says: str, example: Any, media: str = "application/json") -> dict[str, Any]:
    """Describe a good answer with one example."""
    examples = {"exempel": {"summary": says, "value": example}}
    return {"description": says, "content": {media: {"examples": examples}}}
