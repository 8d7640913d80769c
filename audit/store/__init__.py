"""Where the log is kept: the only folder of `audit` that touches a database, a key or a file."""
