"""What a certificate says: frozen when it is issued, from the application's snapshot and the programme as they are that day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, Protocol

from django.conf import settings
from django.urls import reverse

from diklat import kualifikasi
from diklat.models import Angkatan, MataPelatihan, PenandaTangan, Pendaftaran, ProgramKompetensi
from diklat.services.tanda_tangan import Penanda
from lib import qr, waktu
from lib.bulan import BULAN
from lib.format import format_desimal, format_nip, format_tanggal
from pegawai.cetak.kop import draw_kop, get_kop
from pegawai.models import Golongan, Jabatan, Pegawai, Penempatan, RiwayatGolongan, UnitKerja

KOREKSI: Final = ("nama", "nip", "lahir", "pangkat", "jabatan", "instansi")
"""What a replacement takes anew from the person's record; anything else would be another certificate."""


class Orang(Protocol):
    """A person with rank, position and unit as they are to be printed; an application is one."""

    @property
    def pegawai(self) -> Pegawai: ...
    @property
    def golongan(self) -> Golongan | None: ...
    @property
    def jabatan(self) -> Jabatan | None: ...
    @property
    def unit(self) -> UnitKerja | None: ...


def freeze_isi(rows: Sequence[Pendaftaran], *, penanda_tangan: PenandaTangan, penanda: Penanda, tanggal: date) -> dict[int, dict[str, Any]]:
    """All that is printed but number and code, per application; a few queries for any number of rows."""
    programs = {row.angkatan.program_id for row in rows}
    mata, kompetensi = _mata_of(programs), _kompetensi_of(programs)
    shared = seal_facts(penanda_tangan=penanda_tangan, penanda=penanda, tanggal=tanggal)
    batches = {row.angkatan_id: row.angkatan for row in rows}
    sebutan = {hari: kualifikasi.sebutan_on(hari) for hari in {_hari(angkatan) for angkatan in batches.values()}}
    training = {pk: _training(angkatan) for pk, angkatan in batches.items()}
    return {
        row.pk: {
            **person_words(row),
            **training[row.angkatan_id],
            **_result(row, sebutan),
            **shared,
            "mata": mata.get(row.angkatan.program_id, []),
            "kompetensi": kompetensi.get(row.angkatan.program_id, []),
        }
        for row in rows
    }


def seal_facts(*, penanda_tangan: PenandaTangan, penanda: Penanda, tanggal: date) -> dict[str, Any]:
    """Who issues and signs, where and when."""
    kop = get_kop()
    return {
        "penerbit": {key: kop[key] for key in ("pemerintah", "badan", "lambang")},
        "tempat_tanggal": f"{kop['kota']}, {format_tanggal(tanggal)}",
        "tanggal": tanggal.isoformat(),
        "penanda_tangan": {
            "nama": penanda_tangan.nama,
            "jabatan": penanda_tangan.jabatan,
            "pangkat": penanda_tangan.pangkat,
            "nip": format_nip(penanda_tangan.nip) if penanda_tangan.nip else "",
        },
        "keterangan_tanda_tangan": "Ditandatangani secara elektronik" + ("" if penanda.is_resmi else " (uji coba)"),
        "tanda_tangan": {"label": penanda.label, "resmi": penanda.is_resmi},
    }


def person_now(pendaftaran_id: int) -> dict[str, str]:
    """What a replacement prints of the person. Nothing of it is typed: name and birth as the record has them today; rank, position and
    unit of the day of application, as the history tells them today, else as they were noted that day."""
    related = ("pegawai", "golongan", "jabatan", "unit")
    row = Pendaftaran.objects.select_related(*related).get(pk=pendaftaran_id)
    day = waktu.day(row.dibuat)
    posting = Penempatan.objects.definitive().on(day).filter(pegawai=row.pegawai_id).select_related("unit", "jabatan").first()
    rank = RiwayatGolongan.objects.filter(pegawai=row.pegawai_id, tmt__lte=day).select_related("golongan").first()
    if posting is not None:
        row.unit, row.jabatan = posting.unit, posting.jabatan
    if rank is not None:
        row.golongan = rank.golongan
    return person_words(row)


def cetak_data(isi: Mapping[str, Any], kode: str) -> dict[str, Any]:
    """The frozen facts as the template takes them, with the address that checks them."""
    url = settings.BASE_URL + reverse("diklat:periksa-kode", args=[kode])
    start = settings.BASE_URL + reverse("diklat:periksa")
    return {**isi, "penerbit": draw_kop(isi["penerbit"]), "kode": kode, "qr": qr.svg(url), "tautan_dasar": start.split("://", 1)[1]}


def format_rentang_panjang(start: date, end: date) -> str:
    """3–5 Maret 2026, 30 Maret–2 April 2026: as documents write it."""
    if start == end:
        return format_tanggal(start)
    if start.year != end.year:
        return f"{format_tanggal(start)} sampai {format_tanggal(end)}"
    month = "" if start.month == end.month else f" {BULAN[start.month - 1]}"
    return f"{start.day}{month}–{format_tanggal(end)}"


def person_words(row: Orang) -> dict[str, str]:
    pegawai = row.pegawai
    birth = [text for text in (pegawai.tempat_lahir, format_tanggal(pegawai.tanggal_lahir) if pegawai.tanggal_lahir else "") if text]
    return {
        "nama": pegawai.nama_lengkap,
        "nip": format_nip(pegawai.nip),
        "lahir": ", ".join(birth),
        "pangkat": _pangkat(row),
        "jabatan": row.jabatan.nama if row.jabatan else "",
        "instansi": row.unit.nama_dokumen if row.unit else "",
    }


def _pangkat(row: Orang) -> str:
    if row.golongan is None:
        return ""
    return f"{row.golongan.pangkat}, {row.golongan.kode}" if row.golongan.pangkat else f"Golongan {row.golongan.kode}"


def _hari(angkatan: Angkatan) -> date:
    """The day whose bands name the score."""
    return angkatan.selesai or waktu.today()


def _training(angkatan: Angkatan) -> dict[str, Any]:
    program, mulai, selesai = angkatan.program, angkatan.mulai, angkatan.selesai
    return {
        "judul": program.judul_sertifikat,
        "program": program.nama,
        "jenis": str(program.jenis),
        "jenis_siasn": program.jenis.siasn_id,
        "jenis_sertipikat": program.jenis.huruf,
        "angkatan": f"Angkatan {angkatan.romawi}",
        "tahun": angkatan.tahun,
        "penyelenggara": program.penyelenggara,
        "tempat": angkatan.tempat,
        "mulai": mulai.isoformat() if mulai else None,
        "selesai": selesai.isoformat() if selesai else None,
        "waktu": f"pada tanggal {format_rentang_panjang(mulai, selesai)}" if mulai and selesai else "",
        "jp": program.jp,
    }


def _result(row: Pendaftaran, sebutan: Mapping[date, kualifikasi.Sebutan]) -> dict[str, Any]:
    return {
        "hasil": str(Pendaftaran.Status(row.status).label),
        "nilai": format_desimal(row.nilai_akhir, 2) if row.nilai_akhir is not None else "",
        "kualifikasi": sebutan[_hari(row.angkatan)](row.nilai_akhir),
    }


def _mata_of(programs: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for mata in MataPelatihan.objects.filter(program__in=programs):
        found.setdefault(mata.program_id, []).append({"judul": mata.judul, "jp": mata.jp})
    return found


def _kompetensi_of(programs: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for row in ProgramKompetensi.objects.filter(program__in=programs).select_related("kompetensi"):
        found.setdefault(row.program_id, []).append({"nama": row.kompetensi.nama, "level": row.level})
    return found
