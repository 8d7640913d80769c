"""A list of the clocks as a file: recorded with its SHA-256 before it is handed over."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from starlette.responses import Response

from api.web.routes.klockor.noted import note_clocks
from api.web.spreadsheet import CSV, XLSX, csv_bytes, xlsx_bytes
from audit.errors import NotFoundError

if TYPE_CHECKING:
    from api.auth import Access
    from api.web.build.klockor.found import Chosen

FORMS = {"csv": CSV, "xlsx": XLSX}


def demand_form(form: str) -> None:
    """Refuse a kind of file that lists are not given as; raises NotFoundError."""
    if form not in FORMS:
        raise NotFoundError("Listan finns som csv och xlsx.")


def as_file(
    access: Access,
    chosen: Chosen,
    what: str,
    form: str,
    rows: Sequence[Sequence[str]],
    filters: dict[str, str],
) -> Response:
    """Record the reading and give the rows, headings first, as a file named after the list."""
    title = what.replace("_", " ").capitalize()[:31]
    data = csv_bytes(rows) if form == "csv" else xlsx_bytes(rows, title)
    more = {**filters, "format": form, "sha256": hashlib.sha256(data).hexdigest()}
    note_clocks(access, chosen, what, len(rows) - 1, more)
    headers = {"Content-Disposition": f'attachment; filename="{what}.{form}"'}
    return Response(data, media_type=FORMS[form], headers=headers)
