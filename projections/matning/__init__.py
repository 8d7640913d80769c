"""Frozen measurements: what was said then, beside what is known now."""
