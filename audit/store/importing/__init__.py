"""Bringing one file of an extract into the log: looked up, compared, written, never half."""

from audit.store.importing.one_file import Order, import_file, no_progress

__all__ = ["Order", "import_file", "no_progress"]
