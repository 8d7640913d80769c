"""Tests of barnavårdsutredningar: what may happen, what it leads to, and which class it gives."""
