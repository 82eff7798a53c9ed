"""What one employee has to do, by its deadline: offers, tests, feedback, forms and meetings, read in one statement."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Case, CharField, Count, DateTimeField, F, IntegerField, Q, QuerySet, Value, When, Window
from django.db.models.functions import Cast
from django.urls import reverse

from config.queries.tugas import Tugas
from diklat.models import HariLibur, PertemuanMentoring
from diklat.models.angkatan import Sebutan
from diklat.queries.diklat_saya import open_offers
from diklat.queries.pengganti import open_penggantian
from evaluasi.models import PenugasanEvaluasi, Ujian
from evaluasi.queries.menunggu import penugasan_menunggu, survei_menunggu, ujian_menunggu
from lib import waktu
from lib.format import format_waktu_pendek

FORMS_SHOWN = 3
TEKS, WAKTU, ANGKA = CharField(), DateTimeField(), IntegerField()


class Baris(NamedTuple):
    """`jumlah` rows of the kind wait; `lewat` of them are late. `keterangan` is the kind of test, or who is assessed."""

    macam: str
    pk: int
    judul: str
    angkatan: str
    keterangan: str
    sampai: datetime
    jumlah: int
    lewat: int


@dataclass(frozen=True, slots=True)
class Menunggu:
    tugas: list[Tugas]
    libur: frozenset[date]


def tugas_menunggu(pegawai_id: int) -> Menunggu:
    """One query, whatever waits; `libur` are the coming days off."""
    now, today = waktu.now(), waktu.today()
    meetings = PertemuanMentoring.objects.waiting_for(pegawai_id)
    forms, late = penugasan_menunggu(pegawai_id), Count("pk", filter=Q(tenggat__lt=today))
    about = Case(When(peran=PenugasanEvaluasi.Peran.ALUMNUS, then=Value("diri Anda")), default=F("pendaftaran__pegawai__nama"))
    parts = [
        _rows("tawaran", open_offers(pegawai_id), "tawaran_sampai", program="program__nama", angkatan="angkatan"),
        _rows(
            "ganti", open_penggantian(pegawai_id), "sampai", program="pendaftaran__program__nama", angkatan="pendaftaran__angkatan",
            keterangan=F("pendaftaran__pegawai__nama"),
        ),
        _rows("tes", ujian_menunggu(pegawai_id, now), "selesai", keterangan=F("jenis")),
        _rows("umpan", survei_menunggu(pegawai_id), "tutup"),
        _rows(
            "formulir", forms, "tenggat", program="pendaftaran__program__nama", angkatan="pendaftaran__angkatan",
            keterangan=about, lewat=Window(late),
        )[: FORMS_SHOWN + 1],
        _rows("pertemuan", meetings, "tanggal", program="", angkatan="")[:1],
    ]  # fmt: skip
    off = _rows("libur", HariLibur.objects.filter(tanggal__gte=today), "tanggal", program="", angkatan="")
    found = [Baris(*row) for row in off.union(*parts, all=True)]
    by_kind = {kind: [row for row in found if row.macam == kind] for kind in ("tawaran", "ganti", "tes", "umpan", "formulir", "pertemuan")}
    tugas = [
        *map(_offer, by_kind["tawaran"]),
        *map(_substitute, by_kind["ganti"]),
        *map(_test, by_kind["tes"]),
        *map(_feedback, by_kind["umpan"]),
    ]
    tugas += [*_forms(by_kind["formulir"]), *map(_meeting, by_kind["pertemuan"])]
    return Menunggu(tugas, frozenset(waktu.day(row.sampai) for row in found if row.macam == "libur"))


def _rows(
    macam: str,
    rows: QuerySet[Any, Any],
    sampai: str,
    *,
    program: str = "angkatan__program__nama",
    angkatan: str = "angkatan",
    keterangan: Any = None,
    lewat: Any = None,
) -> QuerySet[Any, Any]:
    """The columns of `Baris`, the nearest deadline first."""
    return (
        rows.order_by(sampai, "pk")
        .annotate(
            macam_=Value(macam, TEKS),
            pk_=Cast("pk", BigIntegerField()),
            judul_=F(program) if program else Value("", TEKS),
            angkatan_=Sebutan(f"{angkatan}__nomor", f"{angkatan}__tahun") if angkatan else Value("", TEKS),
            keterangan_=keterangan or Value("", TEKS),
            sampai_=Cast(sampai, WAKTU),
            jumlah_=Window(Count("pk")),
            lewat_=lewat or Value(0, ANGKA),
        )
        .values_list("macam_", "pk_", "judul_", "angkatan_", "keterangan_", "sampai_", "jumlah_", "lewat_")
    )


def _nama(row: Baris) -> str:
    return f"{row.judul}, {row.angkatan}"


def _offer(row: Baris) -> Tugas:
    text = f"Jawab paling lambat {format_waktu_pendek(row.sampai)} {waktu.zone_label()}; sesudah itu kursi berpindah ke urutan berikutnya."
    url = reverse("diklat:pendaftaran-detail", args=[row.pk])
    return Tugas(f"Anda mendapat kursi di {_nama(row)}", text, url, "Jawab tawaran", waktu.day(row.sampai))


def _substitute(row: Baris) -> Tugas:
    text = f"{row.keterangan} menawarkan kursinya. Jawab paling lambat {format_waktu_pendek(row.sampai)} {waktu.zone_label()}."
    url = reverse("diklat:penggantian-detail", args=[row.pk])
    return Tugas(f"Gantikan rekan di {_nama(row)}?", text, url, "Jawab", waktu.day(row.sampai))


def _test(row: Baris) -> Tugas:
    text = f"{_nama(row)}. Ditutup {format_waktu_pendek(row.sampai)} {waktu.zone_label()}."
    url = reverse("evaluasi:ujian-mulai", args=[row.pk])
    return Tugas(f"{Ujian.Jenis(row.keterangan).label} {row.judul}", text, url, "Kerjakan tes", waktu.day(row.sampai))


def _feedback(row: Baris) -> Tugas:
    text = f"{row.angkatan}. Sekitar lima menit, tanpa nama Anda."
    url = reverse("evaluasi:survei-isi", args=[row.pk])
    return Tugas(f"Umpan balik {row.judul}", text, url, "Isi umpan balik", waktu.day(row.sampai))


def _forms(rows: list[Baris]) -> Iterator[Tugas]:
    """One by one while they are few, else one line that leads to the page with all of them."""
    if len(rows) > FORMS_SHOWN:
        first = rows[0]
        late = f"{first.lewat} sudah lewat tenggat." if first.lewat else "Belum ada yang lewat tenggat."
        title, url = f"{first.jumlah} penilaian pascadiklat", reverse("evaluasi:pasca-list")
        yield Tugas(title, f"Yang paling dekat tenggatnya di atas. {late}", url, "Isi penilaian", waktu.day(first.sampai))
        return
    for row in rows:
        url = reverse("evaluasi:pasca-isi", args=[row.pk])
        yield Tugas(f"Penilaian pascadiklat: {row.keterangan}", f"{_nama(row)}.", url, "Isi penilaian", waktu.day(row.sampai))


def _meeting(row: Baris) -> Tugas:
    text = "Pertemuan dihitung sebagai JP setelah Anda berdua memastikannya."
    return Tugas(f"Pastikan {row.jumlah} pertemuan mentoring", text, reverse("diklat:mentoring-list"), "Buka mentoring")
