"""What the address of a JP report says; what makes no sense there is ignored."""

from datetime import date
from typing import Any

from django.http import Http404

from diklat.queries.jp import laporan
from kompetensi.queries import peta
from lib import paging, waktu
from lib.format import format_tanggal, format_waktu
from lib.masukan import read_day, read_id
from pegawai.models.referensi import JenisASN, KelompokJabatan
from pegawai.permintaan import Permintaan

TAHUN_PERTAMA = 2020


def read_tahun(request: Permintaan) -> int:
    """The present year unless the address names an earlier one."""
    text = request.GET.get("tahun", "")
    this = waktu.today().year
    return int(text) if text.isdecimal() and TAHUN_PERTAMA <= int(text[:4]) <= this and len(text) == 4 else this


def read_per(request: Permintaan) -> date:
    """A day of the year asked for: the last one of a past year, today of the present one, or the chosen one in it."""
    tahun = read_tahun(request)
    last = min(waktu.today(), date(tahun, 12, 31))
    chosen = read_day(request.GET, "per")
    return chosen if chosen is not None and chosen.year == tahun and chosen <= last else last


def read_saringan(request: Permintaan) -> tuple[laporan.Saringan, peta.Tempat]:
    """A unit outside the reader's scope does not exist for the reader."""
    akar = peta.scope_of(request.user)
    per = read_per(request)
    tempat = peta.find_tempat(read_id(request.GET, "unit"), akar, per)
    if tempat is None:
        raise Http404
    jenis_asn, kelompok = request.GET.get("jenis_asn", ""), request.GET.get("kelompok", "")
    saringan = laporan.Saringan(
        per=per,
        unit=tempat.unit.pk if tempat.unit else None,
        akar=akar,
        jenis_asn=jenis_asn if jenis_asn in JenisASN.values else "",
        kelompok=kelompok if kelompok in KelompokJabatan.values else "",
    )
    return saringan, tempat


def pilihan() -> dict[str, list[tuple[str, str]]]:
    this = waktu.today().year
    return {
        "tahun": [(str(year), str(year)) for year in range(this, TAHUN_PERTAMA - 1, -1)],
        "jenis_asn": [(str(value), str(label)) for value, label in JenisASN.choices],
        "kelompok": [(str(value), str(label)) for value, label in KelompokJabatan.choices],
        "keadaan": list(laporan.KEADAAN_LABEL.items()),
    }


def chips(request: Permintaan, saringan: laporan.Saringan, keadaan: str = "") -> list[tuple[str, str]]:
    """Filters in force, each with the address without it."""
    this, kelompok = waktu.today(), saringan.kelompok
    labels = {
        "tahun": f"Tahun {saringan.per.year}" if saringan.per.year != this.year else "",
        "per": f"Sampai {format_tanggal(saringan.per)}" if saringan.per != min(this, date(saringan.per.year, 12, 31)) else "",
        "jenis_asn": saringan.jenis_asn,
        "kelompok": str(KelompokJabatan(kelompok).label) if kelompok else "",
        "keadaan": laporan.KEADAAN_LABEL.get(keadaan, ""),
    }
    return [(label, paging.without(request, name)) for name, label in labels.items() if label]


def context(request: Permintaan, saringan: laporan.Saringan, tempat: peta.Tempat, keadaan: str = "") -> dict[str, Any]:
    """What every page of such a report shows: where, when, how it is narrowed down."""
    return {
        "saringan": saringan,
        "tempat": tempat,
        "jalur": tempat.jalur[:-1],
        "pilihan": pilihan(),
        "chips": chips(request, saringan, keadaan),
        "waktu": describe_day(saringan.per),
    }


def notes(request: Permintaan, saringan: laporan.Saringan, tempat: peta.Tempat, keadaan: str = "") -> list[tuple[str, Any]]:
    """What the last sheet of the Excel file says about itself."""
    words = ", ".join(label for label, _ in chips(request, saringan, keadaan)) or "tanpa saringan"
    day = describe_day(saringan.per)
    return [("Unit", tempat.nama), ("Saringan", words), ("Waktu data", day), ("Dibuat oleh", request.user.nama)]


def describe_day(per: date) -> str:
    return f"Data {format_waktu(waktu.now())}" if per == waktu.today() else f"Keadaan {format_tanggal(per)}"
