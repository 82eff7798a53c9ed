"""The supervisor's rating months later as indicative evidence."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from evaluasi.models import LevelPasca, PenugasanEvaluasi
from evaluasi.services import bukti as services
from kompetensi.models import Kompetensi, Penilaian, ProfilKompetensi
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program
from tests.evaluasi.pabrik import make_penugasan
from tests.factories import make_kompetensi, make_pegawai, make_pengguna, make_unit
from tests.hari import PADA

pytestmark = pytest.mark.django_db


def make_terkirim(level: dict[Kompetensi, str], peran: str = "atasan", *, pegawai=None) -> PenugasanEvaluasi:
    """A form that was sent today about a graduate with a posting."""
    pegawai = pegawai or make_pegawai(unit=make_unit())
    row = make_pendaftaran(make_angkatan(make_program("Analisis", kompetensi=dict.fromkeys(level, 3))), pegawai, "lulus")
    kirim = {"status": "selesai", "dikirim_pada": timezone.now()}
    penugasan = make_penugasan(row, make_pegawai(), peran, **kirim)
    for kompetensi, value in level.items():
        LevelPasca.objects.create(penugasan=penugasan, kompetensi=kompetensi, level=Decimal(value))
    return penugasan


def test_supervisors_levels_become_indicative_evidence_of_the_day():
    first, second = make_kompetensi(), make_kompetensi()
    penugasan = make_terkirim({first: "3", second: "2.5"})
    akun = make_pengguna(pegawai=penugasan.penilai)
    services.record_pasca(penugasan=penugasan)
    found = Penilaian.objects.order_by("kompetensi").values_list("kompetensi", "level", "sumber", "tanggal", "keterangan", "dicatat_oleh")
    rest = ("pasca", timezone.localdate(), f"Analisis, Angkatan I Tahun {PADA.year}", akun.pk)
    assert list(found) == [(first.pk, Decimal("3.00"), *rest), (second.pk, Decimal("2.50"), *rest)]
    profil = ProfilKompetensi.objects.get(pegawai=penugasan.pendaftaran.pegawai, kompetensi=first)
    assert (profil.level, profil.level_indikatif, profil.sumber_indikatif) == (None, Decimal("3.00"), "pasca")


def test_twice_is_once():
    penugasan = make_terkirim({make_kompetensi(): "3"})
    services.record_pasca(penugasan=penugasan)
    assert services.record_pasca(penugasan=penugasan) == []
    assert Penilaian.objects.count() == 1


@pytest.mark.parametrize("peran", ["alumnus", "rekan", "bawahan"])
def test_forms_of_others_leave_no_evidence(peran: str):
    assert services.record_pasca(penugasan=make_terkirim({make_kompetensi(): "3"}, peran)) == []


def test_of_two_forms_on_one_day_the_higher_level_stays():
    kompetensi, pegawai = make_kompetensi(), make_pegawai(unit=make_unit())
    for value in ("3", "4", "2"):
        services.record_pasca(penugasan=make_terkirim({kompetensi: value}, pegawai=pegawai))
    kept = Penilaian.objects.get(pegawai=pegawai, dibatalkan_pada=None)
    gone = Penilaian.objects.get(pegawai=pegawai, dibatalkan_pada__isnull=False)
    assert (kept.level, gone.level, gone.alasan_batal) == (Decimal("4.00"), Decimal("3.00"), services.DIGANTIKAN)


def test_a_lower_level_on_another_day_is_evidence_too():
    kompetensi, pegawai = make_kompetensi(), make_pegawai(unit=make_unit())
    penugasan = make_terkirim({kompetensi: "4"}, pegawai=pegawai)
    penugasan.dikirim_pada = timezone.now() - timedelta(days=40)
    services.record_pasca(penugasan=penugasan)
    services.record_pasca(penugasan=make_terkirim({kompetensi: "3"}, pegawai=pegawai))
    assert ProfilKompetensi.objects.get(pegawai=pegawai, kompetensi=kompetensi).level_indikatif == Decimal("3.00")
