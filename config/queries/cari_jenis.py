"""The kinds of things that the search of the whole site finds: where, by what, and what a row of it says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Final, Self

from django.db.models import Case, CharField, F, IntegerField, Q, QuerySet, Subquery, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, Concat, Upper
from django.urls import reverse

from config.queries.cari_teks import Bentuk
from diklat.models import Angkatan, Program, Sertifikat
from diklat.models.angkatan import Sebutan
from diklat.permissions import READERS
from diklat.queries.angkatan import SORTS
from kompetensi.models import Kompetensi
from lib import trigram, waktu
from lib.format import format_nip, format_rentang
from lib.siap import isian
from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.models.hari import Aktif
from pegawai.peran import Peran
from pegawai.permissions import peran_of

PEMBACA_PEGAWAI: Final = frozenset({*READERS, Peran.ATASAN, Peran.ADMIN})
KOSONG: Final = Value("", CharField())
GILIRAN: Final[Any] = SORTS["giliran"]
PISAH: Final = "|"  # between the two parts of a title that one column carries
Rows = QuerySet[Any, Any]


@dataclass(frozen=True, slots=True)
class Sekota:
    """An account that sees the whole city, as `visible_to` finds it here: asking for anything else of it is an error."""

    has_city_scope: ClassVar = True


@dataclass(frozen=True, slots=True)
class Terbatas:
    """Any other account, likewise."""

    pegawai_id: int | None
    headed_unit_ids: tuple[int, ...]
    has_city_scope: ClassVar = False


@dataclass(frozen=True, slots=True)
class Pencari:
    """Who searches, and the roles held: they say which pages a row leads to. All that a statement can depend on, so also its key."""

    user: Any  # for `visible_to`
    held: frozenset[str]

    @classmethod
    def of(cls, user: Pengguna) -> Self:
        return cls(Sekota() if user.has_city_scope else Terbatas(user.pegawai_id, user.headed_unit_ids), peran_of(user))

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
    cari: Callable[[Pencari, Bentuk], Rows]
    terang: Callable[[str, str, str], tuple[str, str]]
    halaman: Callable[[Pencari], str]
    daftar: Callable[[Pencari], str]
    terbuka: Callable[[Pencari], bool] = lambda _: True
    urut: tuple[Any, ...] = ("judul",)
    keadaan: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def cari_pegawai(pencari: Pencari, bentuk: Bentuk) -> Rows:
    people = Pegawai.objects.visible_to(pencari.user)
    if bentuk.is_nip:  # a range, not LIKE: only so the index serves a statement that knows no digits yet
        begins = people.filter(nip__gte=isian("angka"), nip__lte=isian("angka_akhir"))
        people = begins.annotate(skor=Value(trigram.AWAL))
    else:
        people = people.filter(trigram.matches("nama", bentuk.teks)).annotate(skor=trigram.score("nama", bentuk.teks))
    unit = Penempatan.objects.of_outer_on(waktu.today()).values("unit__sebutan")[:1]
    return people.annotate(aktif=Aktif("pk", waktu.today())).annotate(
        judul=F("nama"), satu=F("nip"), dua=Coalesce(Subquery(unit), KOSONG), keadaan=_unless("aktif", "Tidak aktif")
    )


def cari_unit(pencari: Pencari, bentuk: Bentuk) -> Rows:
    teks = bentuk.teks
    """By name, or by words of the way up to the perangkat daerah in any order; those with the words in their own name come first."""
    teks = bentuk.teks
    path = trigram.contains("teks_cari", teks)
    units = UnitKerja.objects.visible_to(pencari.user).filter(trigram.matches("nama", teks) | path | Q(singkatan__istartswith=teks.semua))
    score = trigram.score("nama", teks) + trigram.bonus(Q(singkatan__iexact=teks.semua)) + trigram.bonus(path, trigram.SEMUA_KATA)
    return units.annotate(skor=score, judul=F("sebutan"), satu=F("singkatan"), dua=KOSONG, keadaan=KOSONG)


def cari_program(pencari: Pencari, bentuk: Bentuk) -> Rows:
    coded = Q(kode=Upper(bentuk.teks.semua))
    programs = Program.objects.visible_to(pencari.user).filter(trigram.matches("nama", bentuk.teks) | coded)
    score = trigram.score("nama", bentuk.teks) + trigram.bonus(coded)
    return programs.annotate(
        skor=score, judul=F("nama"), satu=F("kode"), dua=F("jenis__nama"), keadaan=_unless("is_aktif", "Tidak dipakai")
    )


def cari_angkatan(pencari: Pencari, bentuk: Bentuk) -> Rows:
    """By the name of the programme, and by the number where the text ends with one: "analisis data angkatan III 2026"."""
    if bentuk.nama:
        numbered = trigram.contains("program__nama", bentuk.nama) & Q(nomor=_number("nomor"))
        if bentuk.is_bertahun:
            numbered &= Q(tahun=_number("tahun"))
        found = numbered | trigram.contains("program__nama", bentuk.teks)
    else:
        found = trigram.matches("program__nama", bentuk.teks)
    rows = Angkatan.objects.visible_to(pencari.user).filter(found)
    return rows.annotate(
        skor=trigram.score("program__nama", bentuk.nama or bentuk.teks),
        judul=Concat("program__nama", Value(PISAH), Sebutan("nomor", "tahun")),
        satu=Coalesce(Cast("mulai", CharField()), KOSONG),
        dua=Coalesce(Cast("selesai", CharField()), KOSONG),
        keadaan=F("status"),
    )


def cari_sertifikat(pencari: Pencari, bentuk: Bentuk) -> Rows:
    """By number and printed name; where one's own are among few, also by the name of the training."""
    number = Q(nomor__icontains=bentuk.teks.semua)
    exact = Q(nomor__iexact=bentuk.teks.semua)
    if bentuk.is_urut:
        exact |= Q(urut=_number("urut"))
        found = number | exact
    else:
        found = number | trigram.contains("isi__nama", bentuk.teks)
        if not pencari.user.has_city_scope:
            found |= trigram.contains("isi__program", bentuk.teks)
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


def cari_kompetensi(_: Pencari, bentuk: Bentuk) -> Rows:
    teks = bentuk.teks
    named = Q(kode=Upper(teks.semua)) | Q(singkatan__iexact=teks.semua)
    rows = Kompetensi.objects.active().filter(trigram.matches("nama", teks) | named)
    return rows.annotate(
        skor=trigram.score("nama", teks) + trigram.bonus(named), judul=F("nama"), satu=F("kode"), dua=F("jenis"), keadaan=KOSONG
    )


def _number(name: str) -> Cast:
    return Cast(isian(name), IntegerField())


def _unless(flag: str, label: str) -> Case:
    return Case(When(**{flag: True}, then=KOSONG), default=Value(label), output_field=CharField())


def _join(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def terang_pegawai(nama: str, nip: str, unit: str) -> tuple[str, str]:
    return nama, _join(format_nip(nip), unit)


def terang_angkatan(judul: str, mulai: str, selesai: str) -> tuple[str, str]:
    program, sebutan = judul.rsplit(PISAH, 1)
    days = format_rentang(date.fromisoformat(mulai), date.fromisoformat(selesai)) if mulai and selesai else "Belum terjadwal"
    return f"{program}, {sebutan}", days


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
