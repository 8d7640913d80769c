"""Tests of the revisorer's granskningar, pure."""
