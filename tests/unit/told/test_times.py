"""The nämnd's own times: read from a file, refused where they cannot be meant."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest

from api.told.times import Habits, read_habits
from audit.errors import ConfigurationError
from audit.lexsarah.escalation import Tider


def test_without_a_file_every_namnd_has_the_ordinary_times() -> None:
    """Two hours when somebody may be in danger, else ten o'clock the next vardag."""
    assert read_habits(None, ["prov"]) == {"prov": Habits()}
    assert Habits().tider == Tider(fara=timedelta(hours=2), klockan=time(10))


def test_a_namnd_says_its_own_times(tmp_path: Path) -> None:
    """What it does not say is as it is for the others."""
    file = tmp_path / "tider.toml"
    file.write_text("[prov]\nfara_minuter = 45\nklockan = 07:30:00\nskickar = false\n")
    found = read_habits(file, ["prov", "annan"])

    assert found["prov"] == Habits(
        Tider(fara=timedelta(minutes=45), klockan=time(7, 30)), skickar=False
    )
    assert found["annan"] == Habits()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[annan]\n", "ingen nämnd"),
        ("[prov]\nfara_timmar = 2\n", "bara fara_minuter"),
        ("prov = 2\n", "bara fara_minuter"),
        ("[prov]\nfara_minuter = 0\n", "heltal"),
        ("[prov]\nfara_minuter = 1.5\n", "heltal"),
        ("[prov]\nfara_minuter = true\n", "heltal"),
        ('[prov]\nklockan = "10"\n', "tid"),
        ('[prov]\nskickar = "ja"\n', "true eller false"),
        ("[prov\n", "TOML"),
    ],
)
def test_times_that_cannot_be_meant_stop_the_start(tmp_path: Path, text: str, says: str) -> None:
    """A mistake is found in daylight, not in the night when the first message is due."""
    file = tmp_path / "tider.toml"
    file.write_text(text)

    with pytest.raises(ConfigurationError, match=says):
        read_habits(file, ["prov"])


def test_a_file_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    """A path that leads nowhere is a mistake, and not the ordinary times."""
    with pytest.raises(ConfigurationError, match="läsa"):
        read_habits(tmp_path / "saknas.toml", ["prov"])
