"""Points of the demo city: the ledger as the rules derive it from the trainings that are there."""

from insentif.services.hitung import recalculate


def fill_poin() -> None:
    recalculate()
