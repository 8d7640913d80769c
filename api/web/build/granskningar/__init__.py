"""The pages of the revisorer's granskningar, as view models."""
