"""What trainings changed: levels before, after and months later, the four levels of evaluation, and what a closed level cost.

The method, its limits and who may see it: docs/keputusan/0016.
"""
