"""The queries of the figures, put together from their fragments."""

from __future__ import annotations

from typing import Final

from audit.store.sql import Queries

FRAGMENTS: Final = ("pagaende", "avslutade", "filter")


def _put_together() -> Queries:
    """Fill in the fragments: one definition of who runs and of the classes, for every query."""
    texts = dict(Queries.load("projections.barnutredning", "figure.sql").texts)
    bodies = {name: _without_comment(texts.pop(name)) for name in (*FRAGMENTS, "klassade")}
    for population in ("pagaende", "avslutade"):
        bodies[f"klassade_{population}"] = bodies["klassade"].replace("{urval}", population)
    return Queries({name: _filled(text, bodies) for name, text in texts.items()})


def _filled(text: str, bodies: dict[str, str]) -> str:
    for fragment, body in bodies.items():
        text = text.replace("{" + fragment + "}", body)
    return text


def _without_comment(text: str) -> str:
    """Drop the description: it may speak of parameters."""
    lines = (line.partition(" --")[0] for line in text.splitlines())
    return "\n".join(line for line in lines if not line.lstrip().startswith("--"))


FIGURE: Final = _put_together()
"""The queries: running, closed, closed_months, running_by_enhet, running_list, closed_list."""
