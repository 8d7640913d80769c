"""Small extracts for tests, and the shortest way to read one."""

from __future__ import annotations

from audit.intake.kinds import Kind
from audit.intake.mapping import ColumnMapping, parse_mapping
from audit.intake.reading import read_extract
from audit.intake.rows import ReadFile

HEADINGS = "utredning_id;barn_id;enhet;anmalan_inkom;inledd;avslutad;avslut"
ROW = "U1;B1;4110;2022-09-01;2022-09-05;2022-12-01;insats"
EXTENSION_HEADINGS = "utredning_id;beslutad;ny_sista_dag;skal_kod;skal;beslutsfattare"


def extract(*lines: str, headings: str = HEADINGS) -> bytes:
    """Write a file of lines in UTF-8."""
    return "".join(f"{line}\n" for line in (headings, *lines)).encode()


def read(data: bytes, toml: str = "", kind: Kind = Kind.BARNUTREDNINGAR) -> ReadFile:
    """Read a file, with a mapping where one is given."""
    mapping = parse_mapping(toml, kind) if toml else ColumnMapping(kind=kind)
    return read_extract(data, mapping)
