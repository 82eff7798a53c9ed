"""Benchmarks: `make bench`, or `make bench ONLY=name`. Never part of the test suite.

Every row is measured beside its limit, alternating, so that a slow or busy machine slows both: what counts is the ratio.
How and why: docs/keputusan/0007-mengukur-berdampingan.md.
"""
