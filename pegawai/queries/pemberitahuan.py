"""The notices on somebody's own page, and which kinds of them come as a mail too."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from pegawai.models import AturanPengingat, Notifikasi, Pengguna

Status = Notifikasi.Status
SURAT: Mapping[str, tuple[str, str]] = {
    Status.TERKIRIM: ("", "Surel terkirim"), Status.TIDAK_PASTI: ("warn", "Surel tidak pasti"), Status.GAGAL: ("warn", "Surel gagal"),
    Status.TIDAK_PERLU: ("", "Tanpa surel"),
}  # fmt: skip

RUMPUN: Mapping[str, str] = {
    "Persetujuan": "Persetujuan dan rencana", "Rencana dan anggaran": "Persetujuan dan rencana",
    "Hasil diklat": "Hasil dan data Anda", "Data pegawai": "Hasil dan data Anda",
}  # fmt: skip
"""Six headings are enough to choose from; the office's own list of kinds keeps its finer groups."""


@dataclass(frozen=True, slots=True)
class Pemberitahuan:
    row: Notifikasi
    jenis: str
    warna: str
    surat: str

    @property
    def isi(self) -> str:
        """The words of the mail without the line that holds nothing but its address."""
        link = f"{settings.BASE_URL}{self.row.tautan}"
        return "\n".join(line for line in self.row.isi.splitlines() if not self.row.tautan or line.strip() != link).strip()


@dataclass(frozen=True, slots=True)
class Pilihan:
    kode: str
    nama: str
    wajib: str
    is_surel: bool


def own_rows(user: Pengguna, *, belum: bool = False, kelompok: str = "") -> QuerySet[Notifikasi]:
    """The latest first, by when they reached the reader."""
    rows = Notifikasi.objects.of(user)
    if belum:
        rows = rows.unread()
    if kelompok:
        rows = rows.filter(aturan__in=AturanPengingat.objects.filter(kelompok=kelompok).values("kode"))
    return rows.annotate(pada=Coalesce("selesai", "kirim_pada")).order_by("-pada", "-pk")


def opened_by(user: Pengguna, path: str) -> list[int]:
    """The unread notices that lead to this page, or to that of the thing above it, which is opened without them."""
    parts = path.split("/")
    pages = {path, *("/".join((*parts[: place + 1], "")) for place, part in enumerate(parts) if part.isdecimal())}
    return list(Notifikasi.objects.of(user).unread().filter(data___tautan__in=pages).order_by().values_list("pk", flat=True))


def kelompok_pilihan(user: Pengguna) -> list[str]:
    """The groups of kinds that this person was ever told something of."""
    kinds = Notifikasi.objects.of(user).order_by().values("aturan")
    return sorted(set(AturanPengingat.objects.filter(kode__in=kinds).order_by().values_list("kelompok", flat=True)))


def describe(rows: list[Notifikasi]) -> list[Pemberitahuan]:
    names = dict(AturanPengingat.objects.filter(kode__in={row.aturan for row in rows}).values_list("kode", "nama"))
    return [Pemberitahuan(row, names.get(row.aturan, row.aturan), *SURAT.get(row.status, ("info", "Surel diproses"))) for row in rows]


def pilihan_of(user: Pengguna, wajib: Mapping[str, str]) -> dict[str, list[Pilihan]]:
    """Every kind that is in use, under six headings; `wajib` names why a kind cannot be switched off, or "" where it can."""
    off = set(user.pilihan_surel_list.values_list("aturan", flat=True))
    found: dict[str, list[Pilihan]] = {}
    for rule in AturanPengingat.objects.filter(is_aktif=True, kode__in=wajib):
        reason = wajib[rule.kode]
        found.setdefault(RUMPUN.get(rule.kelompok, rule.kelompok), []).append(
            Pilihan(rule.kode, rule.nama, reason, bool(reason) or rule.kode not in off)
        )
    return found
