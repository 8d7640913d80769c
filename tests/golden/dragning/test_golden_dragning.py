"""A draw made once comes out the same for ever, here and in the program that a revisor runs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.golden.dragning import make

HOW_TO = Path(__file__).parents[3] / "docs" / "how-to" / "check-a-draw.md"
CODE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STORED: list[dict[str, Any]] = json.loads(make.FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program of the how-to, saved as its reader would save it."""
    (code,) = re.findall(
        r"^```python\n(.*?)^```$", HOW_TO.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    path = tmp_path_factory.mktemp("revisor") / "check_draw.py"
    path.write_text(code, encoding="utf-8")
    return path


def run(program: Path, facts: dict[str, Any], referenser: list[str] | None) -> tuple[int, str]:
    """Run it without the project on its path; gives the exit status and what it said."""
    (program.parent / "draw.json").write_text(json.dumps(facts), encoding="utf-8")
    command = [sys.executable, "-I", "-X", "utf8", program.name, "draw.json"]
    if referenser is not None:
        (program.parent / "list.txt").write_text("\n".join(referenser), encoding="utf-8")
        command.append("list.txt")
    done = subprocess.run(
        command, cwd=program.parent, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout.strip()


def test_the_examples_come_out_as_they_are_stored() -> None:
    """Whoever changes what is drawn has made every stored draw look steered."""
    assert make.text() == make.FILE.read_text(encoding="utf-8")


@pytest.mark.parametrize("apart", [True, False])
def test_the_program_of_the_how_to_finds_every_example_right(program: Path, *, apart: bool) -> None:
    """A program that shares no code with ours makes the same draws, the list in a file or not."""
    said = {run(program, facts, facts["referenser"] if apart else None) for facts in STORED}

    assert said == {(0, "dragningen stämmer")}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"known_root": "00" * 32}, "seed, dragna"),
        ({"known_position": 1}, "seed, dragna"),
        ({"underlag": "utredningar"}, "seed, dragna"),
        ({"dragna": ["ref-0000"]}, "dragna"),
    ],
)
def test_the_program_finds_what_was_steered(
    program: Path, change: dict[str, Any], found: str
) -> None:
    """Another head, another underlag or another outcome is told."""
    facts = STORED[0]

    assert run(program, {**facts, **change}, facts["referenser"]) == (1, f"stämmer inte: {found}")


def test_the_program_finds_a_list_with_one_left_out(program: Path) -> None:
    """A list that lacks a reference is another list."""
    facts = STORED[0]
    status, said = run(program, facts, facts["referenser"][1:])

    assert (status, said) == (1, "stämmer inte: population_sha256, seed, dragna")


def test_a_larger_draw_begins_with_the_smaller_one() -> None:
    """Five of twenty are the first five of eight of the same twenty."""
    assert STORED[1]["dragna"][:5] == STORED[0]["dragna"]
    assert STORED[3]["dragna"] != STORED[0]["dragna"]
