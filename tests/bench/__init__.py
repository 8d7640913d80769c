"""The benchmarks: ours beside frozen baselines, in one run. `make bench`, or `python -m tests.bench`."""
