"""Lex Sarah for programs: one table of commands, and the resources that they change."""
