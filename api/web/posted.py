"""What a page's form sent: plain text by the names of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends, Request

MOST_FIELDS = 200
MOST_DIGITS = 18
"""More digits than any count has; a longer number stays too large to be one."""


async def posted(request: Request) -> dict[str, str]:
    """Give the text fields of a form; files are asked for by name where a page takes them."""
    form = await request.form(max_fields=MOST_FIELDS)
    return {name: value for name, value in form.items() if isinstance(value, str)}


def with_number(values: Mapping[str, str], name: str) -> dict[str, object]:
    """Give the fields with one of them read as a number; what is none stays text."""
    text = values.get(name, "").strip()
    return {**values, name: int(text[:MOST_DIGITS])} if text.isdecimal() else {**values}


Posted = Annotated[dict[str, str], Depends(posted)]
