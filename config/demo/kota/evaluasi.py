"""Three years of tests, feedback and post-training evaluation for the demo city."""


def fill_evaluasi() -> int:
    """Fill the evaluation tables for the trainings that are there; returns the number of answers."""
    return 0
