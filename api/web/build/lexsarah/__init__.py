"""The pages of lex Sarah from what was read: the ärende with its parts, and the report."""
