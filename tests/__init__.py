"""Every test of Liggare."""
