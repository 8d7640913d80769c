"""The one error of this package: something that should have verified did not."""

from __future__ import annotations


class VerificationError(Exception):
    """A proof, note, tile path or commitment is malformed or does not hold.

    Malformed and false are not told apart: whoever checks evidence must refuse both.
    `diagnosis` is one Swedish sentence or two for the person who checks.
    It names steps, sizes and hashes, and never repeats text that came from outside.
    """

    def __init__(self, diagnosis: str) -> None:
        """Keep the sentence that tells which step failed."""
        super().__init__(diagnosis)
        self.diagnosis = diagnosis
