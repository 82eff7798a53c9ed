"""A class in session: a running batch with one session and its participants, for the tests of attendance and results."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from diklat.models import Angkatan, Pendaftaran, Sesi
from pegawai.models import Pengguna
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program
from tests.factories import make_pegawai, make_pengguna


@dataclass
class Kelas:
    angkatan: Angkatan
    sesi: Sesi
    rows: list[Pendaftaran]
    pengelola: Pengguna

    def akun(self, index: int) -> Pengguna:
        return make_pengguna(pegawai=self.rows[index].pegawai)


def make_kelas(count: int = 3, *, mulai: timedelta = timedelta(hours=-1), is_batal: bool = False, **program: Any) -> Kelas:
    """The session begins `mulai` from now and lasts three hours; participants stand in the order of their names."""
    angkatan = make_angkatan(make_program(**program), status="berjalan")
    start = timezone.now() + mulai
    sesi = Sesi.objects.create(
        angkatan=angkatan, nomor=1, judul="Materi", mulai=start, selesai=start + timedelta(hours=3), jp=4, is_batal=is_batal
    )
    angkatan.mulai = angkatan.selesai = timezone.localdate(start)
    angkatan.save(update_fields=["mulai", "selesai"])
    rows = [make_pendaftaran(angkatan, make_pegawai(f"Peserta {chr(65 + index)}")) for index in range(count)]
    return Kelas(angkatan, sesi, rows, make_pengguna("pengelola"))
