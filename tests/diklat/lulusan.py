"""A finished batch with people who passed: what certificates are made from."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage

from diklat.models import Angkatan, Pendaftaran, Sertifikat
from diklat.services import sertifikat as services
from diklat.services.sertifikat.akhir import sidik_usul
from pegawai.models import Pengguna
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_sesi
from tests.factories import make_pegawai

HARI = date(2026, 3, 9)


def make_lulusan(jumlah: int, *, status: str = "selesai", angkatan: Angkatan | None = None, **pegawai: Any) -> list[Pendaftaran]:
    """Names in the order of their applications; the batch was held on one day in March."""
    if angkatan is None:
        angkatan = make_angkatan(status=status, kuota=2000)
        make_sesi(angkatan, HARI)
    return [make_pendaftaran(angkatan, make_pegawai(f"Peserta {number:04d}", **pegawai), "lulus") for number in range(jumlah)]


def stored_files() -> list[Path]:
    """All PDFs of certificates in private storage."""
    return sorted(Path(default_storage.path("sertifikat")).rglob("*.pdf"))


def confirm_cabut(row: Sertifikat, by: Pengguna) -> Sertifikat:
    """The second person, who has seen the proposal as it stands."""
    seen = sidik_usul(Sertifikat.objects.get(pk=row.pk), {})
    return services.revoke_sertifikat(pk=row.pk, dilihat=seen, by=by)
