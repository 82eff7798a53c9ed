"""The ledger in words, its running balance, and who may read whose."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diklat.models import CatatanJP, Pendaftaran
from insentif.models import AturanPoin, KeberatanPoin, Lencana, Penukaran, PostingPoin
from insentif.queries import buku, lencana, ringkasan
from insentif.services import hitung
from pegawai.models import Pegawai, Pekerjaan
from pegawai.services import pekerjaan
from tests.diklat.pabrik import make_mentoring, make_program, make_riwayat
from tests.evaluasi.pabrik import make_penugasan, make_survei
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_pengguna, make_penilaian, make_standar, make_unit
from tests.hari import PADA
from tests.insentif.pabrik import make_lulus
from tests.insentif.pabrik_tukar import make_imbalan
from tests.insentif.test_saldo import redeem
from tests.pintu import enter

pytestmark = pytest.mark.django_db
import_module("insentif.tasks")  # handlers of jobs register
TAHUN = timezone.localdate().year
HARI = date(TAHUN, 3, 10)


def url(name: str, *args: Any) -> str:
    return reverse(f"insentif:{name}", args=args)


@pytest.fixture
def rina() -> Pegawai:
    return make_pegawai("Rina", jenis_asn="PPPK", unit=make_unit("Dinas A"))


@pytest.fixture
def saya(rina: Pegawai) -> Client:
    return enter(make_pengguna(pegawai=rina))


def lines(pegawai: Pegawai) -> list[tuple[str, str, str, int | None, str]]:
    """The latest on top."""
    rows = buku.describe(buku.buku_of(pegawai.pk, [TAHUN - 1, TAHUN]))
    return [(row.judul, row.sebab, row.tanda, row.saldo, row.keadaan) for row in rows]


def test_a_line_says_what_happened_and_why_so_many_points(rina: Pegawai):
    jabatan, melayani = make_jabatan(), make_kompetensi()
    make_standar(jabatan, melayani, 3, berlaku_mulai=date(2020, 1, 1))
    make_penilaian(rina, melayani, 2, tanggal=date(TAHUN - 1, 1, 5))
    program = make_program("Pelayanan Prima", kompetensi={melayani: 3})
    make_lulus(rina, jp=48, program=make_program("Arsip"), hari=HARI)
    dibuat = timezone.make_aware(timezone.datetime(TAHUN, 2, 1))
    make_lulus(rina, jp=24, program=program, jabatan=jabatan, dibuat=dibuat, hari=HARI + timedelta(days=9), nilai_akhir=92, nilai_awal=92)
    make_lulus(rina, jp=4, program=make_program("Naskah"), hari=HARI + timedelta(days=20))
    make_lulus(rina, jp=0, program=make_program("Rapat"), hari=HARI + timedelta(days=25), status="tidak_hadir")
    hitung.recalculate()
    assert lines(rina) == [
        (f"Tidak hadir tanpa kabar atau batal mendadak: Rapat, Angkatan I Tahun {PADA.year}", "−5 menurut aturan", "−5", 65, ""),
        (f"Lulus Naskah, Angkatan I Tahun {PADA.year}", "4 JP × 1 = 4; batas setahun sudah penuh", "0", 70, ""),
        (
            f"Lulus Pelayanan Prima, Angkatan I Tahun {PADA.year}",
            "24 JP × 1 × 1,5 (menutup kesenjangan) = 36; batas setahun menyisakan 12",
            "+12",
            70,
            "",
        ),
        (f"Nilai akhir Sangat Memuaskan: Pelayanan Prima, Angkatan I Tahun {PADA.year}", "+10 menurut aturan", "+10", 58, ""),
        (f"Lulus Arsip, Angkatan I Tahun {PADA.year}", "48 JP × 1 = 48", "+48", 48, ""),
    ]


def test_a_deduction_says_that_it_stops_at_nothing(rina: Pegawai):
    make_lulus(rina, jp=3, hari=HARI)
    make_lulus(rina, jp=0, hari=HARI + timedelta(days=1), status="tidak_hadir")
    hitung.recalculate()
    assert lines(rina)[0][1:4] == ("−5 menurut aturan; dikurangi paling banyak sampai poin tahun itu habis, yaitu 3", "−3", 0)


def test_a_reversal_says_why_and_what_came_instead(rina: Pegawai):
    row = make_lulus(rina, jp=8, program=make_program("Arsip"), hari=HARI)
    hitung.recalculate()
    CatatanJP.objects.update(jp=F("jp") - 2)
    hitung.recalculate()
    assert lines(rina) == [
        (f"Lulus Arsip, Angkatan I Tahun {PADA.year}", "6 JP × 1 = 6", "+6", 6, ""),
        (
            f"Pembalikan: Lulus Arsip, Angkatan I Tahun {PADA.year}",
            "Ditarik kembali dan dicatat ulang sebagai 6 poin: JP-nya kini 6, semula 8",
            "−8",
            0,
            "pembalikan",
        ),
        (f"Lulus Arsip, Angkatan I Tahun {PADA.year}", "8 JP × 1 = 8", "+8", 8, "dibalik"),
    ]
    Pendaftaran.objects.filter(pk=row.pk).update(status="tidak_lulus")
    hitung.recalculate()
    assert [sebab for judul, sebab, *_ in lines(rina) if judul.startswith("Pembalikan")].count(buku.TIDAK_LAYAK) == 1


def test_a_cap_that_is_shared_anew_says_so(rina: Pegawai):
    make_lulus(rina, jp=40, hari=HARI)
    hitung.recalculate()
    make_lulus(rina, jp=40, hari=HARI - timedelta(days=5))
    hitung.recalculate()
    [sebab] = [sebab for _, sebab, _, _, keadaan in lines(rina) if keadaan == "pembalikan"]
    assert sebab == "Ditarik kembali dan dicatat ulang sebagai 20 poin: batas setahun dibagi ulang menurut urutan tanggal"


def test_every_source_has_a_name_in_one_query(rina: Pegawai, django_assert_num_queries):
    seat = make_lulus(rina, jp=0, program=make_program("Arsip"))
    temu = make_mentoring(rina, make_pegawai("Mentee")).pertemuan_list.create(tanggal=HARI, topik="Awal", dicatat_oleh=rina)
    survei = make_survei(seat.angkatan, nama="Umpan balik Arsip 1")
    ditukar = Penukaran.objects.create(pegawai=rina, imbalan=make_imbalan("Buku"), poin=2)
    sources = {
        f"n_gain:{seat.pk}": ("n_gain", f"Kemajuan belajar sedang: Arsip, Angkatan I Tahun {PADA.year}"),
        f"luar:{make_riwayat(rina, nama='Seminar').pk}:{TAHUN}": ("luar", "Diklat luar: Seminar"),
        f"umpan:{survei.pk}:{rina.pk}": ("umpan_balik", "Mengisi Umpan balik Arsip 1"),
        f"temu:{temu.pk}:{rina.pk}": ("mentoring", "Pertemuan mentoring: Awal"),
        f"berbagi:{seat.angkatan.sesi_list.get().pk}:{rina.pk}": ("berbagi", f"Mengajar: {seat.angkatan.sesi_list.get().judul}"),
        f"pasca:{make_penugasan(seat, rina, 'alumnus').pk}": (
            "pasca_alumnus",
            f"Evaluasi pascadiklat sebagai alumnus: Arsip, Angkatan I Tahun {PADA.year}",
        ),
        f"target:{TAHUN}:{rina.pk}:20": ("target_jp", "Mencapai 20 JP dalam setahun"),
        "luar:999999:2020": ("luar", "Diklat luar terverifikasi"),
    }
    for sumber, (kejadian, _) in sources.items():
        aturan = AturanPoin.objects.filter(kejadian=kejadian).latest("pk")
        PostingPoin.objects.create(pegawai=rina, tahun=TAHUN, tanggal=HARI, aturan=aturan, sumber=sumber, dasar=2, poin=2)
    redeem(rina, TAHUN, 2, ditukar.pk)
    rows = list(buku.buku_of(rina.pk, [TAHUN]))
    with django_assert_num_queries(1):
        found = {row.row.sumber: row for row in buku.describe(rows)}
    assert {sumber: row.judul for sumber, row in found.items()} == {
        **{sumber: judul for sumber, (_, judul) in sources.items()},
        f"tukar:{ditukar.pk}:{TAHUN}": "Ditukar: Buku",
    }
    pages = {row.url for row in found.values()}
    public = {row.url for row in buku.describe(rows, tautan=False)}
    assert pages - public == {
        temu.mentoring.get_absolute_url(), seat.penugasan_list.get().get_absolute_url(), ditukar.get_absolute_url(),
    }  # fmt: skip


def test_what_a_redemption_takes_is_a_line_and_coming_back_another(rina: Pegawai):
    make_lulus(rina, jp=8, program=make_program("Arsip"), hari=HARI)
    hitung.recalculate()
    took = redeem(rina, TAHUN, 5, hari=date(TAHUN, 5, 1))
    PostingPoin.objects.create(pegawai=rina, tahun=TAHUN, tanggal=took.tanggal, sumber=took.sumber, dasar=5, poin=5, membalik=took)
    assert [row[:4] for row in lines(rina)[:2]] == [
        ("Pembalikan: Penukaran", "Penukaran ditolak atau dibatalkan; poin kembali", "+5", 8),
        ("Penukaran", f"Diambil dari poin tahun {TAHUN}", "−5", 3),
    ]


def test_badges_count_what_stands(rina: Pegawai):
    Lencana.objects.all().delete()
    tiga = Lencana.objects.create(nama="Tiga", keterangan="x", kejadian="lulus", kali=3)
    setahun = Lencana.objects.create(nama="Setahun", keterangan="x", kejadian="lulus", kali=3, dalam_tahun=True)
    celah = Lencana.objects.create(nama="Celah", keterangan="x", kejadian="lulus", kali=1, hanya_celah=True)
    Lencana.objects.create(nama="Mati", keterangan="x", kejadian="lulus", kali=1, is_aktif=False)
    first = make_lulus(rina, jp=8, hari=date(TAHUN - 1, 5, 1))
    make_lulus(rina, jp=8, hari=HARI)
    make_lulus(rina, jp=8, hari=HARI + timedelta(days=2))
    hitung.recalculate()
    found = {row.lencana: (row.kali, row.diraih, row.kurang) for row in badges(rina)}
    assert found == {tiga: (3, HARI + timedelta(days=2), 0), setahun: (2, None, 1), celah: (0, None, 1)}
    Pendaftaran.objects.filter(pk=first.pk).update(status="tidak_lulus")
    hitung.recalculate()
    assert {row.lencana: (row.kali, row.diraih) for row in badges(rina)}[tiga] == (2, None)


def badges(pegawai: Pegawai) -> list[lencana.Capaian]:
    return lencana.capaian_of(ringkasan.ringkasan_of(pegawai.pk), date(TAHUN, 12, 31))


def test_only_what_closed_an_own_gap_counts_for_that_badge(rina: Pegawai):
    Lencana.objects.all().delete()
    celah = Lencana.objects.create(nama="Celah", keterangan="x", kejadian="lulus", kali=1, hanya_celah=True)
    jabatan, melayani = make_jabatan(), make_kompetensi()
    make_standar(jabatan, melayani, 3, berlaku_mulai=date(2020, 1, 1))
    make_penilaian(rina, melayani, 2, tanggal=date(TAHUN - 1, 1, 5))
    dibuat = timezone.make_aware(timezone.datetime(TAHUN, 2, 1))
    make_lulus(rina, jp=5, program=make_program(kompetensi={melayani: 3}), jabatan=jabatan, dibuat=dibuat, hari=HARI)
    hitung.recalculate()
    assert [(row.lencana, row.kali, row.diraih) for row in badges(rina)] == [(celah, 1, HARI)]


def test_the_running_balance_ends_at_the_balance(rina: Pegawai, saya: Client):
    make_lulus(rina, jp=9, hari=date(TAHUN - 2, 5, 1))
    make_lulus(rina, jp=8, hari=date(TAHUN - 1, 5, 1))
    make_lulus(rina, jp=5, hari=HARI)
    hitung.recalculate()
    page = saya.get(url("saya"))
    assert (page.context["orang"].saldo.berlaku, [row.saldo for row in page.context["page"]]) == (13, [13, 8])
    page = saya.get(url("saya"), {"tahun": TAHUN - 2})
    assert [(row.row.poin, row.saldo) for row in page.context["page"]] == [(9, 9)]
    assert [row.row.poin for row in saya.get(url("saya"), {"tahun": "1999"}).context["page"]] == [5, 8]


def test_a_ledger_is_read_by_the_person_those_above_and_the_office(rina: Pegawai):
    dinas = make_unit("Dinas B")
    kepala, staf = make_pegawai("Kepala", unit=dinas, memimpin=True), make_pegawai("Staf", unit=dinas)
    make_lulus(staf, jp=5, hari=HARI)
    hitung.recalculate()
    answers = {
        "rekan": enter(make_pengguna(pegawai=rina)),
        "atasan": enter(make_pengguna(pegawai=kepala)),
        "auditor": enter(make_pengguna("auditor")),
        "sendiri": enter(make_pengguna(pegawai=staf)),
    }
    got = {who: client.get(url("buku-pegawai", staf.pk)).status_code for who, client in answers.items()}
    assert got == {"rekan": 404, "atasan": 200, "auditor": 200, "sendiri": 302}
    assert answers["atasan"].get(url("buku-pegawai", rina.pk)).status_code == 404
    assert {who: client.get(url("buku-list")).status_code for who, client in answers.items()} == {
        "rekan": 403, "atasan": 403, "auditor": 200, "sendiri": 403,
    }  # fmt: skip


def test_the_city_ledger_is_narrowed_and_exported_as_shown(rina: Pegawai):
    budi = make_pegawai("Budi", unit=make_unit("Dinas B"))
    make_lulus(rina, jp=8, hari=HARI)
    gone = make_lulus(budi, jp=4, hari=HARI + timedelta(days=3), nilai_akhir=Decimal(95), nilai_awal=Decimal(95))
    make_riwayat(budi, jp=6, status="diverifikasi", mulai=HARI, selesai=HARI)
    hitung.recalculate()
    Pendaftaran.objects.filter(pk=gone.pk).update(status="tidak_lulus")
    hitung.recalculate()
    client = enter(make_pengguna("pengelola"))

    def shown(**query: Any) -> list[tuple[str, int]]:
        return [(row.pegawai.nama, row.poin) for row in client.get(url("buku-list"), query).context["page"].rows]

    assert sorted(shown()) == [("Budi", -10), ("Budi", -4), ("Budi", 4), ("Budi", 10), ("Rina", 8)]
    assert shown(q="rina") == [("Rina", 8)]
    assert shown(jenis="kualifikasi", keadaan="pembalikan") == [("Budi", -10)]
    assert sorted(shown(keadaan="dibalik")) == [("Budi", 4), ("Budi", 10)]
    assert shown(keadaan="berdiri") == [("Rina", 8)]
    assert shown(sampai=HARI.isoformat(), tahun=TAHUN) == [("Rina", 8)]
    assert shown(unit=rina.penempatan_list.get().unit_id) == [("Rina", 8)]
    assert shown(tahun=TAHUN - 1) == []
    assert len(shown(jenis="ngawur", tahun="x", unit="'", keadaan="?")) == 5


def test_the_export_holds_the_lines_that_are_shown(rina: Pegawai, settings: Any, tmp_path: Path):
    settings.MEDIA_ROOT = tmp_path
    row = make_lulus(rina, jp=8, hari=HARI, nilai_akhir=Decimal(95), nilai_awal=Decimal(95))
    KeberatanPoin.objects.create(pegawai=rina, isi="JP saya 10.")
    hitung.recalculate()
    client = enter(make_pengguna("pengelola"))
    assert client.post(url("buku-export") + "?jenis=lulus&keadaan=berdiri").status_code == 302
    job, (head, line) = run_latest()
    assert job.pesan == "1 baris, Lulus diklat (per JP), Berdiri."
    assert dict(zip(head, line, strict=True)) == {
        "NIP": rina.nip,
        "NAMA": "Rina",
        "TANGGAL PERISTIWA": datetime.combine(HARI, time()),
        "DICATAT": datetime.combine(timezone.localdate(), time()),
        "POIN TAHUN": TAHUN,
        "PERISTIWA": f"Lulus {row.angkatan.nama}",
        "MENGAPA": "8 JP × 1 = 8",
        "VERSI ATURAN": 1,
        "POIN": 8,
        "KEADAAN": "berdiri",
    }
    client.post(url("keberatan-export") + "?status=diajukan")
    job, (_, line) = run_latest()
    assert (job.pesan, line[1], line[3]) == ("1 keberatan, Diajukan.", "Rina", "JP saya 10.")


def run_latest() -> tuple[Pekerjaan, list[tuple[Any, ...]]]:
    job = Pekerjaan.objects.latest("pk")
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    return job, list(openpyxl.load_workbook(job.hasil.path).worksheets[0].iter_rows(values_only=True))


@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_the_same_however_long(rina: Pegawai, saya: Client, count: int, django_assert_num_queries):
    for offset in range(count):
        make_lulus(rina, jp=8, hari=HARI + timedelta(days=offset), nilai_akhir=95, nilai_awal=10)
        make_riwayat(rina, jp=6, status="diverifikasi", mulai=HARI, selesai=HARI)
    KeberatanPoin.objects.create(pegawai=rina, isi="Keliru.")
    hitung.recalculate()
    pengelola = enter(make_pengguna("pengelola"))
    for client in (saya, pengelola):
        client.get(url("aturan-baca"))  # the session is written down once
    with django_assert_num_queries(12):
        saya.get(url("saya"))
    with django_assert_num_queries(10):
        saya.get(url("saya"))  # with the leaderboard known
    with django_assert_num_queries(9):
        pengelola.get(url("buku-pegawai", rina.pk))
    with django_assert_num_queries(6):
        pengelola.get(url("buku-list"))
    with django_assert_num_queries(5):
        pengelola.get(url("keberatan-list"))
    with django_assert_num_queries(5):
        saya.get(url("aturan-baca"))
