"""Drafts of a post-training form, and sending it once."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from evaluasi.models import JawabanPasca, LevelPasca, PenugasanEvaluasi
from evaluasi.services import pasca as services
from kompetensi.models import Kompetensi, Penilaian
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program
from tests.evaluasi.pabrik import make_penugasan, make_versi
from tests.factories import make_kompetensi, make_pegawai, make_pengguna, make_unit
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


class Isian:
    """A form with a scale, a choice and words, about a graduate of a programme with one competency."""

    def __init__(self, peran: str = "atasan") -> None:
        self.kompetensi: Kompetensi = make_kompetensi()
        angkatan = make_angkatan(make_program(kompetensi={self.kompetensi: 3}))
        peserta = make_pendaftaran(angkatan, make_pegawai(unit=make_unit()), "lulus")
        versi = make_versi(f"pasca_{peran}", ("skala", "pilihan", "angka", "teks"))
        self.row = make_penugasan(peserta, make_pegawai(), peran, versi=versi)
        self.akun = make_pengguna(pegawai=self.row.penilai)
        keys = [str(butir.pk) for butir in versi.butir_list.all()]
        self.jawaban: dict[str, Any] = dict(zip(keys, [4, 2, Decimal("7.5"), "Lebih cepat."], strict=True))
        self.level: dict[int, Decimal | None] = {self.kompetensi.pk: Decimal(3)}

    def send(self, **changes: Any) -> PenugasanEvaluasi:
        values = {"jawaban": self.jawaban, "level": self.level, "by": self.akun, **changes}
        return services.send_isian(penugasan_id=self.row.pk, **values)

    def save(self, **changes: Any) -> object:
        values = {"jawaban": self.jawaban, "level": self.level, "by": self.akun, **changes}
        return services.save_draf(penugasan_id=self.row.pk, **values)


def test_answers_levels_and_evidence_are_written_once():
    isian = Isian()
    isian.save()
    isian.send()
    row = PenugasanEvaluasi.objects.get()
    assert (row.status, row.draf, row.draf_pada) == ("selesai", {}, None)
    answers = JawabanPasca.objects.order_by("butir__urutan").values_list("skala", "pilihan", "angka", "teks")
    assert list(answers) == [
        (4, None, None, ""),
        (None, 2, None, ""),
        (None, None, Decimal("7.50"), ""),
        (None, None, None, "Lebih cepat."),
    ]
    assert LevelPasca.objects.get().level == Decimal("3.00")
    assert Penilaian.objects.get().sumber == "pasca"
    assert code_of(isian.send) == "sudah_dikirim"
    assert code_of(isian.save) == "sudah_dikirim"
    assert JawabanPasca.objects.count() == 4


def test_a_level_that_the_rater_cannot_tell_is_left_out():
    isian = Isian()
    isian.send(level={isian.kompetensi.pk: None})
    assert (LevelPasca.objects.count(), Penilaian.objects.count()) == (0, 0)


def test_a_colleagues_level_is_kept_but_is_no_evidence():
    Isian("rekan").send()
    assert (LevelPasca.objects.count(), Penilaian.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"jawaban": {}}, "belum_lengkap"), ({"level": {}}, "belum_lengkap"), ({"level": "tinggi"}, "level_di_luar")],
)
def test_gaps_and_wrong_levels_are_refused_and_write_nothing(changes: dict[str, Any], code: str):
    isian = Isian()
    if changes.get("level") == "tinggi":
        changes = {"level": {isian.kompetensi.pk: Decimal(6)}}
    assert code_of(lambda: isian.send(**changes)) == code
    assert JawabanPasca.objects.count() == 0


def test_a_draft_may_have_gaps_and_keeps_numbers_as_written():
    isian = Isian()
    first, _, third, _ = isian.jawaban
    isian.save(jawaban={first: 3, third: Decimal("7.5")}, level={isian.kompetensi.pk: None})
    assert PenugasanEvaluasi.objects.get().draf == {"jawaban": {first: 3, third: "7.5"}, "level": {str(isian.kompetensi.pk): None}}


@pytest.mark.parametrize("status", ["ditutup", "dialihkan"])
def test_a_closed_form_is_refused_with_the_reason(status: str):
    isian = Isian()
    PenugasanEvaluasi.objects.update(status=status, alasan_tutup="uji")
    assert (code_of(isian.send), code_of(isian.save)) == (status, status)


def test_nobody_fills_in_the_form_of_another():
    isian = Isian()
    with pytest.raises(PenugasanEvaluasi.DoesNotExist):
        isian.send(by=make_pengguna(pegawai=make_pegawai()))
    with pytest.raises(ValidationError):
        isian.send(jawaban={})
