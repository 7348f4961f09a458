"""The project's own benchmark: `python -m benchmark` in `tests/`, or `python tests/benchmark`."""
