"""Lex Sarah: reports, ärenden, utredningar and what goes to IVO; pure, without any I/O."""
