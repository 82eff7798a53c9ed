"""Certificates: issuing, withdrawing, replacing. A certificate that was issued never changes."""

from diklat.services.sertifikat.akhir import (
    KELAS,
    dampak_cabut,
    keep_sertifikat,
    propose_cabut,
    propose_ganti,
    public_alasan,
    replace_sertifikat,
    revoke_sertifikat,
)
from diklat.services.sertifikat.isi import KOREKSI, person_now
from diklat.services.sertifikat.terbit import issue_sertifikat

__all__ = [
    "KELAS",
    "KOREKSI",
    "dampak_cabut",
    "issue_sertifikat",
    "keep_sertifikat",
    "person_now",
    "propose_cabut",
    "propose_ganti",
    "public_alasan",
    "replace_sertifikat",
    "revoke_sertifikat",
]
