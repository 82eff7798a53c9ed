"""Work done, for tests of a bound on it: a busy machine stretches the clock, not the work."""

import os


def work() -> float:
    """Seconds of CPU this process and its ended children have used until now."""
    return sum(os.times()[:4])
