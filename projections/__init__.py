"""Read models: every table here can be dropped and derived again from the log."""

from audit.store.migrations import MigrationSet

MIGRATIONS = MigrationSet("projections", "projections", "schema")
"""The tables of all views in one nämnd's schema; run by the owner after the log's own."""
