"""The benchmarks: ours beside frozen baselines, in one run (`python -m tests.bench`)."""
