"""Reading a whole log anew and saying whether anything in it was changed."""

from audit.store.checking.whole import ExtraCheck, check, check_connected, subject_of

__all__ = ["ExtraCheck", "check", "check_connected", "subject_of"]
