"""Lex Sarah: what may be done, by whom and when, and what it leads to."""
