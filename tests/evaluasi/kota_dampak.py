from tests.diklat.pabrik import make_program
from tests.factories import make_kompetensi


def make_rows(kota: dict[str, object]) -> dict[str, object]:
    """A programme that raises a competency and was never held: its page says so."""
    return {"program_dampak": make_program("Program berdampak", kompetensi={make_kompetensi(): 3})}
