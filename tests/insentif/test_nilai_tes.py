"""Both scores of a person's tests have one source: it agrees with plain Python, and every page and rule that tells a gain reads it."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from diklat.models import Pendaftaran, Program
from evaluasi.models import KomponenNilai, NilaiKomponen, NilaiTes, Ujian
from evaluasi.queries.dampak.program import Masa, get_dampak
from evaluasi.queries.hasil.daftar import BarisHasil, add_tes
from evaluasi.queries.hasil.pita import load_pita
from evaluasi.queries.hasil.tes import get_tes
from evaluasi.queries.nilai_angkatan import load_nilai
from insentif.services import hitung
from lib import waktu
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program
from tests.evaluasi.pabrik import make_ujian, make_versi
from tests.evaluasi.pabrik_tes import hand_in
from tests.factories import make_pegawai
from tests.insentif.pabrik import hidup, make_lulus

pytestmark = pytest.mark.django_db
BAGIAN: dict[str, tuple[str, ...]] = {"tanpa": (), "tes": ("post_test", "pengajar"), "guru": ("pengajar",)}
ORANG = 2
FAKTA = st.lists(
    st.tuples(
        st.sampled_from(list(BAGIAN)),
        st.integers(0, ORANG - 1),
        st.sampled_from(["awal", "akhir", "post_test", "pengajar", "pre", "post"]),
        st.sampled_from([0, 40, 60, 75, 100]),
    ),
    max_size=24,
)


def make_bagian(program: Program, *sumber: str) -> list[KomponenNilai]:
    weight = Decimal(100) / (len(sumber) or 1)
    return [KomponenNilai.objects.create(program=program, nama=kind, sumber=kind, bobot=weight) for kind in sumber]


class Kelas:
    """A batch of each kind of programme, and in `tahu` what was written down about whom."""

    def __init__(self) -> None:
        tests = {kind: make_versi(kind) for kind in ("pre_test", "post_test")}
        self.rows: dict[tuple[str, int], Pendaftaran] = {}
        self.ujian: dict[tuple[str, str], Ujian] = {}
        self.bagian: dict[tuple[str, str], KomponenNilai] = {}
        for nama, sumber in BAGIAN.items():
            angkatan = make_angkatan(make_program())
            self.bagian |= {(nama, part.sumber): part for part in make_bagian(angkatan.program, *sumber)}
            for kind, versi in tests.items():
                self.ujian[nama, kind.removesuffix("_test")] = make_ujian(angkatan, kind, versi=versi)
            for n in range(ORANG):
                self.rows[nama, n] = make_pendaftaran(angkatan, make_pegawai(), "hadir")

    def forget(self) -> None:
        self.tahu: dict[tuple[str, int], dict[str, list[int]]] = {key: {} for key in self.rows}

    def write(self, nama: str, n: int, apa: str, nilai: int) -> None:
        row, known = self.rows[nama, n], self.tahu[nama, n]
        if apa in ("awal", "akhir"):
            Pendaftaran.objects.filter(pk=row.pk).update(**{f"nilai_{apa}": nilai})
            known[apa] = [nilai]
        elif apa in ("pre", "post"):
            if len(known.setdefault(apa, [])) < 5:
                hand_in(self.ujian[nama, apa], row, nilai)
                known[apa].append(nilai)
        elif apa in BAGIAN[nama]:
            NilaiKomponen.objects.update_or_create(pendaftaran=row, komponen=self.bagian[nama, apa], defaults={"nilai": nilai})
            known[apa] = [nilai]

    def told(self, nama: str, n: int) -> tuple[Any, ...]:
        """First and last score and the gain, as one would reckon them on paper."""
        known = self.tahu[nama, n]
        paper = "akhir" if not BAGIAN[nama] else "post_test"
        awal = max(known.get("pre") or known.get("awal") or [None])  # type: ignore[type-var]
        akhir = max(known.get("post") or known.get(paper) or [None])  # type: ignore[type-var]
        gain = None if None in (awal, akhir) or awal == 100 else Fraction(akhir - awal, 100 - awal)  # type: ignore[operator]
        return awal, akhir, None if gain is None else round(float(gain), 9), max(known.get("post") or [None])  # type: ignore[type-var]


def test_whatever_was_written_down_the_source_says_what_plain_python_says():
    kelas = Kelas()

    @settings(max_examples=20, deadline=None, phases=[Phase.generate])
    @given(fakta=FAKTA)
    def check(fakta: list[tuple[str, int, str, int]]) -> None:
        with transaction.atomic():
            kelas.forget()
            for fact in fakta:
                kelas.write(*fact)
            found = NilaiTes.objects.in_bulk()
            for key, row in kelas.rows.items():
                tes = found[row.pk]
                gain = None if tes.gain is None else round(float(tes.gain), 9)
                assert (tes.awal, tes.akhir, gain, tes.akhir_daring) == kelas.told(*key), key
            transaction.set_rollback(True)

    check()


def test_a_weighted_score_is_no_test_wherever_the_gain_is_told():
    """Tests 40 and 60 and a teacher's 100: the final score is 80, the gain a third; on each page and in the ledger."""
    program, pre, post = make_program(), make_versi("pre_test"), make_versi("post_test")
    make_bagian(program, "post_test", "pengajar")
    rows = [make_lulus(make_pegawai(), program=program, nilai_awal=40, nilai_akhir=80) for _ in range(5)]
    for row in rows:
        for versi, nilai in ((pre, 40), (post, 60)):
            hand_in(make_ujian(row.angkatan, versi.instrumen.jenis, versi=versi), row, nilai)
    angkatan = rows[0].angkatan
    tes, _ = get_tes(angkatan.pk, load_pita(waktu.today(), "n_gain")["n_gain"])
    (baris,) = load_nilai(angkatan).baris
    peserta = get_dampak(program, Masa()).peserta
    add_tes([listed := BarisHasil(angkatan, 0, None, None, None)])  # type: ignore[arg-type]
    assert [round(value, 2) for value in (tes.gain, baris.gain, peserta.gain.rata)] == [Decimal("0.33")] * 3
    assert [tes.akhir, baris.tes_akhir, peserta.akhir.rata, listed.akhir] == [60, 60, 60, 60]
    hitung.recalculate()
    assert [hidup(row.pegawai)[f"n_gain:{row.pk}"] for row in rows] == [2] * 5  # "sedang", where 0.67 would be too, and 0.7 not
