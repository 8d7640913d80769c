"""Lex Sarah as people look for it: ärenden, reports, delegationsbeslut, and what a year came to."""
