"""Pressing what a page shows: the inputs that travel with it, as a browser would send them."""

from __future__ import annotations

import re


def hidden(html: str) -> dict[str, str]:
    """Give the hidden inputs of the first form in a page's own content, the token among them."""
    form = html.partition("<main")[2].partition("<form")[2].partition("</form>")[0]
    return dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))
