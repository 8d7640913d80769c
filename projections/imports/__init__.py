"""Imports: which are open, and when the newest extract was made."""
