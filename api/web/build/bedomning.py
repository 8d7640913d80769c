"""How a bedömning looks wherever it stands: in the list, above the ärende and in its sections."""

from __future__ import annotations

from api.web.labels import named
from api.web.models.frame import Kind
from api.web.models.parts import Bricka
from audit.lexsarah.bedomning import BEDOMNING, goes_to_ivo


def bedomning_bricka(bedomning: str, before: str = "") -> Bricka:
    """Mark a bedömning: what goes to IVO stands out, yet is no fault; `before` leads the text."""
    kind = Kind.WARNING if goes_to_ivo(bedomning) else Kind.NEUTRAL
    return Bricka(f"{before}{named(BEDOMNING, bedomning)}", kind)
