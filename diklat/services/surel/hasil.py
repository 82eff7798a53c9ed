"""Mails about what came of a training: certificate, training elsewhere, mentoring, JP of the year."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse

from diklat.models import Mentoring, PertemuanMentoring, RiwayatLuar, Sertifikat
from diklat.queries import jp
from diklat.services.surel.dasar import (
    SEBAB_PENGELOLA,
    USUL_SELESAI,
    WAJIB_MENUNGGU,
    Jawaban,
    key_of,
    load,
)
from diklat.services.terbitan import objek_usul
from kompetensi.models import Penilaian
from kompetensi.queries import penilaian
from kompetensi.queries.kata import Kata as KataLevel
from kompetensi.queries.kata import kata_of
from lib import waktu
from lib.format import format_level, format_tanggal
from pegawai.models import Notifikasi
from pegawai.services.notifikasi import Berhenti, Kata, register

DICABUT = Berhenti("Sertifikat ini sudah dicabut atau diganti.")
BELUM = Berhenti("Riwayat ini sedang diperiksa lagi.")
DIPASTIKAN = Berhenti("Pertemuan ini sudah dipastikan kedua pihak.")
TERCAPAI = Berhenti("Target JP sudah tercapai.")
TIDAK_BERAKHIR = Berhenti("Tidak ada lagi hasil yang segera berakhir.")
TAHUN_LALU = Berhenti("Tahun itu sudah lewat.")


@register(
    "sertifikat_terbit",
    sebab="Anda menerima surel ini karena sertifikat atas nama Anda terbit.",
    contoh={"program": "Pelayanan Publik Prima", "nomor": "800.1/12/{singkatan}/2026"},
)
def sertifikat_terbit(rows: Sequence[Notifikasi]) -> Jawaban:
    found: dict[int, Sertifikat] = load(Sertifikat.objects.select_related("pendaftaran__angkatan__program"), rows)
    return {row.pk: _certificate(found[key_of(row)]) for row in rows if key_of(row) in found}


@register(
    "sertifikat_dicabut",
    sebab="Anda menerima surel ini karena sertifikat atas nama Anda dicabut.",
    contoh={
        "program": "Pelayanan Publik Prima",
        "nomor": "800.1/12/{singkatan}/2026",
        "alasan": "Kesalahan data: NIP orang lain",
        "akibat": "Hasil diklat, JP, dan poin Anda tidak berubah.",
    },
)
def sertifikat_dicabut(rows: Sequence[Notifikasi]) -> Jawaban:
    found: dict[int, Sertifikat] = load(Sertifikat.objects.select_related("pendaftaran__angkatan__program"), rows)
    return {row.pk: _revoked(row, found[key_of(row)]) for row in rows if key_of(row) in found}


def _revoked(row: Notifikasi, sertifikat: Sertifikat) -> Kata:
    words = {"program": sertifikat.diklat, "nomor": sertifikat.nomor, "alasan": sertifikat.alasan}
    return Kata(words | {"akibat": str(row.data.get("akibat", ""))}, sertifikat.get_absolute_url())


def _certificate(sertifikat: Sertifikat) -> Kata | Berhenti:
    if sertifikat.status != Sertifikat.Status.TERBIT:
        return DICABUT
    return Kata({"program": sertifikat.diklat, "nomor": sertifikat.nomor}, sertifikat.get_absolute_url())


@register(
    "sertifikat_usul_cabut",
    wajib=WAJIB_MENUNGGU,
    sebab=SEBAB_PENGELOLA,
    contoh={
        "nomor": "800.1/12/{singkatan}/2026",
        "pemilik": "Dewi Lestari",
        "program": "Pelayanan Publik Prima",
        "pengusul": "Dimas Prasetyo",
        "alasan": "Kesalahan data: NIP orang lain",
    },
)
def sertifikat_usul_cabut(rows: Sequence[Notifikasi]) -> Jawaban:
    return _proposals(rows)


@register(
    "sertifikat_usul_ganti",
    wajib=WAJIB_MENUNGGU,
    sebab=SEBAB_PENGELOLA,
    contoh={
        "nomor": "800.1/12/{singkatan}/2026",
        "pemilik": "Dewi Lestari",
        "program": "Pelayanan Publik Prima",
        "pengusul": "Dimas Prasetyo",
        "alasan": "Gelar belum tercantum",
    },
)
def sertifikat_usul_ganti(rows: Sequence[Notifikasi]) -> Jawaban:
    return _proposals(rows)


def _proposals(rows: Sequence[Notifikasi]) -> Jawaban:
    related = ("pendaftaran__angkatan__program", "pendaftaran__pegawai", "usul_oleh")
    found: dict[int, Sertifikat] = load(Sertifikat.objects.select_related(*related), rows)
    return {row.pk: _proposal(row, found[key_of(row)]) for row in rows if key_of(row) in found}


def _proposal(row: Notifikasi, sertifikat: Sertifikat) -> Kata | Berhenti:
    if not sertifikat.is_usul or row.objek != objek_usul(sertifikat):
        return USUL_SELESAI
    words = {
        "nomor": sertifikat.nomor,
        "pemilik": str(sertifikat.isi.get("nama") or sertifikat.pendaftaran.pegawai.nama),
        "program": sertifikat.diklat,
        "pengusul": sertifikat.usul_oleh.nama if sertifikat.usul_oleh else "",
        "alasan": sertifikat.usul_alasan,
    }
    return Kata(words, sertifikat.get_absolute_url())


@register(
    "riwayat_diputuskan",
    sebab="Anda menerima surel ini karena mengajukan riwayat diklat dari luar.",
    contoh={"diklat": "Seminar Tata Kelola", "putusan": "Diverifikasi", "catatan": "6 JP dihitung untuk tahun 2026"},
)
def riwayat_diputuskan(rows: Sequence[Notifikasi]) -> Jawaban:
    found: dict[int, RiwayatLuar] = load(RiwayatLuar.objects.all(), rows)
    return {row.pk: _verdict(found[key_of(row)]) for row in rows if key_of(row) in found}


def _verdict(riwayat: RiwayatLuar) -> Kata | Berhenti:
    if riwayat.status == RiwayatLuar.Status.DIAJUKAN:
        return BELUM
    words = {"diklat": riwayat.nama, "putusan": riwayat.get_status_display(), "catatan": riwayat.catatan or "tidak ada"}
    return Kata(words, riwayat.get_absolute_url())


@register(
    "mentoring_dikonfirmasi",
    sebab="Anda menerima surel ini karena menjadi mentor atau mentee.",
    contoh={"rekan": "Dewi Lestari", "topik": "Menyusun rencana kerja", "tanggal": "3 Desember 2026", "lama": "60"},
)
def mentoring_dikonfirmasi(rows: Sequence[Notifikasi]) -> Jawaban:
    pairs: dict[int, Mentoring] = load(Mentoring.objects.select_related("mentor", "mentee"), rows)
    meetings = PertemuanMentoring.objects.in_bulk({int(row.data.get("pertemuan", 0)) for row in rows})
    answers: Jawaban = {}
    for row in rows:
        pair, meeting = pairs.get(key_of(row)), meetings.get(int(row.data.get("pertemuan", 0)))
        if pair is not None and meeting is not None:
            answers[row.pk] = _meeting(row, pair, meeting)
    return answers


def _meeting(row: Notifikasi, pair: Mentoring, meeting: PertemuanMentoring) -> Kata | Berhenti:
    if meeting.is_sah or pair.status != Mentoring.Status.BERJALAN:
        return DIPASTIKAN
    partner = pair.mentee if row.pegawai_id == pair.mentor_id else pair.mentor
    words = {"rekan": partner.nama, "topik": meeting.topik, "tanggal": format_tanggal(meeting.tanggal), "lama": str(meeting.menit)}
    return Kata(words, pair.get_absolute_url())


@register(
    "jp_kurang",
    sebab="Anda menerima surel ini dua kali setahun bila JP Anda belum mencapai target.",
    contoh={"tahun": "2026", "jp": "12", "target": "20", "kurang": "8"},
)
def jp_kurang(rows: Sequence[Notifikasi]) -> Jawaban:
    """`objek` is "jp:<year>:<month>"; the target stands in the row, the JP are read now."""
    answers: Jawaban = {}
    today = waktu.today()
    for year in {key_of(row) for row in rows}:
        mine = [row for row in rows if key_of(row) == year and row.pegawai_id is not None]
        learned = jp.jp_of([row.pegawai_id for row in mine if row.pegawai_id is not None], year)
        for row in mine:
            answers[row.pk] = TAHUN_LALU if year < today.year else _short(row, learned[row.pegawai_id or 0].diakui)
    return answers


@register(
    "hasil_kedaluwarsa",
    sebab="Anda menerima surel ini sebulan sekali bila ada hasil penilaian kompetensi Anda yang segera berakhir.",
    contoh={"jumlah": "2", "daftar": "Manajemen Risiko: level 3, asesmen, berlaku sampai 14 Januari 2027. Menengah: Menilai risiko unit."},
)
def hasil_kedaluwarsa(rows: Sequence[Notifikasi]) -> Jawaban:
    """The scan says until when ("sampai" in `data`); what ends is read now, so that a new result or a cancelled one is heeded."""
    answers: Jawaban = {}
    for until in {str(row.data.get("sampai", "")) for row in rows}:
        mine = [row for row in rows if row.data.get("sampai") == until]
        found: dict[int, list[Penilaian]] = {}
        ends = penilaian.ending(waktu.today(), date.fromisoformat(until)).filter(pegawai__in={row.pegawai_id for row in mine})
        for result in ends.select_related("kompetensi").order_by("berlaku_sampai", "kompetensi__nama", "pk"):
            found.setdefault(result.pegawai_id, []).append(result)
        kata = kata_of({row.kompetensi_id for results in found.values() for row in results}, waktu.today())
        answers |= {row.pk: _ending(found.get(row.pegawai_id or 0, []), kata) for row in mine}
    return answers


def _ending(results: Sequence[Penilaian], kata: KataLevel) -> Kata | Berhenti:
    if not results:
        return TIDAK_BERAKHIR
    lines = [". ".join(filter(None, (_line(row), kata.of(row.kompetensi_id, row.level)))) for row in results]
    return Kata({"jumlah": str(len(lines)), "daftar": "\n".join(lines)}, reverse("kompetensi:profil-saya"))


def _line(row: Penilaian) -> str:
    until = format_tanggal(row.berlaku_sampai - timedelta(days=1))
    return f"{row.kompetensi.nama}: level {format_level(row.level)}, {row.get_sumber_display().lower()}, berlaku sampai {until}"


def _short(row: Notifikasi, diakui: int) -> Kata | Berhenti:
    target = int(row.data.get("target", 0))
    if diakui >= target:
        return TERCAPAI
    words = {"tahun": str(key_of(row)), "jp": str(diakui), "target": str(target), "kurang": str(target - diakui)}
    return Kata(words, reverse("diklat:katalog-list"))
