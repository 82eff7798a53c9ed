"""The page "Tes dan umpan balik": what one person has to do now, what comes, and what is done."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.urls import reverse

from diklat.queries.hasil import format_nilai
from diklat.queries.tenggat import Tenggat, load_libur, make_tenggat
from evaluasi.models import PenugasanEvaluasi
from evaluasi.queries.pasca.isian import Formulir, formulir_saya, terkirim_saya
from evaluasi.queries.survei import SurveiSaya, survei_saya
from evaluasi.queries.ujian import Keadaan, UjianSaya, ujian_saya
from lib import waktu
from lib.format import format_tanggal_pendek, format_waktu_pendek

FORMULIR_SATU_SATU = 3
Peran = PenugasanEvaluasi.Peran


@dataclass(frozen=True, slots=True)
class Tugas:
    """Something to do now; `tenggat` is the badge, `sampai` what the list is sorted by."""

    judul: str
    keterangan: str
    tombol: str
    url: str
    tenggat: Tenggat
    sampai: datetime


@dataclass(frozen=True, slots=True)
class Selesai:
    judul: str
    keterangan: str
    hasil: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Saya:
    tugas: list[Tugas] = field(default_factory=list)
    mendatang: list[UjianSaya] = field(default_factory=list)
    selesai: list[Selesai] = field(default_factory=list)


def load_saya(pegawai_id: int | None) -> Saya:
    """Nothing for an account that belongs to no employee."""
    if pegawai_id is None:
        return Saya()
    now = waktu.now()
    libur = load_libur(waktu.today())
    tests, surveys, forms = ujian_saya(pegawai_id, now=now), survei_saya(pegawai_id), formulir_saya(pegawai_id, libur)
    tugas = [_of_test(row, libur) for row in tests if not row.is_lewat and row.keadaan != Keadaan.MENDATANG]
    tugas += [_of_survey(row, libur) for row in surveys if not row.sudah]
    tugas += _of_forms(forms, libur)
    done = [_test_done(row) for row in reversed(tests) if row.is_lewat]
    done += [Selesai(row.survei.nama, "Tanpa nama", "Sudah dikirim") for row in surveys if row.sudah]
    done += [
        Selesai(
            judul_of(row),
            row.pendaftaran.angkatan.nama,
            f"Dikirim {format_tanggal_pendek(row.dikirim_pada)}",
            row.get_absolute_url(),
        )
        for row in terkirim_saya(pegawai_id)
    ]
    coming = [row for row in tests if row.keadaan == Keadaan.MENDATANG]
    return Saya(sorted(tugas, key=lambda row: row.sampai), sorted(coming, key=lambda row: row.ujian.mulai), done)


def _task(judul: str, keterangan: str, tombol: str, url: str, sampai: datetime, libur: Collection[date]) -> Tugas:
    return Tugas(judul, keterangan, tombol, url, make_tenggat(waktu.day(sampai), libur), sampai)


def _of_test(row: UjianSaya, libur: Collection[date]) -> Tugas:
    long = f" Waktu mengerjakan {row.ujian.durasi} menit." if row.ujian.durasi else ""
    running = row.berjalan
    until = running.batas if running else row.ujian.selesai
    text = f"{row.ujian.angkatan.nama}. Ditutup {format_waktu_pendek(until)} {waktu.zone_label()}.{long}"
    label = "Lanjutkan tes" if running else "Kerjakan lagi" if row.pengerjaan else "Kerjakan tes"
    return _task(row.ujian.get_jenis_display(), text, label, row.url, until, libur)


def _of_survey(row: SurveiSaya, libur: Collection[date]) -> Tugas:
    text = "Tanpa nama; sekitar lima menit."
    return _task(row.survei.nama, text, "Isi umpan balik", row.url, waktu.moment(row.survei.tutup, time.max), libur)


def _of_forms(forms: list[Formulir], libur: Collection[date]) -> list[Tugas]:
    """One by one while they are few, else one line that leads to the page with all of them."""
    if len(forms) > FORMULIR_SATU_SATU:
        first = min(form.row.tenggat for form in forms)
        late = sum(form.tenggat.jenis == "bad" for form in forms)
        text = f"{len(forms)} formulir menunggu" + (f", {late} lewat tenggat." if late else ".")
        return [_task("Penilaian pascadiklat", text, "Isi penilaian", reverse("evaluasi:pasca-list"), waktu.moment(first, time.max), libur)]
    return [
        _task(
            judul_of(form.row),
            f"{form.sebagai}. {form.row.pendaftaran.angkatan.nama}.",
            "Lanjutkan" if form.row.draf_pada else "Isi penilaian",
            form.row.get_absolute_url(),
            waktu.moment(form.row.tenggat, time.max),
            libur,
        )
        for form in forms
    ]


def judul_of(row: PenugasanEvaluasi) -> str:
    return "Penilaian pascadiklat: diri Anda" if row.peran == Peran.ALUMNUS else f"Penilaian pascadiklat: {row.pendaftaran.pegawai.nama}"


def _test_done(row: UjianSaya) -> Selesai:
    result = f"Nilai {format_nilai(row.nilai)}" if row.nilai is not None else row.label
    return Selesai(row.ujian.get_jenis_display(), row.ujian.angkatan.nama, result, row.url)
