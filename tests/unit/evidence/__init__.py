"""Tests of the Merkle tree, proofs, notes and commitments."""
