"""All views by name: a new area brings its view here."""

from __future__ import annotations

from typing import Final

from audit.errors import NotFoundError
from projections.barnutredning.view import VIEW as BARNUTREDNING
from projections.barnutredning.views import HANDLAGGNING, OROSANMALAN
from projections.imports.view import VIEW as IMPORT
from projections.kontroll.view import VIEW as KONTROLL
from projections.lexsarah.view import VIEW as LEXSARAH
from projections.matning.view import VIEW as MATNING
from projections.verkstallighet.view import VIEW as VERKSTALLIGHET
from projections.view import View

VIEWS: Final[tuple[View, ...]] = (
    BARNUTREDNING,
    OROSANMALAN,
    HANDLAGGNING,
    MATNING,
    IMPORT,
    LEXSARAH,
    KONTROLL,
    VERKSTALLIGHET,
)
"""Every view, in the order they are caught up."""


def view_named(name: str) -> View:
    """Give the view of a name; raises NotFoundError."""
    for view in VIEWS:
        if view.name == name:
            return view
    message = "Det finns ingen sådan vy."
    raise NotFoundError(message)
