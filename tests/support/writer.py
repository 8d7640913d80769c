"""A writer in a process of its own: appends, and writes down what was acknowledged.

Run as `python -m tests.support.writer DSN FOLDER KEYFILE COUNT NUMBER`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from audit.store.keys import read_keys
from audit.store.notify import Notifier
from audit.store.opening import Surroundings, open_log
from audit.store.pool import make_pool
from tests.support.logs import a_context
from tests.support.utredningar import opened_event


def main() -> None:
    """Append COUNT events one by one; each acknowledged one is a line in FOLDER/acks.NUMBER."""
    dsn, folder, keyfile, count, number = sys.argv[1:]
    pool = make_pool(dsn, max_size=2)
    notifier = Notifier(dsn)
    notifier.start()
    around = Surroundings(dsn, pool, notifier, Path(folder) / "outside")
    log = open_log(around, "prov", read_keys(Path(keyfile)))
    acknowledged = os.open(Path(folder) / f"acks.{number}", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    context = a_context()
    for _ in range(int(count)):
        event = opened_event()
        done = log.append([event], context)
        os.write(acknowledged, f"{event.originator_id} {done.first_position}\n".encode())
    log.close()
    notifier.close()
    pool.close()


if __name__ == "__main__":
    main()
