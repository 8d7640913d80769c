"""The log: what can happen, and how it is kept."""
