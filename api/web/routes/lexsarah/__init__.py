"""The pages on which lex Sarah work is done: the report, the ärende, and the form of every act."""
