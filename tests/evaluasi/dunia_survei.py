from datetime import timedelta
from typing import Any

from django.utils import timezone

from evaluasi.models import PartisipasiSurvei, Survei, VersiInstrumen
from pegawai.models import Pengguna
from tests.diklat.pabrik import make_angkatan, make_kehadiran, make_narasumber, make_pendaftaran, make_program, make_sesi
from tests.evaluasi.pabrik import make_survei


def find_rows(akun: dict[str, Pengguna]) -> dict[str, Any]:
    """Surveys in their states, and three of the account `pegawai`: to be answered, answered, and closed."""
    versi = VersiInstrumen.objects.get(instrumen__kode="UB-UMUM", status="terbit")
    today = timezone.localdate()
    found: dict[str, Any] = {}
    for number, word in enumerate(("survei_isi", "survei_sudah", "survei_lewat")):
        program = make_program(f"Pelayanan Prima Petugas Loket {number + 1}", kode=f"UMPAN-{number}")
        angkatan = make_angkatan(program, status="selesai")
        sesi = make_sesi(angkatan, today - timedelta(days=2), number, lama=1, narasumber=make_narasumber(f"Dra. Pengajar {number}, M.Pd."))
        make_kehadiran(sesi, make_pendaftaran(angkatan, akun["pegawai"].pegawai, "lulus"))
        found[word] = make_survei(angkatan, nama=f"Umpan balik {angkatan.nama}", versi=versi)
    PartisipasiSurvei.objects.create(survei=found["survei_sudah"], pegawai=akun["pegawai"].pegawai)
    Survei.objects.filter(pk=found["survei_lewat"].pk).update(status="menunggu")
    return found | {"survei_rilis": Survei.objects.filter(status="dirilis").latest("pk")}
