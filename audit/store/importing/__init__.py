"""Bringing one file of an extract into the log: looked up, compared, written, never half."""

from audit.store.importing.checked import Progress
from audit.store.importing.one_file import Order, import_file, no_progress, turn

__all__ = ["Order", "Progress", "import_file", "no_progress", "turn"]
