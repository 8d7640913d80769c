"""Merkle tree, proofs, signed notes and commitments: pure functions over bytes, no domain."""
