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
    return send(port, lambda: _get(path(), token), seconds)


def send(port: int, request: Callable[[], bytes], seconds: float) -> Rate:
    """Send requests over a few connections for a time; gives answers per second, all good."""

    async def all_of_them() -> Rate:
        start = time.perf_counter()
        one = (_connection(port, request, start + seconds) for _ in range(CONNECTIONS))
        return sum(await asyncio.gather(*one)) / (time.perf_counter() - start)

    return asyncio.run(all_of_them())


def one_by_one(port: int, token: str, path: Callable[[], str], number: int) -> list[float]:
    """Ask so many times, one after another; gives the seconds that each answer took."""

    async def all_of_them() -> list[float]:
        streams = await asyncio.open_connection("127.0.0.1", port)
        taken = []
        for _ in range(number):
            start = time.perf_counter()
            await _answered(streams, _get(path(), token))
            taken.append(time.perf_counter() - start)
        streams[1].close()
        return taken

    return asyncio.run(all_of_them())


def _get(path: str, token: str) -> bytes:
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n\r\n"
    return head.encode()


async def _connection(port: int, request: Callable[[], bytes], end: float) -> int:
    streams = await asyncio.open_connection("127.0.0.1", port)
    done = 0
    while time.perf_counter() < end:
        await _answered(streams, request())
        done += 1
    streams[1].close()
    return done


async def _answered(
    streams: tuple[asyncio.StreamReader, asyncio.StreamWriter], request: bytes
) -> None:
    """Send one request and read its answer; raises RuntimeError for one that is not 200."""
    reader, writer = streams
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        message = head.split(b"\r\n", 1)[0].decode()
        raise RuntimeError(message)
    await reader.readexactly(_length(head))


def _length(head: bytes) -> int:
    fields = (line.partition(b":") for line in head.lower().split(b"\r\n"))
    return next(int(value) for name, _, value in fields if name == b"content-length")
