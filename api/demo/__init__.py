"""The demo: a constructed nämnd, whose rows add up to the figures that Strömsund has published.

Nothing in it happened to anyone; its log says so in its origin, for ever.
"""

from __future__ import annotations

from api.demo.accounts import ACCOUNTS, PASSWORD
from api.demo.build import NAME, SLUG, build_demo
from api.demo.ensure import ensure

__all__ = ["ACCOUNTS", "NAME", "PASSWORD", "SLUG", "build_demo", "ensure"]
