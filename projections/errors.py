"""Why a view stops: the log says what the view cannot read, or lacks what it should say."""

from __future__ import annotations

from audit.errors import LiggareError


class ViewStoppedError(LiggareError):
    """The view cannot go on past an event; the detail names its löpnummer and nothing it says."""


class ContentMissingError(ViewStoppedError):
    """The content of an event is gone and no gallring explains it."""


class UnknownEventError(ViewStoppedError):
    """The log holds a (topic, version) that the view neither reads nor ignores."""


class GapError(ViewStoppedError):
    """The log has a gap: fewer entries than löpnummer."""


class RebuildRunningError(LiggareError):
    """The view is being rebuilt already."""
