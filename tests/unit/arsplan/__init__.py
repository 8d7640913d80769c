"""Tests of the nämnd's year."""
