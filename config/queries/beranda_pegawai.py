"""An employee's home: JP and job match, what waits for him, his gaps, his next sessions and newest certificates."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from config.queries.menunggu import count_together
from config.queries.tugas import Tugas
from diklat.models import Pendaftaran, PertemuanMentoring, Sertifikat, Sesi
from diklat.queries import diklat_saya, jp
from evaluasi.queries.menunggu import isian_menunggu
from kompetensi.models import Penilaian
from kompetensi.models.penilaian import Sumber
from kompetensi.queries import profil as profil_queries
from lib.format import format_waktu
from pegawai.models import Pegawai

SELF_RATING_DAYS = 365
GAPS_SHOWN = 5
SESSIONS_SHOWN = 3
ROWS_SHOWN = 2
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
    sesi_list: list[Sesi]
    sertifikat_list: list[Sertifikat]
    tugas: list[Tugas]

    @property
    def kesenjangan(self) -> list[profil_queries.BarisProfil]:
        return [row for row in self.profil.perhatian if row.gap][:GAPS_SHOWN]


def get_beranda_pegawai(pegawai: Pegawai) -> BerandaPegawai:
    today = timezone.localdate()
    profil = profil_queries.build_profil(pegawai.pk, today, profil_queries.batas_utama())
    person = Pegawai.objects.with_posting(today).annotate(dinilai=Exists(_self_rated(today))).get(pk=pegawai.pk)
    year = _jp_of(pegawai, today)
    return BerandaPegawai(
        profil=profil,
        jabatan=person.jabatan_nama or "Belum ada jabatan",  # type: ignore[attr-defined]
        unit=person.unit_nama or "belum ada unit",  # type: ignore[attr-defined]
        jp=year,
        sesi_list=diklat_saya.next_sesi(pegawai.pk, SESSIONS_SHOWN),
        sertifikat_list=_newest(pegawai.pk),
        tugas=[
            *(_offer(row) for row in diklat_saya.open_offers(pegawai.pk)),
            *_waiting(pegawai.pk),
            *(_missing_jp(year) if today.month >= SEPTEMBER else ()),
            *([] if person.dinilai else [_self_rating()]),
            *_expired(profil),
        ],
    )


def _jp_of(pegawai: Pegawai, today: date) -> JPTahun:
    target = jp.target_of(pegawai, today)
    return JPTahun(today.year, jp.jp_of([pegawai.pk], today.year)[pegawai.pk].diakui, target.paling_sedikit if target else None)


def _newest(pegawai_id: int) -> list[Sertifikat]:
    rows = Sertifikat.objects.filter(pendaftaran__pegawai=pegawai_id, status=Sertifikat.Status.TERBIT)
    return list(rows.select_related("pendaftaran__angkatan__program").order_by("-terbit_pada", "-pk")[:ROWS_SHOWN])


def _offer(row: Pendaftaran) -> Tugas:
    text = f"Jawab paling lambat {format_waktu(row.tawaran_sampai)}; sesudah itu kursi berpindah ke urutan berikutnya."
    return Tugas(f"Anda mendapat kursi di {row.angkatan.nama}", text, row.get_absolute_url(), "Jawab tawaran")


def _waiting(pegawai_id: int) -> list[Tugas]:
    """Tests, feedback and forms, and meetings to confirm, counted in one statement."""
    mine = Q(mentoring__mentor=pegawai_id, mentor_setuju__isnull=True) | Q(mentoring__mentee=pegawai_id, mentee_setuju__isnull=True)
    meetings = PertemuanMentoring.objects.filter(mine, mentoring__status="berjalan")
    found = count_together(**isian_menunggu(pegawai_id), pertemuan=meetings)
    names = {"tes": "tes", "umpan": "umpan balik", "formulir": "penilaian pascadiklat"}
    parts = [f"{found[key]} {name}" for key, name in names.items() if found[key]]
    rows = []
    if parts:
        text = "Tenggat masing-masing ada di satu halaman; jawaban umpan balik tidak membawa nama Anda."
        rows.append(Tugas(f"Menunggu Anda: {', '.join(parts)}", text, reverse("evaluasi:saya"), "Buka daftar"))
    if count := found["pertemuan"]:
        text = "Pertemuan dihitung sebagai JP setelah Anda berdua memastikannya."
        rows.append(Tugas(f"Pastikan {count} pertemuan mentoring", text, reverse("diklat:mentoring-list"), "Buka mentoring"))
    return rows


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
