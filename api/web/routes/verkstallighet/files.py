"""A list of these pages as a file: recorded with its SHA-256 before it is handed over."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from starlette.responses import Response

from api.web.routes.klockor.files import FORMS, demand_form
from api.web.spreadsheet import csv_bytes, xlsx_bytes
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.auth import Access

__all__ = ["as_file", "demand_form"]


def as_file(
    access: Access,
    what: str,
    name: str,
    form: str,
    rows: Sequence[Sequence[str]],
    filters: dict[str, str],
) -> Response:
    """Record the reading and give the rows, headings first, as a file of a name."""
    data = csv_bytes(rows) if form == "csv" else xlsx_bytes(rows, name[:31])
    more = {**filters, "format": form, "sha256": hashlib.sha256(data).hexdigest()}
    record_reading(access.log, access.context, Reading(what, filters=more, count=len(rows) - 1))
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return Response(data, media_type=FORMS[form], headers=headers)
