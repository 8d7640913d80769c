"""Reporting: what is pure of it."""
