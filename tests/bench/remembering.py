"""Peak memory of the commands that read a whole log; the server's is measured where it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.processes import LIGGARE, environment, running
from tests.bench.result import Line
from tests.bench.serving import MEMORY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.stage import Stage

COMMANDS = ("rebuild", "check")


def lines(stage: Stage) -> Iterator[Line]:
    """Run each command on a full log and note the most memory it had."""
    log = stage.filled()[0]
    log.parts.hand_over.flush()
    for name in COMMANDS:
        command = [LIGGARE, name, "--namnd", log.namnd.slug]
        with running(command, environment(stage.ground)) as one:
            peak = one.end(ask=False)
        against = f"itself; {stage.sizes.events:,} events"
        yield Line(f"memory of liggare {name}, peak", against, peak, "MB", MEMORY)
