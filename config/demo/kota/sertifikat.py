"""Certificates of the demo city's closed batches: numbers, facts and codes; a file is made when somebody asks for it."""

from collections.abc import Iterable
from datetime import date, timedelta
from json import dumps
from typing import Any

from config.demo.kota.akun import CONTOH
from config.demo.kota.asal import asal
from config.demo.kota.jadwal import at
from config.demo.kota.salin import copy_rows
from config.demo.kota.saya import find_me
from diklat.hari_kerja import add_hari_kerja
from diklat.models import Angkatan, HariLibur, NomorUrut, PenandaTangan, Pendaftaran, Sertifikat
from diklat.services.sertifikat import isi
from diklat.services.sertifikat.akhir import join_alasan
from diklat.services.sertifikat.terbit import make_berkas
from diklat.services.tanda_tangan import get_penanda
from lib import waktu
from lib.format import format_tanggal
from lib.kode import make_kode
from lib.pola import fill_pola
from pegawai.models import Pengguna
from pegawai.peran import Peran
from pegawai.queries.instansi import get_instansi

SIGNERS = (
    ("Drs. Wahyudin Hakim, M.Si.", "196903121994031002", "Kepala {perangkat}", "Pembina Utama Muda (IV/c)"),
    ("Ir. Sulastri Wibawa, M.M.", "197105201997032001", "Sekretaris Daerah", "Pembina Utama Madya (IV/d)"),
)
COLUMNS = (
    "pendaftaran_id status tahun urut nomor kode isi penanda_tangan_id berkas sha256 terbit_pada diterbitkan_oleh_id alasan usul_alasan"
).split()
REVOKED = (
    ("data", "Nama tercetak memakai gelar yang belum dicatat pada data kepegawaian."),
    ("permintaan", "Pemilik meminta ditarik karena jabatan yang tercetak sudah lama ditinggalkan."),
    ("pelanggaran", "Rencana tindak yang dikumpulkan ternyata milik peserta lain."),
)
DAYS_AFTER = 4  # working days


def fill_penanda() -> None:
    signers = [(nama, nip, post.format(perangkat=asal().perangkat), rank) for nama, nip, post, rank in SIGNERS]
    PenandaTangan.objects.bulk_create(PenandaTangan(nama=n, nip=nip, jabatan=j, pangkat=p) for n, nip, j, p in signers)


def fill_sertifikat() -> None:
    """Of every closed batch, in the order of dates and names, numbered without gaps in each year; a few are withdrawn again."""
    signer = PenandaTangan.objects.earliest("pk")
    officer = Pengguna.objects.with_peran(Peran.PENGELOLA).earliest("pk")
    related = ("angkatan__program__jenis", "pegawai", "golongan", "jabatan", "unit")
    passed = Pendaftaran.objects.filter(status="lulus", angkatan__status="ditutup").prefetch_related(*related)
    passed = passed.order_by("angkatan__selesai", "angkatan_id", "pegawai__nama", "pk")
    rows, years = list(passed), dict[int, NomorUrut]()
    frozen = isi.freeze_isi(rows, penanda_tangan=signer, penanda=get_penanda(), tanggal=waktu.today())
    days = days_of(row.angkatan for row in rows)
    made = ((row, days[row.angkatan_id], number_next(days[row.angkatan_id], years)) for row in rows)
    copy_rows("diklat_sertifikat", COLUMNS, (cells(row, day, urut, frozen[row.pk], signer, officer) for row, day, urut in made))
    NomorUrut.objects.bulk_create(years.values())
    revoke_some(officer)
    for row in Sertifikat.objects.filter(pendaftaran__pegawai=find_me()):
        make_berkas(pk=row.pk)


def revoke_some(officer: Pengguna) -> None:
    """Each asked for by the office and confirmed by the admin three days later."""
    admin = Pengguna.objects.filter(is_superuser=True).earliest("pk")
    with_account = Pengguna.objects.filter(catatan_list__rincian=CONTOH, pegawai__isnull=False).values("pegawai")
    older = Sertifikat.objects.filter(terbit_pada__lt=waktu.now() - timedelta(days=40)).exclude(pendaftaran__pegawai__in=with_account)
    chosen = older.order_by("-terbit_pada", "pk").values_list("pk", flat=True)[:200:67]
    for row, (kelas, text) in zip(Sertifikat.objects.filter(pk__in=chosen), REVOKED, strict=True):
        asked, reason = row.terbit_pada + timedelta(days=12), join_alasan(kelas, text)
        Sertifikat.objects.filter(pk=row.pk).update(
            **{"status": "dicabut", "alasan": reason, "usul_oleh": officer, "usul_pada": asked, "usul_alasan": reason},
            **{"diakhiri_oleh": admin, "berakhir_pada": asked + timedelta(days=3)},
        )


def days_of(batches: Iterable[Angkatan]) -> dict[int, date]:
    """The day of issue, in the year in which the batch ended."""
    libur = set(HariLibur.objects.values_list("tanggal", flat=True))
    last = {row.pk: row.selesai for row in batches if row.selesai is not None}
    return {pk: min(add_hari_kerja(day, DAYS_AFTER, libur), date(day.year, 12, 31)) for pk, day in last.items()}


def number_next(day: date, years: dict[int, NomorUrut]) -> int:
    counter = years.setdefault(day.year, NomorUrut(tahun=day.year))
    counter.terakhir += 1
    return int(counter.terakhir)


def cells(row: Pendaftaran, day: date, urut: int, frozen: dict[str, Any], signer: PenandaTangan, officer: Pengguna) -> tuple[object, ...]:
    """Written while the database reads those before."""
    nomor = fill_pola(get_instansi().pola_sertifikat, tahun=day.year, urut=urut)
    place = frozen["tempat_tanggal"].split(",")[0]
    facts = {**frozen, "nomor": nomor, "tanggal": day.isoformat(), "tempat_tanggal": f"{place}, {format_tanggal(day)}"}
    return (
        *(row.pk, "terbit", day.year, urut, nomor, make_kode(), dumps(facts), signer.pk, "", ""),
        *(at(day, 14, 0), officer.pk, "", ""),
    )
