"""Choosing whom to ask besides the supervisor."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from evaluasi.models import PenugasanEvaluasi
from evaluasi.queries.pasca.penilai import calon_list
from evaluasi.services.pasca import penilai as services
from pegawai.models import Pegawai
from tests.evaluasi.kelas_pasca import Kantor
from tests.evaluasi.pabrik import make_penugasan
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


class Meja:
    """A graduate with one open form of a colleague, and an officer."""

    def __init__(self) -> None:
        self.kantor = Kantor()
        self.peserta = self.kantor.graduate()
        self.row = make_penugasan(self.peserta, self.kantor.rekan[0], "rekan", draf={"jawaban": {"1": 3}})
        self.by = make_pengguna("pengelola")

    def replace(self, pengganti: Pegawai, alasan: str = "Sedang cuti", row: PenugasanEvaluasi | None = None) -> PenugasanEvaluasi:
        target = (row or self.row).pk
        return services.replace_penilai(penugasan_id=target, pengganti_id=pengganti.pk, alasan=alasan, by=self.by)

    def add(self, penilai: Pegawai, peran: str = "rekan") -> PenugasanEvaluasi:
        return services.add_penilai(pendaftaran_id=self.peserta.pk, peran=peran, penilai_id=penilai.pk, by=self.by)


@pytest.fixture
def meja() -> Meja:
    return Meja()


def test_the_new_colleague_gets_the_same_form_and_the_old_draft_is_gone(meja: Meja):
    baru = meja.replace(meja.kantor.rekan[1])
    meja.row.refresh_from_db()
    assert (meja.row.status, meja.row.alasan_tutup, meja.row.draf) == ("dialihkan", "Sedang cuti", {})
    assert (baru.versi, baru.tenggat, baru.menggantikan, baru.status) == (meja.row.versi, meja.row.tenggat, meja.row, "terbuka")


def test_only_the_supervisor_who_rates_him_and_the_office_choose(meja: Meja):
    meja.by = make_pengguna(pegawai=meja.kantor.kabid)
    acts = (lambda: meja.replace(meja.kantor.rekan[1]), lambda: meja.add(meja.kantor.rekan[1]))
    assert [code_of(act) for act in acts] == ["bukan_wewenang", "bukan_wewenang"]
    make_penugasan(meja.peserta, meja.kantor.kabid)
    assert code_of(acts[1]) == ""


def test_refusals_say_why(meja: Meja):
    kantor = meja.kantor
    atasan = make_penugasan(meja.peserta, kantor.kabid)
    outside = make_pegawai(unit=make_unit())
    assert code_of(lambda: meja.replace(kantor.rekan[1], row=atasan)) == "bukan_pilihan"
    assert code_of(lambda: meja.replace(kantor.rekan[1], " ")) == "alasan"
    for person in (outside, kantor.alumnus, kantor.kabid, kantor.rekan[0]):
        assert code_of(lambda person=person: meja.replace(person)) == "bukan_calon"
    PenugasanEvaluasi.objects.filter(pk=meja.row.pk).update(status="selesai", dikirim_pada=timezone.now())
    assert code_of(lambda: meja.replace(kantor.rekan[1])) == "tidak_terbuka"


def test_five_of_a_role_are_enough(meja: Meja):
    more = [make_pegawai(unit=meja.kantor.bidang) for _ in range(5)]
    for person in more[:4]:
        meja.add(person)
    assert code_of(lambda: meja.add(more[4])) == "penuh"


@pytest.mark.parametrize(("peran", "code"), [("atasan", "bukan_pilihan"), ("bawahan", "belum_dibuka")])
def test_only_roles_that_were_asked_get_one_more(meja: Meja, peran: str, code: str):
    assert code_of(lambda: meja.add(meja.kantor.rekan[1], peran)) == code


def test_after_the_deadline_nobody_is_added(meja: Meja):
    PenugasanEvaluasi.objects.update(tenggat=timezone.localdate() - timedelta(days=1))
    assert code_of(lambda: meja.add(meja.kantor.rekan[1])) == "belum_dibuka"


def test_who_is_asked_already_is_no_candidate_but_who_was_replaced_is_one_again(meja: Meja):
    kantor: Any = meja.kantor
    assert list(calon_list(meja.peserta, "rekan")) == kantor.rekan[1:]
    meja.replace(kantor.rekan[1])
    assert list(calon_list(meja.peserta, "rekan")) == [kantor.rekan[0], kantor.rekan[2]]
