"""What needs somebody's attention in a batch, the most urgent first."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.urls import NoReverseMatch, reverse

from diklat.models import Angkatan
from diklat.penahan import Anggaran
from diklat.queries.kehadiran import Kolom, Lembar, find_beruntun
from diklat.queries.ruang_kerja import Kepala
from diklat.queries.siklus import BELUM_SELESAI
from lib import waktu
from lib.format import format_hari_tanggal, format_jam, format_waktu

Status = Angkatan.Status
SESI_MAX: Final = 3
NAMA_MAX: Final = 3


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Counts over the applications of a batch; `kompetensi` are the names of what it raises."""

    pendaftar: int
    peserta: int
    unit: int
    bernilai: int
    nilai_awal: Decimal | None
    ditawari: int
    menunggu_atasan: int
    menunggu_pengelola: int
    tanpa_hasil: int
    kompetensi: list[str]


@dataclass(frozen=True, slots=True)
class Tugas:
    """One thing to do: what, why, by when, and the page where it is done."""

    judul: str
    isi: str
    tombol: str = ""
    url: str = ""
    lencana: tuple[str, str] | None = None


def get_tugas(kepala: Kepala, counts: Hitungan, lembar: Lembar | None, anggaran: Anggaran | None = None) -> list[Tugas]:
    angkatan = kepala.angkatan
    found = [*_halangan(kepala)]
    if anggaran is not None and anggaran.kurang is not None:
        found.append(Tugas(*anggaran.kurang, "Lihat anggaran", anggaran.url))
    if lembar is not None and angkatan.status != Status.DITUTUP:
        found += _kehadiran(angkatan, lembar)
        found += _beruntun(angkatan, lembar)
    if angkatan.status == Status.TERBUKA and counts.peserta < angkatan.minimum:
        found.append(_minimum(angkatan, counts))
    if counts.menunggu_pengelola and angkatan.status in BELUM_SELESAI:
        text = "Sudah disetujui atasan; kursi diberikan menurut urutan pengajuan."
        title = f"{counts.menunggu_pengelola} pendaftaran menunggu keputusan pengelola"
        found.append(Tugas(title, text, "Putuskan", _url("diklat:peserta-list", angkatan, "?status=putusan")))
    if angkatan.status in BELUM_SELESAI:
        found += _jadwal(kepala)
    if angkatan.status == Status.SELESAI and counts.tanpa_hasil:
        title = f"{counts.tanpa_hasil} peserta belum mempunyai hasil"
        found.append(
            Tugas(title, "Angkatan dapat ditutup sesudah semua hasil ditetapkan.", "Tetapkan hasil", _url("diklat:hasil", angkatan))
        )
    return found


def _halangan(kepala: Kepala) -> Iterator[Tugas]:
    """Why a draft cannot be opened yet."""
    if kepala.angkatan.status != Status.DRAF:
        return
    for step in kepala.tindakan:
        for obstacle in step.halangan:
            to_schedule = obstacle.code in ("tanpa_sesi", "sesi_lampau")
            name, word = ("diklat:sesi-list", "Susun jadwal") if to_schedule else ("diklat:angkatan-update", "Ubah angkatan")
            yield Tugas("Angkatan belum dapat dibuka", obstacle.pesan, word, _url(name, kepala.angkatan))


def _kehadiran(angkatan: Angkatan, lembar: Lembar) -> Iterator[Tugas]:
    for column in lembar.belum[:SESI_MAX]:
        sesi = column.sesi
        when = f"{format_hari_tanggal(sesi.mulai)}, {format_jam(sesi.mulai)}–{format_jam(sesi.selesai)}"
        text = f"{when}. {_batas(column)}"
        yield Tugas(
            f"Kehadiran sesi {sesi.nomor} belum dicatat", text, "Catat kehadiran", _url("diklat:kehadiran", angkatan), _lencana(column)
        )
    rest = len(lembar.belum) - SESI_MAX
    if rest > 0:
        yield Tugas(f"Kehadiran {rest} sesi lain belum dicatat", "Lihat tab Kehadiran.", "Lihat", _url("diklat:kehadiran", angkatan))


def _batas(column: Kolom) -> str:
    if column.is_tertutup:
        return f"Batas pencatatan sudah lewat ({format_waktu(column.batas)}); sesudah itu tiap catatan perlu alasan."
    return f"Batas pencatatan {format_waktu(column.batas)}."


def _lencana(column: Kolom) -> tuple[str, str] | None:
    if column.is_tertutup:
        return "bad", "Lewat batas"
    return ("warn", "Hari ini") if waktu.day(column.batas) == waktu.today() else None


def _beruntun(angkatan: Angkatan, lembar: Lembar) -> Iterator[Tugas]:
    found = find_beruntun(lembar)
    if not found:
        return
    names = [f"{row.pendaftaran.pegawai.nama}{f', {row.pendaftaran.unit}' if row.pendaftaran.unit else ''}" for row in found]
    more = f", dan {len(names) - NAMA_MAX} orang lain" if len(names) > NAMA_MAX else ""
    title = f"{len(found)} peserta tidak hadir dua sesi berturut-turut"
    yield Tugas(title, "; ".join(names[:NAMA_MAX]) + more + ".", "Tinjau peserta", _url("diklat:peserta-list", angkatan))


def _minimum(angkatan: Angkatan, counts: Hitungan) -> Tugas:
    title = f"Baru {counts.peserta} dari paling sedikit {angkatan.minimum} peserta"
    day = angkatan.minimum_tanggal
    if day is None:
        return Tugas(title, "Pastikan atau batalkan angkatan sebelum hari pertama.", "Lihat peserta", _url("diklat:peserta-list", angkatan))
    left = (day - waktu.today()).days
    badge = ("bad", f"Lewat {-left} hari") if left < 0 else ("warn", "Hari ini" if not left else f"{left} hari lagi") if left <= 3 else None
    text = f"Dipastikan atau dibatalkan paling lambat {format_hari_tanggal(day)}."
    return Tugas(title, text, "Lihat peserta", _url("diklat:peserta-list", angkatan), badge)


def _jadwal(kepala: Kepala) -> Iterator[Tugas]:
    now = waktu.now()
    coming = [sesi for sesi in kepala.sesi_list if sesi.selesai > now]
    url = _url("diklat:sesi-list", kepala.angkatan)
    without = [sesi.nomor for sesi in coming if sesi.narasumber_id is None]
    if without:
        yield Tugas(f"{_sesi(without)} belum ada pengajarnya", "Undangan dikirim setelah pengajar dipilih.", "Lengkapi jadwal", url)
    nowhere = [sesi.nomor for sesi in coming if sesi.ruang_id is None and not sesi.tautan]
    if nowhere:
        yield Tugas(f"{_sesi(nowhere)} belum ada tempatnya", "Pilih ruang, atau isi tautan kelas daring.", "Lengkapi jadwal", url)


def _sesi(numbers: list[int]) -> str:
    words = [str(number) for number in numbers]
    return f"Sesi {words[0]}" if len(words) == 1 else f"Sesi {', '.join(words[:-1])} dan {words[-1]}"


def _url(name: str, angkatan: Angkatan, query: str = "") -> str:
    try:
        return reverse(name, args=[angkatan.pk]) + query
    except NoReverseMatch:
        return ""
