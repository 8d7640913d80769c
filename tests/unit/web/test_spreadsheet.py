"""Lists as files: what somebody typed stays text in whatever opens them."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from api.web.spreadsheet import csv_bytes, xlsx_bytes


@pytest.mark.parametrize("typed", ["=1+1", "+46", "-1", "@SUM", "\t=1", "\n=1", " =1", "＝1+1"])
def test_no_text_is_a_formula(typed: str) -> None:
    """A text that a spreadsheet might reckon with begins with an apostrophe in both forms."""
    shown = "'" + typed.replace("\t", " ").replace("\n", " ")
    book = load_workbook(io.BytesIO(xlsx_bytes([["Diarienummer"], [typed]], "Lista")))

    assert csv_bytes([[typed]]).decode("utf-8-sig") == f"{shown}\r\n"
    assert [cell.value for cell in book.worksheets[0]["A"]] == ["Diarienummer", shown]


def test_a_character_that_no_workbook_holds_stops_nobody() -> None:
    """A control character that came along from elsewhere becomes a space."""
    book = load_workbook(io.BytesIO(xlsx_bytes([["SN 2026\x01-14\x0b"]], "Lista")))

    assert book.worksheets[0]["A1"].value == "SN 2026 -14 "
