"""The timeline of one ärende."""
