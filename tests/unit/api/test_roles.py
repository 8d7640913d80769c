"""Roles: what each may see, as data."""

from __future__ import annotations

import pytest

from api.auth.roles import CONTENT, LABELS, MAY, Permission, Role, acting_role, known, may


def test_every_role_has_a_name_and_a_line_in_the_table() -> None:
    """No role is left without a label or without an answer to what it may see."""
    assert set(LABELS) == set(MAY) == set(Role)


def test_a_tekniker_never_sees_content() -> None:
    """Whoever runs the service sees how it is, and nothing that a case says."""
    assert MAY[Role.TEKNIKER].isdisjoint(CONTENT)


def test_a_revisor_sees_masked_texts_only() -> None:
    """A revisor follows figures, cases and entries, but not the sealed words."""
    assert Permission.TIMELINES in MAY[Role.REVISOR]
    assert Permission.WORDS not in MAY[Role.REVISOR]


@pytest.mark.parametrize("role", [Role.ENHETSCHEF, Role.VERKSAMHETSCHEF])
def test_who_has_read_is_not_for_chefs(role: Role) -> None:
    """Only the loggkontrollant sees who has read; a chef does not."""
    assert not may([role], Permission.READ_LOG)
    assert may([Role.LOGGKONTROLLANT], Permission.READ_LOG)


def test_a_role_of_a_later_release_gives_nothing() -> None:
    """A stored name that this release does not know is no error and no right."""
    assert known(["kvalitet", "overste"]) == {Role.KVALITET}


def test_one_acts_in_the_role_that_carries_the_permission() -> None:
    """The event names the role in which the person acted, not just any that is held."""
    held = [Role.TEKNIKER, Role.REVISOR]

    assert acting_role(held, Permission.ENTRIES) is Role.REVISOR
    assert acting_role(held, Permission.WORDS) is None
