"""Garbage collection in a service that serves."""

from __future__ import annotations

import subprocess
import sys

SETTLED = """
import gc
from api.collecting import YOUNG, settle
kept = [[] for _ in range(1000)]
settle()
assert gc.get_freeze_count() > 1000
assert gc.get_threshold()[0] == YOUNG
assert gc.isenabled()
"""


def test_what_was_there_at_the_start_is_left_alone_and_collection_goes_on() -> None:
    """In a process of its own: what is frozen stays so for all that runs in it."""
    done = subprocess.run([sys.executable, "-c", SETTLED], check=False, capture_output=True)

    assert done.returncode == 0, done.stderr
