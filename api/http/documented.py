"""What the description of the API says of every operation alike: problems, headers, examples."""

from __future__ import annotations

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
    },
}
_EXAMPLE_TRACE: Final = "urn:liggare:anrop:0af7651916cd43dd8448eb211c80319c"


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Describe the errors that an operation can answer, each as problem+json."""
    return {status: _problem(status) for status in (*statuses, 500, 503)}


def _problem(status: int) -> dict[str, Any]:
    example = {
        "type": f"urn:liggare:fel:http-{status}",
        "title": TITLES[status],
        "status": status,
        "detail": "Här står vad som är fel och vad man kan göra.",
        "instance": _EXAMPLE_TRACE,
    }
    content = {
        "schema": {"$ref": "#/components/schemas/Problem"},
        "examples": {"exempel": {"summary": TITLES[status], "value": example}},
    }
    return {"description": TITLES[status] + ".", "content": {"application/problem+json": content}}


def answered(says: str, example: Any, media: str = "application/json") -> dict[str, Any]:
    """Describe a good answer with one example."""
    examples = {"exempel": {"summary": says, "value": example}}
    return {"description": says, "content": {media: {"examples": examples}}}
