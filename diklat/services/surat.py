"""Letters of a batch as PDF: made from the participants of the moment, signed by hand or elsewhere."""

import re
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat import cetak
from diklat.models import Angkatan, SuratDinas
from diklat.permissions import WRITERS
from diklat.queries import surat as queries
from diklat.services import kunci
from diklat.services.sertifikat.isi import format_rentang_panjang, person_words
from lib import waktu
from lib.format import HARI, format_jam, format_nip, format_tanggal
from pegawai.cetak.kop import draw_kop, get_kop
from pegawai.models import Pengguna
from pegawai.permissions import only_peran
from pegawai.services.instansi import require_lengkap

NOMOR_DAFTAR: Final = re.compile(r"^\d{1,2}[.)](?:\s+|(?=[A-Z][a-z]))")
BELUM: Final = (Angkatan.Status.DRAF, Angkatan.Status.BATAL)


@only_peran(*WRITERS)
@transaction.atomic
def save_surat(*, surat: SuratDinas, by: Pengguna) -> SuratDinas:
    """A new letter or a corrected one. Refuses: status_angkatan (no letters for a draft or a cancelled batch), penanda_tangan,
    instansi (new)."""
    angkatan = kunci.lock_angkatan(surat.angkatan_id)
    if angkatan.status in BELUM:
        raise ValidationError("Surat dibuat setelah angkatan dibuka, dan tidak untuk angkatan yang batal.", code="status_angkatan")
    if not surat.penanda_tangan.is_aktif:
        raise ValidationError("Penanda tangan ini tidak lagi dipakai. Pilih yang lain.", code="penanda_tangan")
    if surat.pk is None:
        require_lengkap()
        surat.dibuat_oleh, surat.kop = by, get_kop()
    surat.save()
    return surat


def render_surat(surat: SuratDinas) -> bytes:
    return cetak.render("surat", make_data(surat))


def make_data(surat: SuratDinas) -> dict[str, Any]:
    angkatan, kop = surat.angkatan, surat.kop or get_kop()
    official = surat.penanda_tangan
    rows = list(queries.peserta_of(angkatan))
    people = [person_words(row) for row in rows]
    return {
        "jenis": surat.jenis,
        "judul": surat.get_jenis_display(),
        "nomor": surat.nomor,
        "tanggal": format_tanggal(surat.tanggal),
        "tempat_tanggal": f"{kop['kota']}, {format_tanggal(surat.tanggal)}",
        "kop": draw_kop(kop),
        "dasar": _lines(surat.dasar),
        "tembusan": _lines(surat.tembusan),
        "sumber_biaya": surat.sumber_biaya,
        "program": angkatan.program.nama,
        "angkatan": kop.get("angkatan", angkatan.sebutan),
        "penyelenggara": angkatan.program.penyelenggara,
        **_schedule(angkatan),
        "penanda_tangan": {
            "nama": official.nama,
            "jabatan": official.jabatan,
            "pangkat": official.pangkat,
            "nip": format_nip(official.nip) if official.nip else "",
        },
        "peserta": [
            {"nama": one["nama"], "nip": one["nip"], "pangkat": one["pangkat"], "jabatan": one["jabatan"], "unit": one["instansi"]}
            for one in people
        ],
    }


def _schedule(angkatan: Angkatan) -> dict[str, str]:
    first = angkatan.sesi_pertama
    days = ""
    if angkatan.mulai and angkatan.selesai:
        start, end = HARI[angkatan.mulai.weekday()], HARI[angkatan.selesai.weekday()]
        one_day = angkatan.mulai == angkatan.selesai
        days = f"{start if one_day else f'{start} sampai {end}'}, {format_rentang_panjang(angkatan.mulai, angkatan.selesai)}"
    return {
        "hari": days or "menyusul",
        "jam": f"pukul {format_jam(waktu.local(first))} {waktu.zone_label()} sampai selesai" if first else "",
        "tempat": angkatan.tempat,
        "jp": f"{angkatan.program.jp} jam pelajaran (JP)",
    }


def _lines(text: str) -> list[str]:
    """One entry a line. The number of a list typed in front is left out, for the document numbers them; that of a letter stays."""
    return [NOMOR_DAFTAR.sub("", line) for part in text.splitlines() if (line := part.strip())]
