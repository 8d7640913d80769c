"""Tests of the intake that need no database."""
