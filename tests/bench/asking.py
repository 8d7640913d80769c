"""A client that asks over kept connections, small enough to leave the cores to the server."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench.rounds import Rate

CONNECTIONS = 8


def ask(port: int, token: str, path: Callable[[], str], seconds: float) -> Rate:
    """Ask over a few connections for a time; gives answers per second, all of them 200."""

    async def all_of_them() -> Rate:
        start = time.perf_counter()
        one = (_connection(port, token, path, start + seconds) for _ in range(CONNECTIONS))
        return sum(await asyncio.gather(*one)) / (time.perf_counter() - start)

    return asyncio.run(all_of_them())


async def _connection(port: int, token: str, path: Callable[[], str], end: float) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    done = 0
    while time.perf_counter() < end:
        writer.write(
            f"GET {path()} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
            "\r\n".encode()
        )
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            message = head.split(b"\r\n", 1)[0].decode()
            raise RuntimeError(message)
        await reader.readexactly(_length(head))
        done += 1
    writer.close()
    return done


def _length(head: bytes) -> int:
    fields = (line.partition(b":") for line in head.lower().split(b"\r\n"))
    return next(int(value) for name, _, value in fields if name == b"content-length")
