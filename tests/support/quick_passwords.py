"""Passwords that are hashed in no time, for tests in which how long it takes does not matter."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pytest
from argon2 import PasswordHasher

from api.auth import passwords

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN: Final = passwords._HASHER
"""What the service hashes with: 64 MiB and a tenth of a second for each, on purpose."""
QUICK: Final = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


@contextmanager
def hashing_with(hasher: PasswordHasher) -> Iterator[None]:
    """Let the service hash with other parameters for a while."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", hasher)
        yield
