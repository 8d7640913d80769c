"""Who calls, and what they have access to in one nämnd: what pages and endpoints are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from api.auth.roles import Permission, Role, known, may
from audit.store.accounts import StoredAccount

if TYPE_CHECKING:
    from audit.envelope import Context
    from audit.store.log import Log


@dataclass(frozen=True, slots=True)
class Account:
    """The signed-in account; `csrf_token` is None when it came with a token and no session.

    `strong`: both factors were given, or the token was made for ordinary logs.
    """

    id: UUID
    username: str
    display_name: str
    roles: Mapping[str, frozenset[Role]]
    csrf_token: str | None = None
    strong: bool = False

    @classmethod
    def of(
        cls, stored: StoredAccount, csrf_token: str | None = None, *, strong: bool = False
    ) -> Account:
        """Make it of what the store keeps; roles unknown to this release give nothing."""
        roles = {slug: known(names) for slug, names in stored.roles.items()}
        return cls(stored.id, stored.username, stored.display_name, roles, csrf_token, strong)

    def may(self, slug: str, permission: Permission) -> bool:
        """Tell whether the account has a permission in a nämnd."""
        return may(self.roles.get(slug, frozenset()), permission)


@dataclass(frozen=True, slots=True)
class Access:
    """An account's access to one nämnd, checked: its log, the roles held, and who acts.

    `context` goes with everything that is recorded, a reading among them.
    """

    account: Account
    log: Log
    roles: frozenset[Role]
    context: Context

    def may(self, permission: Permission) -> bool:
        """Tell whether the account has another permission here too."""
        return may(self.roles, permission)
