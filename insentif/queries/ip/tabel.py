"""The dated tables of scores: which is in force on a day, and what it holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from diklat.models import JenisDiklat
from insentif.models import ButirIP, KategoriIP, VersiIP
from insentif.models.ip import Dimensi, Disiplin, KelompokIP
from lib import waktu
from lib.format import format_angka, format_tanggal
from pegawai.models import Pegawai, TingkatPendidikan
from pegawai.queries.akibat import Dampak


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table with its rows in memory: a few dozen."""

    versi: VersiIP
    butir: tuple[ButirIP, ...]

    def of_dimensi(self, dimensi: str, kelompok: str = "") -> list[ButirIP]:
        return [row for row in self.butir if row.dimensi == dimensi and row.kelompok == kelompok]

    def indikator_of(self, kelompok: str) -> dict[str, list[ButirIP]]:
        """The indicators of competence of a group, each with its rows, the highest score first; those that give most come first."""
        found: dict[str, list[ButirIP]] = {}
        for row in sorted(self.of_dimensi(Dimensi.KOMPETENSI, kelompok), key=lambda row: -row.skor):
            found.setdefault(row.indikator, []).append(row)
        return found

    @property
    def kompetensi_penuh(self) -> Decimal:
        """The most that competence gives to any group."""
        sums = [sum((rows[0].skor for rows in self.indikator_of(kode).values()), Decimal(0)) for kode in KelompokIP.values]
        return max(sums)

    def penuh(self, dimensi: str) -> Decimal:
        """The most that a dimension other than competence gives."""
        return max((row.skor for row in self.of_dimensi(dimensi)), default=Decimal(0))


def tabel_on(hari: date) -> Tabel | None:
    """The table in force on the day; None before the first. Two queries."""
    versi = versi_on(hari)
    return Tabel(versi, tuple(versi.butir_list.all())) if versi else None


def versi_on(hari: date) -> VersiIP | None:
    return VersiIP.objects.filter(berlaku_mulai__lte=hari).first()


def versi_list() -> list[VersiIP]:
    """The newest first."""
    return list(VersiIP.objects.all())


def kategori_of(versi: VersiIP) -> list[KategoriIP]:
    return list(versi.kategori_list.all())


def dampak_mulai(versi: VersiIP) -> list[Dampak]:
    """What a table does by its first day: whose estimates follow it from when on."""
    older = VersiIP.objects.filter(berlaku_mulai__lt=versi.berlaku_mulai).first()
    until = (f"Sampai hari sebelumnya berlaku tabel mulai {format_tanggal(older.berlaku_mulai)}",) if older else ()
    text = f"Mulai {format_tanggal(versi.berlaku_mulai)} estimasi IP ASN semua pegawai memakai tabel ini"
    return [Dampak(text, until, gawat=False), *dampak_isi(versi)]


def dampak_isi(row: VersiIP | ButirIP | KategoriIP) -> list[Dampak]:
    """Of a table in force: estimates that people have read already become others. Else nothing yet."""
    versi = row if isinstance(row, VersiIP) else row.versi
    if versi.berlaku_mulai > waktu.today():
        return []
    jumlah = format_angka(Pegawai.objects.active().count())
    return [Dampak(f"Tabel ini sedang berlaku: estimasi {jumlah} pegawai berubah sejak {format_tanggal(versi.berlaku_mulai)}")]


@dataclass(frozen=True, slots=True)
class Bagian:
    """A dimension of a table: its rows, each with the names of what it counts."""

    kode: str
    label: str
    baris: list[tuple[ButirIP, str]]


def bagian_of(versi: VersiIP) -> list[Bagian]:
    """Three queries."""
    names = {
        Dimensi.KUALIFIKASI: dict(TingkatPendidikan.objects.values_list("siasn_id", "nama")),
        Dimensi.KOMPETENSI: {str(kode): nama for kode, nama in JenisDiklat.objects.values_list("siasn_id", "nama")},
        Dimensi.KINERJA: {},
        Dimensi.DISIPLIN: {str(value): str(label) for value, label in Disiplin.choices},
    }
    rows = sorted(versi.butir_list.all(), key=lambda row: (row.kelompok, -row.skor))
    return [
        Bagian(
            kode,
            str(Dimensi(kode).label),
            [(row, ", ".join(known.get(word, word) for word in row.kode)) for row in rows if row.dimensi == kode],
        )
        for kode, known in names.items()
    ]


def jenis_of(rows: Iterable[ButirIP]) -> set[int]:
    """SIASN ids of the kinds of training that these rows count."""
    return {int(kode) for row in rows for kode in row.kode if kode.isdecimal()}
