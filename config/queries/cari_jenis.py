"""The kinds of things that the search of the whole site finds: where, by what, and what a row of it says."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import Case, CharField, F, Q, QuerySet, Subquery, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse
from django.utils import timezone

from diklat.models import Angkatan, Program, Sertifikat
from diklat.models.angkatan import to_roman
from diklat.permissions import READERS
from diklat.queries.angkatan import SORTS
from kompetensi.models import Kompetensi
from lib import trigram
from lib.format import format_nip, format_rentang
from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.permissions import Peran

NIP_DIGITS: Final = 4
URUT_DIGITS: Final = 6
PEMBACA_PEGAWAI: Final = frozenset({*READERS, Peran.ATASAN, Peran.ADMIN})
ANGKATAN: Final = re.compile(r"(?:^|[\s,]+)(?:angkatan\s+)?(?P<nomor>\d{1,3}|[ivxl]{1,7})$", re.IGNORECASE)
ROMAWI: Final = {to_roman(number): number for number in range(1, 90)}
KOSONG: Final = Value("", CharField())
GILIRAN: Final[Any] = SORTS["giliran"]
PISAH: Final = "|"  # between the two parts of a title that one column carries
Rows = QuerySet[Any, Any]


@dataclass(frozen=True, slots=True)
class Pencari:
    """Who searches, and the roles held: they say which pages a row leads to."""

    user: Pengguna
    held: frozenset[str]

    @property
    def mengelola(self) -> bool:
        return bool(self.held & set(READERS))

    @property
    def melihat_pegawai(self) -> bool:
        return bool(self.held & PEMBACA_PEGAWAI)


@dataclass(frozen=True, slots=True)
class Jenis:
    """`cari`: its rows with `judul`, `satu`, `dua`, `keadaan` and `skor`; `terang`: title and detail in words;
    `keadaan`: badges by the value of the column; `daftar`: the list that shows all of them, up to the text, or ""."""

    judul: str
    icon: str
    cari: Callable[[Pencari, str], Rows]
    terang: Callable[[str, str, str], tuple[str, str]]
    halaman: Callable[[Pencari], str]
    daftar: Callable[[Pencari], str]
    terbuka: Callable[[Pencari], bool] = lambda _: True
    urut: tuple[Any, ...] = ("judul",)
    keadaan: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def digits_of(text: str, least: int) -> str:
    """The text as a number that may have been typed with spaces; empty where it is none or too short."""
    digits = text.replace(" ", "")
    return digits if digits.isdecimal() and digits.isascii() and len(digits) >= least else ""


def cari_pegawai(pencari: Pencari, text: str) -> Rows:
    people = Pegawai.objects.visible_to(pencari.user)
    if digits := digits_of(text, NIP_DIGITS):
        people = people.filter(nip__startswith=digits).annotate(skor=Value(trigram.AWAL))
    else:
        people = people.filter(trigram.matches("nama", text)).annotate(skor=trigram.score("nama", text))
    unit = Penempatan.objects.of_outer_on(timezone.localdate()).values("unit__nama")[:1]
    return people.annotate(
        judul=F("nama"), satu=F("nip"), dua=Coalesce(Subquery(unit), KOSONG), keadaan=_unless("kedudukan__is_aktif", "Tidak aktif")
    )


def cari_unit(pencari: Pencari, text: str) -> Rows:
    units = UnitKerja.objects.visible_to(pencari.user).filter(trigram.matches("nama", text) | Q(singkatan__istartswith=text))
    score = trigram.score("nama", text) + trigram.bonus(Q(singkatan__iexact=text))
    return units.annotate(
        skor=score, judul=F("nama"), satu=F("singkatan"), dua=Coalesce(F("induk__nama"), KOSONG),
        keadaan=_unless("is_aktif", "Tidak aktif"),
    )  # fmt: skip


def cari_program(pencari: Pencari, text: str) -> Rows:
    programs = Program.objects.visible_to(pencari.user).filter(trigram.matches("nama", text) | Q(kode=text.upper()))
    score = trigram.score("nama", text) + trigram.bonus(Q(kode=text.upper()))
    return programs.annotate(
        skor=score, judul=F("nama"), satu=F("kode"), dua=F("jenis__nama"), keadaan=_unless("is_aktif", "Tidak dipakai")
    )


def cari_angkatan(pencari: Pencari, text: str) -> Rows:
    """By the name of the programme, and by the number where the text ends with one: "analisis data angkatan III"."""
    name, nomor = split_angkatan(text)
    rows = Angkatan.objects.visible_to(pencari.user)
    if nomor and name:
        found = trigram.contains("program__nama", name) & Q(nomor=nomor) | trigram.contains("program__nama", text)
    else:
        found = trigram.matches("program__nama", text)
    return rows.filter(found).annotate(
        skor=trigram.score("program__nama", name or text),
        judul=Concat("program__nama", Value(PISAH), Cast("nomor", CharField())),
        satu=Coalesce(Cast("mulai", CharField()), KOSONG),
        dua=Coalesce(Cast("selesai", CharField()), KOSONG),
        keadaan=F("status"),
    )


def split_angkatan(text: str) -> tuple[str, int | None]:
    """The name before, and the number of a batch at the end in digits or Roman letters."""
    found = ANGKATAN.search(text)
    if not found:
        return text, None
    nomor = int(found["nomor"]) if found["nomor"].isdecimal() else ROMAWI.get(found["nomor"].upper())
    return (text[: found.start()], nomor) if nomor else (text, None)


def cari_sertifikat(pencari: Pencari, text: str) -> Rows:
    """By number and printed name; where one's own are among few, also by the name of the training."""
    number = Q(nomor__icontains=text)
    exact = Q(nomor__iexact=text)
    if digits := digits_of(text, 1):
        exact |= Q(urut=int(digits[:URUT_DIGITS]))
        found = number | exact
    else:
        found = number | trigram.contains("isi__nama", text)
        if not pencari.user.has_city_scope:
            found |= trigram.contains("isi__program", text)
    return (
        Sertifikat.objects.visible_to(pencari.user)
        .filter(found)
        .annotate(
            skor=trigram.bonus(exact) + trigram.bonus(number, trigram.MEMUAT) + Value(trigram.SEMUA_KATA),
            judul=F("nomor"),
            satu=KT("isi__nama"),
            dua=KT("isi__program"),
            keadaan=F("status"),
        )
    )


def cari_kompetensi(_: Pencari, text: str) -> Rows:
    named = Q(kode=text.upper()) | Q(singkatan__iexact=text)
    rows = Kompetensi.objects.active().filter(trigram.matches("nama", text) | named)
    return rows.annotate(
        skor=trigram.score("nama", text) + trigram.bonus(named), judul=F("nama"), satu=F("kode"), dua=F("jenis"), keadaan=KOSONG
    )


def _unless(flag: str, label: str) -> Case:
    return Case(When(**{flag: True}, then=KOSONG), default=Value(label), output_field=CharField())


def _join(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def terang_pegawai(nama: str, nip: str, unit: str) -> tuple[str, str]:
    return nama, _join(format_nip(nip), unit)


def terang_angkatan(judul: str, mulai: str, selesai: str) -> tuple[str, str]:
    program, nomor = judul.rsplit(PISAH, 1)
    days = format_rentang(date.fromisoformat(mulai), date.fromisoformat(selesai)) if mulai and selesai else "Belum terjadwal"
    return f"{program}, Angkatan {to_roman(int(nomor))}", days


def terang_kompetensi(nama: str, kode: str, jenis: str) -> tuple[str, str]:
    return nama, _join(kode, str(Kompetensi.Jenis(jenis).label))


def terang(judul: str, satu: str, dua: str) -> tuple[str, str]:
    return judul, _join(satu, dua)


def page(name: str, otherwise: str = "") -> Callable[[Pencari], str]:
    """The name of the page of a row; `otherwise` for those who only take part in trainings."""
    return lambda pencari: name if pencari.mengelola or not otherwise else otherwise


def listed(name: str, otherwise: str = "") -> Callable[[Pencari], str]:
    return lambda pencari: f"{reverse(name)}?" if pencari.mengelola else f"{reverse(otherwise)}?" if otherwise else ""


STATUS_ANGKATAN: Final[dict[str, str]] = {
    Angkatan.Status.TERBUKA: "ok", Angkatan.Status.DIPASTIKAN: "teal", Angkatan.Status.BERJALAN: "teal", Angkatan.Status.BATAL: "bad",
}  # fmt: skip
JENIS: Final = (
    Jenis(
        "Pegawai", "users", cari_pegawai, terang_pegawai, page("pegawai:pegawai-detail"),
        lambda pencari: f"{reverse('pegawai:pegawai-list')}?status=semua&" if pencari.melihat_pegawai else "",
    ),
    Jenis(
        "Unit", "sitemap", cari_unit, terang, page("pegawai:unit-detail"), lambda _: f"{reverse('pegawai:unit-list')}?",
        terbuka=lambda pencari: pencari.melihat_pegawai,
    ),
    Jenis(
        "Program diklat", "book-2", cari_program, terang, page("diklat:program-detail", "diklat:katalog-detail"),
        listed("diklat:program-list", "diklat:katalog-list"),
    ),
    Jenis(
        "Angkatan", "users-group", cari_angkatan, terang_angkatan, page("diklat:angkatan-detail"),
        listed("diklat:angkatan-list", "diklat:katalog-list"), urut=GILIRAN,
        keadaan={kode: (STATUS_ANGKATAN.get(kode, ""), str(label)) for kode, label in Angkatan.Status.choices},
    ),
    Jenis(
        "Sertifikat", "certificate", cari_sertifikat, terang, page("diklat:sertifikat-detail"), listed("diklat:sertifikat-list"),
        urut=("-tahun", "-urut"), keadaan={"terbit": ("", ""), "diganti": ("", "Diganti"), "dicabut": ("bad", "Dicabut")},
    ),
    Jenis(
        "Kompetensi", "stairs-up", cari_kompetensi, terang_kompetensi, page("kompetensi:kompetensi-detail"),
        lambda _: f"{reverse('kompetensi:kompetensi-list')}?",
    ),
)  # fmt: skip
