"""A delegationsordning read from a file: TOML or CSV, with the row that is wrong named."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from audit.delegation import read_ordning
from audit.errors import InvalidInputError
from audit.intake.ordning_file import read_ordning_file
from tests.support.sources import ROOT

ID = UUID(int=1)
CSV = """nummer;slag;sak;text;delegater;lagrum
4.2 p. 1;Ansvar;utreda;Utreda rapporter;verksamhetsstrateg | verksamhetsutvecklare;\
14 kap. 6 § SoL [2001:453] | 24 e § LSS [1993:387]
4.3;beslut;anmala_ivo;Anmäla till IVO;utskottet;24 f § LSS
"""


def test_a_csv_becomes_points() -> None:
    """Several delegater and lagrum of a cell, and the number of each act, are told apart."""
    dates = {"namn": "Ordning", "antagen": date(2026, 1, 1), "galler_fran": date(2026, 1, 1)}
    command = read_ordning(ID, {**dates, **read_ordning_file(CSV.encode("cp1252"))})
    first, second = command.punkter

    assert first.delegater == ("verksamhetsstrateg", "verksamhetsutvecklare")
    assert [(one.text, one.sfs) for one in first.lagrum] == [
        ("14 kap. 6 § SoL", "2001:453"),
        ("24 e § LSS", "1993:387"),
    ]
    assert (first.slag, second.delegater, second.lagrum[0].sfs) == ("ansvar", ("utskott",), None)


def test_a_toml_is_read_as_it_stands() -> None:
    """The demo's own file gives what it gave before."""
    data = (ROOT / "audit" / "delegation" / "demo.toml").read_bytes()

    assert read_ordning(ID, read_ordning_file(data)).antagen == date(2024, 4, 16)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"[[punkt]]\nnummer = ",
        b"nummer,slag\n1,2\n",
        CSV.replace("Anmäla till IVO", "").encode(),
        CSV.replace("utskottet;", "utskottet;;").encode(),
        CSV.replace("lagrum\n", "personnummer\n").encode(),
        CSV.replace("Utreda", '"Utreda').encode(),
        b"x" * 600_000,
    ],
)
def test_a_broken_file_is_refused(data: bytes) -> None:
    """Whatever is wrong with the file gives a reason, and never a point."""
    with pytest.raises(InvalidInputError) as caught:
        read_ordning_file(data)

    assert caught.value.problems[0].reason
