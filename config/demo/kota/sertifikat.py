"""Certificates of the demo city's closed batches: numbers, facts and codes; a file is made when somebody asks for it."""

from collections.abc import Iterator
from datetime import date, timedelta
from json import dumps
from typing import Any

from config.demo.kota.asal import ASAL
from config.demo.kota.jadwal import at
from config.demo.kota.salin import copy_rows
from diklat.models import NomorUrut, PenandaTangan, Pendaftaran
from diklat.services.sertifikat import isi
from diklat.services.tanda_tangan import get_penanda
from lib import waktu
from lib.format import format_tanggal
from lib.kode import make_kode
from lib.pola import fill_pola
from pegawai.models import Pengguna
from pegawai.queries.instansi import get_instansi

SIGNERS = (
    ("Drs. Wahyudin Hakim, M.Si.", "196903121994031002", f"Kepala {ASAL.perangkat}", "Pembina Utama Muda (IV/c)"),
    ("Ir. Sulastri Wibawa, M.M.", "197105201997032001", "Sekretaris Daerah", "Pembina Utama Madya (IV/d)"),
)
COLUMNS = (
    "pendaftaran_id status tahun urut nomor kode isi penanda_tangan_id berkas sha256 terbit_pada diterbitkan_oleh_id alasan usul_alasan"
).split()
CHUNK = 4000
DAYS_AFTER = 5


def fill_sertifikat() -> None:
    """Of the present year (in its first weeks: of the last one too), in the order of dates and names, numbered without gaps."""
    PenandaTangan.objects.bulk_create(PenandaTangan(nama=n, nip=nip, jabatan=j, pangkat=p) for n, nip, j, p in SIGNERS)
    signer = PenandaTangan.objects.earliest("pk")
    officer = Pengguna.objects.filter(groups__name="pengelola").earliest("pk")
    related = ("angkatan__program__jenis", "pegawai", "golongan", "jabatan", "unit")
    since = date((waktu.today() - timedelta(days=60)).year, 1, 1) - timedelta(days=DAYS_AFTER)
    passed = Pendaftaran.objects.filter(status="lulus", angkatan__status="ditutup", angkatan__selesai__gte=since).select_related(*related)
    passed = passed.order_by("angkatan__selesai", "angkatan_id", "pegawai__nama", "pk")
    years: dict[int, NomorUrut] = {}
    rows = list(passed)
    for start in range(0, len(rows), CHUNK):
        copy_rows("diklat_sertifikat", COLUMNS, list(certificates(rows[start : start + CHUNK], signer, officer, years)))
    NomorUrut.objects.bulk_create(years.values())


def certificates(
    rows: list[Pendaftaran], signer: PenandaTangan, officer: Pengguna, years: dict[int, NomorUrut]
) -> Iterator[tuple[object, ...]]:
    frozen = isi.freeze_isi(rows, penanda_tangan=signer, penanda=get_penanda(), tanggal=rows[0].dibuat.date())
    for row in rows:
        assert row.angkatan.selesai is not None  # noqa: S101 -- closed batches have days
        day = row.angkatan.selesai + timedelta(days=DAYS_AFTER)
        counter = years.setdefault(day.year, NomorUrut(tahun=day.year))
        counter.terakhir += 1
        number = fill_pola(get_instansi().pola_sertifikat, tahun=day.year, urut=counter.terakhir)
        facts: dict[str, Any] = {**frozen[row.pk], "nomor": number, "tanggal": day.isoformat()}
        facts["tempat_tanggal"] = f"{facts['tempat_tanggal'].split(',')[0]}, {format_tanggal(day)}"
        yield (
            *(row.pk, "terbit", day.year, counter.terakhir, number, make_kode(), dumps(facts), signer.pk, "", ""),
            *(at(day, 14, 0), officer.pk, "", ""),
        )
