"""A file with a delegationsordning (TOML, or CSV out of a spreadsheet) as plain data.

The CSV has one row per point; several delegater or lagrum in a cell are divided by `|`, and the
number of an act stands in brackets: `14 kap. 6 § SoL [2001:453] | 24 e § LSS [1993:387]`.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from audit.errors import FieldProblem, InvalidInputError
from audit.intake.decoding import decode
from audit.intake.errors import broken
from audit.law.delegation import BESLUTSFATTARE

COLUMNS = ("nummer", "slag", "sak", "text", "delegater", "lagrum", "omrade", "anmarkning")
REQUIRED = ("nummer", "slag", "sak", "text", "delegater")
MOST_BYTES = 500_000

_SFS = re.compile(r"(?P<text>.*?)\s*\[(?P<sfs>\d{4}:\d{1,5})\]", re.DOTALL)
_CODES = {label: code for code, label in BESLUTSFATTARE.items()}


def read_ordning_file(data: bytes) -> dict[str, Any]:
    """Give what the file says, as `read_ordning` takes it: TOML, or the points of a CSV.

    Raises InvalidInputError (BrokenFileError for the file itself) naming the row and column.
    """
    if len(data) > MOST_BYTES:
        raise broken("Filen är större än en delegationsordning kan vara.")
    text = decode(data, None)
    if re.search(r"^\s*\[\[punkt\]\]", text, re.MULTILINE):
        return _toml(text)
    return {"punkt": list(_points(text))}


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise broken("Filen är inte giltig TOML.", row=None) from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        where = int(found[1]) if found else None
        raise broken("Filen är inte giltig TOML.", row=where) from error


def _points(text: str) -> Iterator[dict[str, Any]]:
    lines = text.replace("\r\n", "\n").split("\n")
    reader = csv.reader((line + "\n" for line in lines), delimiter=";", strict=True)
    try:
        rows = [(number, row) for number, row in enumerate(reader, 1) if any(map(str.strip, row))]
    except csv.Error as error:
        raise broken("Ett citattecken eller en radbrytning står på fel plats.") from error
    if not rows:
        raise broken("Filen är tom.")
    headings = [one.strip().lower() for one in rows[0][1]]
    _demand_headings(headings)
    for number, row in rows[1:]:
        if len(row) != len(headings):
            reason = f"Raden har {len(row)} celler, rubrikraden har {len(headings)}."
            raise broken(reason, row=number)
        yield _point(number, dict(zip(headings, map(str.strip, row), strict=True)))


def _demand_headings(headings: list[str]) -> None:
    lacking = [name for name in REQUIRED if name not in headings]
    # A heading that is unknown is not told: a file without headings has anything there.
    unknown = [at for at, name in enumerate(headings, 1) if name not in COLUMNS]
    if lacking:
        raise broken(f"Kolumnerna {', '.join(lacking)} saknas. Semikolon skiljer dem åt.", row=1)
    if unknown or len(set(headings)) != len(headings):
        raise broken("En rubrik är okänd eller står två gånger.", row=1)


def _point(number: int, cells: Mapping[str, str]) -> dict[str, Any]:
    for name in REQUIRED:
        if not cells[name]:
            raise InvalidInputError([FieldProblem(name, f"{name}: cellen är tom.", number)])
    point: dict[str, Any] = {name: cells[name] for name in ("nummer", "sak", "text")}
    point["slag"] = cells["slag"].lower()
    point["delegater"] = [_CODES.get(one.lower(), one) for one in _parts(cells["delegater"])]
    point["lagrum"] = [_lagrum(one) for one in _parts(cells.get("lagrum", ""))]
    more = {name: cells[name] for name in ("omrade", "anmarkning") if cells.get(name)}
    return point | more


def _parts(cell: str) -> list[str]:
    return [one.strip() for one in cell.split("|") if one.strip()]


def _lagrum(text: str) -> dict[str, str]:
    found = _SFS.fullmatch(text)
    return {"text": found["text"], "sfs": found["sfs"]} if found else {"text": text}
