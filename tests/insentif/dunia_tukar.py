from typing import Any

from django.utils import timezone

from insentif.models import Imbalan
from insentif.services import tukar as services
from pegawai.models import Pengguna
from tests.insentif.pabrik_tukar import give_poin, make_imbalan


def find_rows(akun: dict[str, Pengguna]) -> dict[str, Any]:
    """Things to redeem points for, wishes that wait, one approved and one refused, with points of two years."""
    year, person, office = timezone.localdate().year, akun["pegawai"], akun["pengelola"]
    for tahun in (year - 1, year):
        give_poin(person.pegawai, tahun, 60)
    make_imbalan("Kunjungan belajar uji", poin=900, stok=0)
    things = [make_imbalan(f"Imbalan uji {number}", poin=20, stok=5, batas_tahun=2) for number in (1, 2, 3)]
    wishes = [_redeem(person, thing) for thing in things]
    services.approve_penukaran(penukaran_id=wishes[1], by=office)
    services.refuse_penukaran(penukaran_id=wishes[2], alasan="Persediaan rusak", by=office)
    return {"imbalan": things[2], "penukaran": wishes[0], "penukaran_saya": wishes[1]}


def _redeem(akun: Pengguna, imbalan: Imbalan) -> int:
    return services.create_penukaran(imbalan_id=imbalan.pk, poin=imbalan.poin, by=akun).pk
