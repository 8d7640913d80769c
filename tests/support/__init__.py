"""What several kinds of tests share; nothing here replaces a part of the service."""
