"""What Papergram costs, measured. `python -m benchmarks` runs all; the figures stand in docs/benchmarks.md."""
