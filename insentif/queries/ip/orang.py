"""The estimate of one person: four dimensions, what each rests on, and what would raise it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db.models import Count
from django.urls import reverse

from diklat.models import Pendaftaran, Program, RiwayatLuar
from insentif.models.ip import ButirIP, Dimensi, Disiplin
from insentif.queries.ip import sql
from insentif.queries.ip.tabel import Tabel, jenis_of, tabel_on
from lib.format import format_desimal
from lib.sql import fetch_riwayat
from pegawai.models import Pegawai

PENDAFTARAN: Final = 1
TAUTAN_PER_INDIKATOR: Final = 3
NOL: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Diklat:
    """A training that counts for an indicator."""

    nama: str
    tanggal: date
    jp: int
    url: str


@dataclass(frozen=True, slots=True)
class Indikator:
    """An indicator of competence: what it asks for, how far the person is, and programmes of the kinds that count."""

    nama: str
    skor: Decimal
    penuh: Decimal
    jp: int
    ambang: Decimal | None
    bulan: int | None
    diklat: list[Diklat] = field(default_factory=list)
    tautan: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_penuh(self) -> bool:
        return self.skor >= self.penuh

    @property
    def persen(self) -> Decimal:
        return 100 * self.skor / self.penuh if self.penuh else NOL

    @property
    def tambahan(self) -> Decimal:
        return self.penuh - self.skor

    @property
    def kurang_jp(self) -> Decimal:
        return max(NOL, (self.ambang or NOL) - self.jp)


@dataclass(frozen=True, slots=True)
class Angka:
    """A dimension: None where its facts are missing; `dasar` says on what it rests or what is missing."""

    label: str
    skor: Decimal | None
    penuh: Decimal
    dasar: str

    @property
    def persen(self) -> Decimal:
        return 100 * self.skor / self.penuh if self.skor is not None and self.penuh else NOL


@dataclass(frozen=True, slots=True)
class IP:
    pegawai: Pegawai
    per: date
    tabel: Tabel
    kelompok: str
    angka: list[Angka]
    indikator: list[Indikator]
    total: Decimal | None
    kategori: str

    @property
    def dihitung(self) -> int:
        return sum(row.skor is not None for row in self.angka)

    @property
    def kompetensi(self) -> Angka:
        return self.angka[0]

    @property
    def lain(self) -> list[Angka]:
        return self.angka[1:]

    @property
    def hilang(self) -> list[Angka]:
        return [row for row in self.angka if row.skor is None]

    @property
    def kurang(self) -> list[Indikator]:
        """What would raise it, the greatest gain first."""
        return sorted((row for row in self.indikator if not row.is_penuh), key=lambda row: -row.tambahan)


def get_ip(pegawai: Pegawai, per: date) -> IP | None:
    """The estimate as of the day; None before the first table. At most seven queries."""
    tabel = tabel_on(per)
    if tabel is None:
        return None
    values = {"pegawai": pegawai.pk, "hari": per, "tahun": per.year}
    (kelompok, *dimensi, total, kategori, penuh, nilai, tahun_nilai, hukuman, tahun_hukuman) = fetch_riwayat(sql.NILAI_SATU, values)[0]
    kualifikasi, kompetensi, kinerja, disiplin = dimensi
    indikator = _indikator(tabel, kelompok or "", fetch_riwayat(sql.RINCIAN_SATU, values))
    angka = [
        Angka("Kompetensi", kompetensi, penuh or NOL, _dasar_kompetensi(kelompok)),
        Angka("Kualifikasi", kualifikasi, tabel.penuh(Dimensi.KUALIFIKASI), _dasar_kualifikasi(pegawai, kualifikasi)),
        Angka("Kinerja", kinerja, tabel.penuh(Dimensi.KINERJA), _dasar_kinerja(nilai, tahun_nilai, per.year)),
        Angka("Disiplin", disiplin, tabel.penuh(Dimensi.DISIPLIN), _dasar_disiplin(hukuman, tahun_hukuman, per.year)),
    ]
    return IP(pegawai, per, tabel, kelompok or "", angka, indikator, total, kategori or "")


def _indikator(tabel: Tabel, kelompok: str, rows: list[Any]) -> list[Indikator]:
    names = _names([row[5:] for row in rows])
    by_name = tabel.indikator_of(kelompok)
    found: list[Indikator] = []
    for nama, butir in by_name.items():
        own = [row for row in rows if row[0] == nama]
        best = butir[0]
        skor, jp = (own[0][1], int(own[0][2])) if own else (NOL, 0)
        diklat = [Diklat(names[row[5:]][0], row[3], int(row[4]), names[row[5:]][1]) for row in own]
        found.append(Indikator(nama, skor, best.skor, jp, best.ambang, best.bulan, diklat))
    links = _tautan([by_name[row.nama][0] for row in found if not row.is_penuh])
    for row in found:
        row.tautan.extend(links.get(row.nama, []))
    return found


def _names(keys: list[tuple[int, int]]) -> dict[tuple[int, int], tuple[str, str]]:
    """Name and address of each training by (kind of row, key)."""
    own = {pk for macam, pk in keys if macam == PENDAFTARAN}
    other = {pk for macam, pk in keys if macam != PENDAFTARAN}
    found: dict[tuple[int, int], tuple[str, str]] = {}
    if own:
        for pk, nama in Pendaftaran.objects.filter(pk__in=own).values_list("pk", "program__nama"):
            found[PENDAFTARAN, pk] = (nama, reverse("diklat:pendaftaran-detail", args=[pk]))
    if other:
        for pk, nama in RiwayatLuar.objects.filter(pk__in=other).values_list("pk", "nama"):
            found[PENDAFTARAN + 1, pk] = (nama, reverse("diklat:riwayat-detail", args=[pk]))
    return found


def _tautan(butir: Iterable[ButirIP]) -> dict[str, list[tuple[str, str]]]:
    """By indicator the kinds of training that count and that the catalogue offers, the most programmes first. One query."""
    wanted = list(butir)
    if not wanted:
        return {}
    offered = Program.objects.active().filter(jenis__siasn_id__in=jenis_of(wanted)).order_by()
    kinds = offered.values_list("jenis", "jenis__siasn_id", "jenis__nama").annotate(n=Count("pk")).order_by("-n", "jenis__siasn_id")
    address = reverse("diklat:katalog-list")
    links = [(siasn_id, f"{nama} ({n} program)", f"{address}?jenis={pk}") for pk, siasn_id, nama, n in kinds]
    return {
        row.indikator: [(label, url) for siasn_id, label, url in links if siasn_id in jenis_of([row])][:TAUTAN_PER_INDIKATOR]
        for row in wanted
    }


def _dasar_kompetensi(kelompok: str | None) -> str:
    if kelompok is None:
        return "Belum ada penempatan definitif pada tanggal ini. Kepegawaian yang mencatatnya."
    return "Dari diklat yang lulus atau diverifikasi"


def _dasar_kualifikasi(pegawai: Pegawai, skor: Decimal | None) -> str:
    level = pegawai.tingkat_pendidikan
    if level is None:
        return "Tingkat pendidikan belum tercatat. Kepegawaian yang mencatatnya."
    return level.nama if skor is not None else f"{level.nama} tidak ada dalam tabel."


def _dasar_kinerja(nilai: Decimal | None, tahun: int | None, tahun_ini: int) -> str:
    if nilai is None:
        return f"Nilai kinerja {tahun_ini - 1} atau {tahun_ini} belum diisi kepegawaian."
    return f"Nilai {format_desimal(nilai, 2)} tahun {tahun}"


def _dasar_disiplin(hukuman: str, tahun: int | None, tahun_ini: int) -> str:
    if not hukuman:
        return f"Data hukuman disiplin {tahun_ini - 1} atau {tahun_ini} belum diisi kepegawaian."
    return f"Hukuman disiplin lima tahun: {Disiplin(hukuman).label.lower()} (data {tahun})"
