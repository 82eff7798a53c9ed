"""An employee's home: JP, job match and points, what waits for him, his gaps with the batch that closes them, sessions, certificates."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse

from config.queries.tugas import Tugas, sort_tugas
from config.queries.tugas_pegawai import tugas_menunggu
from diklat.models import CatatanJP, Sertifikat, Sesi, TargetJP
from diklat.queries import diklat_saya
from diklat.queries.penutup import Langkah, Penutup, Penutupan, as_pembaca, get_penutupan
from diklat.queries.tenggat import make_tenggat
from insentif.models import PostingPoin
from insentif.queries.tingkat import Tingkat, kelompok_of, measure
from kompetensi.models import Penilaian
from kompetensi.models.penilaian import Sumber
from kompetensi.queries import profil as profil_queries
from kompetensi.queries.kata import Kata, kata_of
from lib import waktu
from lib.format import format_desimal, format_rentang, format_tanggal_pendek
from pegawai.models import Pegawai, Penempatan

SELF_RATING_DAYS = 365
NEW_DAYS = 14
WEEK_DAYS = 7
GAPS_SHOWN = 5
SESSIONS_SHOWN = 5
ROWS_SHOWN = 3
SEPTEMBER = 9


@dataclass(frozen=True, slots=True)
class JPTahun:
    """What counts this year, and the floor for this kind of ASN; None without one."""

    tahun: int
    diakui: int
    target: int | None

    @property
    def kurang(self) -> int:
        return max(0, (self.target or 0) - self.diakui)

    @property
    def persen(self) -> float | None:
        return 100 * self.diakui / self.target if self.target else None


@dataclass(frozen=True, slots=True)
class BerandaPegawai:
    profil: profil_queries.Profil
    jabatan: str
    unit: str
    jp: JPTahun
    poin: Tingkat
    penutupan: Penutupan
    kata: Kata
    sesi_list: list[Sesi]
    sertifikat_list: list[Sertifikat]
    tugas: list[Tugas]

    @property
    def kesenjangan(self) -> list[tuple[profil_queries.BarisProfil, Penutup | None]]:
        rows = [row for row in self.profil.perhatian if row.gap][:GAPS_SHOWN]
        return [(row, self.penutupan.tiap.get(row.kompetensi_id)) for row in rows]

    @property
    def sesi_pekan_ini(self) -> int:
        until = waktu.now() + timedelta(days=WEEK_DAYS)
        return sum(row.mulai <= until for row in self.sesi_list)


def get_beranda_pegawai(pegawai: Pegawai) -> BerandaPegawai:
    """At most twelve queries, whatever waits."""
    today = waktu.today()
    profil = profil_queries.build_profil(pegawai.pk, today, profil_queries.batas_utama())
    person = _person(pegawai.pk, today)
    year = JPTahun(today.year, person.jp, person.target)  # type: ignore[attr-defined]
    penutupan = get_penutupan(as_pembaca(person, person.kelompok or "", profil.perhatian))  # type: ignore[attr-defined]
    certificates = _newest(pegawai.pk)
    waiting = tugas_menunggu(pegawai.pk)
    tugas = [
        *waiting.tugas,
        *(_certificate(row) for row in certificates if row.is_baru),  # type: ignore[attr-defined]
        *_closing(penutupan.langkah, waiting.libur),
        *(_missing_jp(year) if today.month >= SEPTEMBER else ()),
        *([] if person.dinilai else [_self_rating()]),  # type: ignore[attr-defined]
        *_expired(profil),
    ]
    return BerandaPegawai(
        profil=profil,
        jabatan=person.jabatan_nama or "Belum ada jabatan",  # type: ignore[attr-defined]
        unit=person.unit_sebutan or "belum ada unit",  # type: ignore[attr-defined]
        jp=year,
        poin=measure(kelompok_of(person.jenis_asn), today.year, person.poin),  # type: ignore[attr-defined]
        penutupan=penutupan,
        kata=kata_of((row.kompetensi_id for row in profil.perhatian if row.gap), today),
        sesi_list=diklat_saya.next_sesi(pegawai.pk, SESSIONS_SHOWN),
        sertifikat_list=certificates,
        tugas=sort_tugas(tugas, waiting.libur),
    )


def _person(pegawai_id: int, today: date) -> Pegawai:
    """With posting, group of position, JP of the year and its floor, points earned this year, and whether he rated himself."""
    mine = {"pegawai": OuterRef("pk"), "tahun": today.year}
    jp = CatatanJP.objects.filter(**mine).order_by().values("pegawai").annotate(n=Sum("jp")).values("n")
    poin = PostingPoin.objects.filter(**mine, aturan__isnull=False).order_by().values("pegawai").annotate(n=Sum("poin")).values("n")
    target = TargetJP.objects.filter(jenis_asn=OuterRef("jenis_asn")).on(today).values("paling_sedikit")[:1]
    place = Penempatan.objects.definitive().on(today).filter(pegawai=OuterRef("pk"))
    rows = Pegawai.objects.with_posting(today).select_related("golongan")
    return rows.annotate(
        dinilai=Exists(_self_rated(today)),
        kelompok=Subquery(place.values("jabatan__kelompok")[:1]),
        jp=Coalesce(Subquery(jp), 0),
        poin=Coalesce(Subquery(poin), 0),
        target=Subquery(target),
    ).get(pk=pegawai_id)


def _newest(pegawai_id: int) -> list[Sertifikat]:
    """`is_baru` = issued within two weeks."""
    rows = Sertifikat.objects.filter(pendaftaran__pegawai=pegawai_id, status=Sertifikat.Status.TERBIT)
    found = list(rows.select_related("pendaftaran__angkatan__program").order_by("-terbit_pada", "-pk")[:ROWS_SHOWN])
    since = waktu.now() - timedelta(days=NEW_DAYS)
    for row in found:
        row.is_baru = bool(row.berkas) and row.terbit_pada >= since  # type: ignore[attr-defined]
    return found


def _certificate(row: Sertifikat) -> Tugas:
    text = f"Nomor {row.nomor}, terbit {format_tanggal_pendek(row.terbit_pada)}. Simpan salinannya untuk arsip Anda."
    url = reverse("diklat:sertifikat-download", args=[row.pk])
    return Tugas(f"Sertifikat {row.diklat} sudah terbit", text, url, "Unduh sertifikat")


def _closing(langkah: Langkah | None, libur: Collection[date]) -> list[Tugas]:
    """An offer, not a duty: it shows until when one may apply, but does not go before what is due."""
    if langkah is None:
        return []
    batch, first = langkah.angkatan, langkah.utama
    when = f", {format_rentang(batch.mulai, batch.selesai)}" if batch.mulai and batch.selesai else ""
    more = f" Sekaligus menaikkan {len(langkah.butir) - 1} kompetensi lain yang kurang." if len(langkah.butir) > 1 else ""
    why = f"Kurang {format_desimal(first.kurang, 2)} level, paling banyak yang dapat ditutup sekarang."
    text = f"{why} {batch.nama}{when}; sisa {batch.sisa} kursi.{more}"
    verb = "Tutup" if langkah.penuh else "Perkecil"
    limit = make_tenggat(batch.pendaftaran_sampai, libur)
    return [Tugas(f"{verb} kesenjangan {first.nama}", text, batch.get_absolute_url(), "Lihat dan daftar", tenggat=limit)]


def _missing_jp(year: JPTahun) -> list[Tugas]:
    if not year.kurang:
        return []
    text = f"Tahun ini {year.diakui} dari {year.target} JP. Pilih diklat yang masih dibuka sebelum 31 Desember."
    return [Tugas(f"JP Anda kurang {year.kurang}", text, reverse("diklat:katalog-list"), "Buka katalog")]


def _self_rating() -> Tugas:
    text = "Belum ada dalam setahun terakhir. Perlu 10 menit; hasilnya indikatif dan menjadi bahan bicara dengan atasan."
    return Tugas("Isi penilaian mandiri", text, reverse("kompetensi:profil-mandiri"), "Isi penilaian")


def _self_rated(today: date) -> QuerySet[Penilaian]:
    since = today - timedelta(days=SELF_RATING_DAYS)
    return Penilaian.objects.filter(pegawai=OuterRef("pk"), sumber=Sumber.MANDIRI, tanggal__gt=since, dibatalkan_pada__isnull=True)


def _expired(profil: profil_queries.Profil) -> list[Tugas]:
    expired = [row for row in profil.baris if row.is_kedaluwarsa and row.standar]
    if not expired:
        return []
    names = ", ".join(row.nama for row in expired[:3]) + (", dan lainnya" if len(expired) > 3 else "")
    title = f"{len(expired)} hasil asesmen sudah kedaluwarsa"
    text = f"{names}. Hasil berlaku tiga tahun; tanyakan jadwal asesmen ke petugas kepegawaian."
    return [Tugas(title, text, reverse("kompetensi:profil-saya"), "Lihat profil")]
