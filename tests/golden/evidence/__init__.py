"""Proofs, checkpoints and notes, good and bad, made by `make.py`."""
