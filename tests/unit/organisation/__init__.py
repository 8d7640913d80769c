"""The organisation: what was called what, on any day."""
