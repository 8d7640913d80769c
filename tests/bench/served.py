"""The application with one more endpoint, which signs in and does nothing; run as a process."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import Annotated

import uvicorn
from fastapi import Depends

from api.app import create_app
from api.auth import Account, current_account
from api.bootstrap import build
from api.collecting import settle
from api.logging import configure
from audit.settings import Settings

NOTHING = "/api/v1/nothing"


def nothing(account: Annotated[Account, Depends(current_account)]) -> dict[str, str]:
    """Sign in and do nothing."""
    return {"username": account.username}


def main() -> None:
    """Serve on a free port, which is the first line printed."""
    configure("json")
    services = build(Settings.load())
    app = create_app(services)
    app.add_api_route(NOTHING, nothing)
    listening = socket.create_server(("127.0.0.1", 0), backlog=512)
    # As the service does (see api/cli/run.py): else an answer in two writes waits 40 ms for an ACK.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    print(listening.getsockname()[1], flush=True)
    settle()
    config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False)
    # It stops in order when it is told to, and then raises what told it.
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main()
