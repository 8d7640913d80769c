"""Sixteen writers in four processes and a tailing reader; the same with writers killed.

`LIGGARE_TEST_APPENDS` sets how many events are written (100,000 for a long look).
"""

from __future__ import annotations

import itertools
import os
import random
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import psycopg

from audit.evidence.checkpoint import parse_and_verify
from audit.evidence.hashing import leaf_hash
from audit.evidence.right_edge import RightEdge
from audit.store.keys import write_keys
from tests.support.logs import a_context
from tests.support.utredningar import opened_event

APPENDS = int(os.environ.get("LIGGARE_TEST_APPENDS", "4000"))
WRITERS = 16


class Tail(threading.Thread):
    """A reader that follows the log by position, as a view does, and keeps what it saw."""

    def __init__(self, dsn):
        super().__init__(daemon=True)
        self.dsn, self.seen, self.until = dsn, [], None

    def run(self):
        """Read on from the last position seen, until told how many to wait for."""
        query = (
            "SELECT position, recorded_at, arende_id FROM namnd_prov.entry "
            "WHERE position > %s ORDER BY position"
        )
        with psycopg.connect(self.dsn, autocommit=True) as connection:
            while self.until is None or len(self.seen) < self.until:
                last = self.seen[-1][0] if self.seen else 0
                self.seen += connection.execute(query, [last]).fetchall()
                time.sleep(0.01)


def demand_a_sound_log(log, size):
    """Read the whole log again: gapless, in order of time, and the tree that was signed."""
    with log.pool.connection() as connection:
        query = "SELECT position, recorded_at, bytes FROM namnd_prov.entry ORDER BY position"
        rows = connection.execute(query).fetchall()
    edge, _ = RightEdge().extend([leaf_hash(bytes(row[2])) for row in rows])
    signed = parse_and_verify(log.checkpoint()[1], log.parts.signer.verifier, log.origin)
    assert [row[0] for row in rows] == list(range(1, size + 1))
    assert all(a[1] < b[1] for a, b in itertools.pairwise(rows))
    assert (signed.size, signed.root) == (size, edge.root())


def test_sixteen_writers_and_a_tailing_reader_lose_and_double_nothing(opened):
    """Every event is there once, gapless, in one order, and the tailing reader saw that order."""
    tail = Tail(opened.database.app_dsn)
    tail.start()
    logs = [opened.log, *(opened.reopen() for _ in range(3))]
    context = a_context()

    def write(number):
        log = logs[number % len(logs)]
        return [log.append([opened_event()], context).first_position for _ in range(share)]

    share = APPENDS // WRITERS
    with ThreadPoolExecutor(WRITERS) as pool:
        positions = [one for many in pool.map(write, range(WRITERS)) for one in many]
    tail.until = 1 + share * WRITERS
    tail.join(timeout=60)
    for log in logs[1:]:
        log.close()

    assert sorted(positions) == list(range(2, share * WRITERS + 2))
    assert [row[0] for row in tail.seen] == list(range(1, share * WRITERS + 2))
    demand_a_sound_log(opened.log, share * WRITERS + 1)


def test_writers_killed_at_random_leave_every_acknowledged_event_exactly_once(opened, tmp_path):
    """Killed processes and killed connections lose nothing that was acknowledged."""
    keyfile = tmp_path / "keys.json"
    write_keys(keyfile, opened.keys)
    command = [sys.executable, "-m", "tests.support.writer", opened.database.app_dsn]
    command += [str(tmp_path), str(keyfile), "100000"]
    chance = random.Random(20221231)
    running = [subprocess.Popen([*command, str(n)]) for n in range(4)]

    for number in range(4, 8):
        time.sleep(chance.uniform(1.5, 3))
        victim = running.pop(chance.randrange(len(running)))
        victim.send_signal(signal.SIGKILL)
        victim.wait()
        running.append(subprocess.Popen([*command, str(number)]))
    time.sleep(2)
    for process in running:
        process.send_signal(signal.SIGKILL)
        process.wait()

    acknowledged = acknowledgements(tmp_path)
    log = opened.reopen()
    size = log.head().size
    with log.pool.connection() as connection:
        query = "SELECT arende_id::text, position FROM namnd_prov.entry"
        stored = dict(connection.execute(query).fetchall())
    log.close()
    assert len(acknowledged) > 100
    assert all(stored.get(arende) == position for arende, position in acknowledged)
    demand_a_sound_log(opened.log, size)


def acknowledgements(folder):
    """Read what the writers wrote down; a line torn by the kill was not acknowledged."""
    lines = [
        line.split() for path in folder.glob("acks.*") for line in path.read_text().split("\n")[:-1]
    ]
    return [(arende, int(position)) for arende, position in lines]
