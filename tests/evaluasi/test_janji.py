"""What a plan may count on of a programme's promise: the same figures as the effect page, from thirty measured graduates on."""

import pytest

from diklat.models import ProgramKompetensi
from evaluasi.queries.dampak.janji import Janji, list_janji
from evaluasi.queries.dampak.program import Masa, get_dampak
from evaluasi.queries.dampak.selang import Porsi
from kompetensi.models import StandarKompetensi
from tests.evaluasi.alumni import Dunia

pytestmark = pytest.mark.django_db


def test_the_share_is_that_of_the_effect_page():
    dunia = Dunia()
    for kemudian in ("3", "3.5", "2", ""):
        dunia.make_lulusan("1", "3", kemudian)
    dunia.make_lulusan("3", "3", "3")
    (row,) = list_janji()
    celah = get_dampak(dunia.program, Masa()).celah
    assert (Porsi(row.menepati_kemudian, row.diukur), Porsi(row.menepati, row.tercatat)) == (celah.porsi_kemudian, celah.porsi_tertutup)
    assert (row.program_id, row.kompetensi_id, row.diukur, row.menepati_kemudian) == (dunia.program.pk, dunia.kompetensi.pk, 3, 2)


def test_a_programme_is_held_to_its_own_level_where_the_standard_is_higher():
    dunia = Dunia()
    ProgramKompetensi.objects.update(level=2)
    StandarKompetensi.objects.update(level=4)
    for sesudah in ("2", "3", "1.5"):
        dunia.make_lulusan("1", sesudah)
    dunia.make_lulusan("2", "2")  # it promises him nothing
    (row,) = list_janji()
    assert (row.menepati, row.tercatat) == (2, 3)


@pytest.mark.parametrize(
    ("janji", "porsi", "bagian"),
    [
        (Janji(1, 1, 30, 24, 40, 40), Porsi(24, 30), 0.627),  # months later before at once
        (Janji(1, 1, 29, 29, 30, 15), Porsi(15, 30), 0.332),
        (Janji(1, 1, 29, 29, 29, 29), Porsi(29, 29), None),
        (Janji(1, 1, 50, 0, 0, 0), Porsi(0, 50), 0.0),  # closes nothing, and that is proven
    ],
)
def test_thirty_measured_graduates_prove(janji: Janji, porsi: Porsi, bagian: float | None):
    assert (janji.porsi, janji.bagian) == (porsi, bagian if bagian is None else pytest.approx(bagian, abs=0.001))
