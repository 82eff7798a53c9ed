"""What is over its term: no table is forgotten, nothing goes before its day, numbers stay, the seal holds and still finds a forger."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import ProgrammingError, connection, models, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from diklat.models import RiwayatLuar
from lib import waktu
from pegawai import simpan
from pegawai.models import (
    Akses,
    CatatanAkun,
    KedudukanHukum,
    MasaSimpan,
    Notifikasi,
    Pegawai,
    Pemusnahan,
    Pengguna,
    Redaksi,
    RincianSimpan,
    RiwayatKedudukan,
)
from pegawai.models.simpan import Jenis
from pegawai.queries.segel_periksa import prove
from pegawai.services import pekerjaan
from pegawai.services import simpan as services
from tests.bersama import held
from tests.diklat import pabrik
from tests.factories import make_kompetensi, make_pegawai, make_pengguna, make_penilaian, make_perbaikan
from tests.pegawai.test_segel import force, seal
from tests.test_access import make_kota
from tests.tolak import refusing

pytestmark = pytest.mark.django_db
KATA = (models.CharField, models.TextField, models.FileField, models.JSONField, models.GenericIPAddressField)
NAMA, NIP, SUREL = "Zulqarnaen Wxyz", "195001011975011001", "zulq@lama.contoh.id"
EVENT = "pegawai_pegawaievent"


@pytest.fixture(autouse=True)
def _outside(settings: Any, tmp_path: Path) -> None:
    settings.SEAL_DIR = tmp_path / "segel"


def retire(pegawai: Pegawai, sejak: date) -> Pegawai:
    RiwayatKedudukan.objects.create(pegawai=pegawai, kedudukan=pegawai.kedudukan, selesai=sejak)
    pegawai.kedudukan = KedudukanHukum.objects.filter(is_aktif=False)[0]
    pegawai.save(update_fields=["kedudukan"])
    return pegawai


def years_ago(years: int) -> date:
    return waktu.years_before(waktu.today(), years) - timedelta(days=1)


def make_lama(nama: str = NAMA, nip: str = NIP, email: str = SUREL) -> Pegawai:
    """Somebody who left long ago, with something in many tables, in the log, and in a file."""
    pegawai = make_pegawai(nama, nip=nip, email=email, telepon="0811-" + nip, tempat_lahir=f"Lahir {nama}")
    akun = make_pengguna(pegawai=pegawai, email=email)
    CatatanAkun.objects.create(pengguna=akun, tindakan=CatatanAkun.Tindakan.DIUBAH, rincian=f"surel {email}")
    Notifikasi.objects.create(
        kunci=f"x:{pegawai.pk}", aturan="x", pegawai=pegawai, objek="x:1", alamat=email, data={"_judul": f"Yth. {nama}"}, status="terkirim",
        selesai=waktu.now(), kirim_pada=waktu.now(),
    )  # fmt: skip
    make_perbaikan(pegawai, seharusnya=nama, alasan=f"NIP saya {nip}")
    row = pabrik.make_pendaftaran(pabrik.make_angkatan(), pegawai, "lulus", alasan=f"{nama} tugas belajar")
    row.alasan = "diganti"
    row.save(update_fields=["alasan"])
    pabrik.make_sertifikat(row, isi={"nama": nama, "nip": nip, "tanggal": "2010-01-01"})
    riwayat = pabrik.make_riwayat(pegawai, catatan=f"milik {nama}")
    riwayat.bukti.save("bukti.pdf", ContentFile(b"%PDF-asli"))
    make_penilaian(pegawai, make_kompetensi(), keterangan=f"wawancara {nama}")
    Pegawai.objects.filter(pk=pegawai.pk).update(gelar_depan="Dr.")
    return retire(Pegawai.objects.get(pk=pegawai.pk), years_ago(6))


def wait(row: Pemusnahan, hari: int = 8) -> None:
    """As if it had been asked for that long ago: by its clock, and by the log that the database believes (by its own clock)."""
    born = "UPDATE pegawai_pemusnahanevent SET pgh_created_at = pg_catalog.now() - make_interval(days => %s) WHERE pgh_obj_id = %s"
    force(born, hari, row.pk)
    Pemusnahan.objects.filter(pk=row.pk).update(laksana_pada=waktu.now() - timedelta(minutes=1))


def run(jenis: str = Jenis.ORANG) -> Pemusnahan:
    row = services.request_pemusnahan(jenis=jenis, by=make_pengguna("kepegawaian"))
    wait(row)
    (job,) = services.create_due()
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert job.status == "selesai", job.pesan
    services.delete_berkas()  # as the commit does
    row.refresh_from_db()
    return row


def tables_with(text: str) -> list[str]:
    """Every table of the database with a row that says this anywhere."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1")
        names = [name for (name,) in cursor.fetchall()]
        cursor.execute(
            " UNION ALL ".join(f"SELECT '{name}' FROM \"{name}\" t WHERE t::text LIKE %s GROUP BY 1" for name in names),
            [f"%{text}%"] * len(names),
        )
        return [name for (name,) in cursor.fetchall()]


def columns_of(model: type[models.Model]) -> list[str]:
    """Where words can stand: no keys, no choices."""
    return [f.name for f in model._meta.concrete_fields if isinstance(f, KATA) and not f.choices]


def test_every_table_of_persons_has_a_rule_or_a_reason() -> None:
    """A new table or column: what becomes of it when the term is over? Say it in the app's pribadi.py, and here."""
    found = [f"{model._meta.label}.{name}: {simpan.meaning_of(model, name)}" for model in simpan.tables() for name in columns_of(model)]
    assert found == Path(__file__).with_name("masa_simpan.txt").read_text().splitlines()
    ruled = {one.model for one in simpan.aturan_list()}
    assert [model._meta.label for model in simpan.tables() if model not in ruled and not simpan.reason_of(model)] == []


def test_of_what_is_counted_or_dated_a_rule_takes_only_what_no_report_counts() -> None:
    """Reports of days gone by read ranks, kinds of service and days of people who left: those stay."""
    named = {(one.model, name) for one in simpan.aturan_list() for name in one.isi}
    assert sorted(f"{model._meta.label}.{name}" for model, name in named if name not in columns_of(model)) == [
        "pegawai.Pegawai.jenis_kelamin",
        "pegawai.Pegawai.tahun_lulus",
        "pegawai.Pegawai.tanggal_lahir",
        "pegawai.Pegawai.tmt_cpns",
        "pegawai.Pengguna.is_active",
    ]


def test_the_database_knows_the_rules_of_the_code() -> None:
    before = list(RincianSimpan.objects.values_list("jenis", "tabel", "isi", "syarat", "is_tumbuh").order_by("jenis", "urutan"))
    simpan.tell_rules()
    assert list(RincianSimpan.objects.values_list("jenis", "tabel", "isi", "syarat", "is_tumbuh").order_by("jenis", "urutan")) == before
    assert (
        {row.jenis for row in RincianSimpan.objects.all()} == set(Jenis.values) == set(MasaSimpan.objects.values_list("jenis", flat=True))
    )


def test_who_left_long_ago_has_no_name_anywhere_and_the_seal_holds() -> None:
    lama, lain = make_lama(), make_lama("Baru Pensiun", "195501011975011002", "baru@contoh.id")
    RiwayatKedudukan.objects.filter(pegawai=lain).update(selesai=years_ago(4))
    seal()
    make_lama("Nama Sesudah Segel", "195101011975011003", "sesudah@contoh.id")
    assert len(tables_with(NAMA)) >= 12
    bukti = RiwayatLuar.objects.get(pegawai=lama).bukti
    row = run()
    assert [tables_with(text) for text in (NAMA, NIP, SUREL, "Nama Sesudah Segel", "sesudah@contoh.id")] == [[]] * 5
    assert "pegawai_pegawai" in tables_with("Baru Pensiun")
    assert not bukti.storage.exists(bukti.name)
    assert (row.status, row.berkas) == ("dilaksanakan", [])
    lama.refresh_from_db()
    assert (lama.nama, lama.nip) == (f"Pegawai dianonimkan {lama.pk}", str(lama.pk).zfill(18))
    seal()
    bukti_segel = prove()
    assert bukti_segel.temuan == []
    assert bukti_segel.redaksi > 0


def test_only_named_columns_change() -> None:
    """So whatever is counted, summed or listed by key, day or number is what it was."""
    make_lama()
    before = numbers()
    run()
    assert numbers() == before


def numbers() -> dict[str, Any]:
    """Of every table the rows without the columns that the rules name; of those whose rows go, nothing."""
    gone = {row.tabel for row in RincianSimpan.objects.filter(isi="")}
    own = {model._meta.db_table for model in (Pemusnahan, Redaksi)} | {
        "pegawai_pemusnahanevent",
        "pegawai_pekerjaan",
        "pghistory_context",
        "kompetensi_perludihitung",
    }
    new = {"pegawai_pengguna", "pegawai_penggunaevent", "pegawai_pengguna_groups", "django_session"}  # whoever asks for it in these tests
    named: dict[str, str] = {}
    for row in RincianSimpan.objects.all():
        named[row.tabel] = named.get(row.tabel, "") + row.isi
    found: dict[str, Any] = {}
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            if tabel in gone | own | new:
                continue
            columns = [
                c.name
                for c in connection.introspection.get_table_description(cursor, tabel)
                if f'"{c.name}" = ' not in named.get(tabel, "")
            ]
            one = "md5(ROW({})::text)".format(", ".join(f't."{name}"' for name in columns))
            cursor.execute(f"SELECT count(*), md5(coalesce(string_agg({one}, '' ORDER BY {one}), '')) FROM \"{tabel}\" t")
            found[tabel] = cursor.fetchone()
    return found


@pytest.fixture(scope="module")
def kota(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Any]]:
    with held(django_db_blocker):
        yield make_kota()


LAPORAN = ("/laporan-jp/", "/peta/", "/evaluasi/dampak/", "/poin/unit/", "/poin/papan/", "/rencana/pagu/", "/unit/")


def test_reports_say_what_they_said(kota: dict[str, Any], client: Client) -> None:
    for key in ("bawahan", "lain"):
        retire(Pegawai.objects.get(pk=kota[key].pk), years_ago(6))
    client.force_login(Pengguna.objects.get(pk=kota["akun_pengelola"].pk))
    before = [report(client, url) for url in LAPORAN]
    assert run().orang == sorted(kota[key].pk for key in ("bawahan", "lain"))
    for url, was in zip(LAPORAN, before, strict=True):
        assert report(client, url).splitlines() == was.splitlines(), url
    assert Pegawai.objects.get(pk=kota["lain"].pk).nama.startswith("Pegawai dianonimkan")


def report(client: Client, url: str) -> str:
    """Without the minute and the marks of forms, which are of the moment."""
    answer = client.get(url, follow=True)
    assert answer.status_code == 200, url
    return re.sub(r'pukul \d\d\.\d\d|value="[^"]{40,}"', "", answer.content.decode().partition("<main")[2].partition("</main>")[0])


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        (f"UPDATE {EVENT} SET nama = '{NAMA}' WHERE nama LIKE 'Pegawai dianonimkan%%'", [(1, EVENT)]),
        (f"UPDATE {EVENT} SET jenis_asn = 'PPPK' WHERE nama LIKE 'Pegawai dianonimkan%%'", [(1, EVENT)]),
        ("UPDATE pegawai_redaksi SET sidik_lalu = sidik", [(2, "pegawai_redaksi")]),
        ("DELETE FROM pegawai_redaksi", [(2, "pegawai_redaksi")]),
        ("UPDATE pegawai_pemusnahan SET status = 'menunggu', berakhir_pada = NULL", [(None, EVENT)]),
    ],
)
def test_what_is_changed_besides_is_found(sql: str, found: list[tuple[int | None, str]]) -> None:
    make_lama()
    seal()
    run()
    seal()
    force(sql)
    assert set(found) <= {(row.blok, row.tabel) for row in prove().temuan}


def test_taking_words_out_launders_no_forgery() -> None:
    """A row that was changed after it was sealed stays found, though its words are gone now."""
    make_lama()
    seal()
    force(f"UPDATE {EVENT} SET tempat_lahir = 'Palsu' WHERE nama = %s", NAMA)
    run()
    assert (1, EVENT) in {(row.blok, row.tabel) for row in prove().temuan}


@pytest.mark.parametrize(
    "sql",
    [
        f"UPDATE {EVENT} SET nama = 'x'",
        "INSERT INTO pegawai_redaksi (pemusnahan_id, tabel, baris, sidik_lalu, sidik, waktu) VALUES (1, 'x', 1, '', '', now())",
        "UPDATE pegawai_rinciansimpan SET syarat = 'true'",
        "INSERT INTO pegawai_rinciansimpan SELECT * FROM pegawai_rinciansimpan",
        "CREATE OR REPLACE FUNCTION musnahkan(nomor bigint, butir bigint, banyak integer) RETURNS bigint LANGUAGE sql AS 'SELECT 1'",
    ],
)
def test_the_application_takes_nothing_out_by_itself(aplikasi: None, sql: str) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("trick", ["none", "clock", "people", "day", "young", "cancelled"])
def test_the_function_refuses_before_the_day_whatever_the_row_says(trick: str) -> None:
    make_lama()
    row = services.request_pemusnahan(jenis=Jenis.ORANG, by=make_pengguna("kepegawaian"))
    rule = RincianSimpan.objects.get(tabel="pegawai_pegawai")
    wait(row, {"none": 0, "clock": 0, "young": 6}.get(trick, 8))
    changes: dict[str, dict[str, Any]] = {
        "clock": {"diminta_pada": waktu.now() - timedelta(days=30), "laksana_pada": waktu.now() - timedelta(days=20)},
        "people": {"orang": [make_pegawai().pk]},
        "day": {"batas": waktu.today()},
        "cancelled": {"status": "dibatalkan", "berakhir_pada": waktu.now(), "dibatalkan_oleh": row.diminta_oleh},
    }
    Pemusnahan.objects.filter(pk=row.pk).update(**changes.get(trick, {"jumlah": {}}))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE tangkas_aplikasi")
        with pytest.raises(ProgrammingError, match="belum boleh"):
            cursor.execute(services.MUSNAHKAN, [row.pk, rule.pk, 1])


def test_the_application_does_it_with_its_own_rights(aplikasi: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    make_lama()
    row = services.request_pemusnahan(jenis=Jenis.ORANG, by=make_pengguna("kepegawaian"))
    wait(row)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE tangkas_aplikasi")
    (job,) = services.create_due()
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert job.status == "selesai", job.pesan
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    assert tables_with(NIP) == []


def test_terms_by_age() -> None:
    """Mail and the addresses in the log of accesses; what is younger stays."""
    now, akun = waktu.now(), make_pengguna("pengelola")
    for years in (1, 3, 6):
        day = now - timedelta(days=366 * years)
        Akses.objects.create(jenis="masuk", oleh=akun, alamat="203.0.113.9", saringan="q=rina", waktu=day)
        Notifikasi.objects.create(
            kunci=f"k:{years}", aturan="x", pengguna=akun, objek="x:1", alamat="a@contoh.id", data={"_judul": "Halo"}, status="terkirim",
            selesai=day, kirim_pada=day, dibuat=day,
        )  # fmt: skip
    run(Jenis.AKSES)
    assert list(Akses.objects.filter(oleh=akun).order_by("waktu").values_list("alamat", "saringan")) == [
        (None, ""),
        ("203.0.113.9", "q=rina"),
        ("203.0.113.9", "q=rina"),
    ]
    run(Jenis.SUREL)
    assert list(Notifikasi.objects.filter(kunci__startswith="k:").order_by("dibuat").values_list("alamat", "data")) == [
        ("", {}),
        ("", {}),
        ("a@contoh.id", {"_judul": "Halo"}),
    ]
    with refusing("kosong"):
        run(Jenis.TEKS)


def test_asked_once_called_off_and_never_of_oneself() -> None:
    lama, admin = make_lama(), make_lama("Petugas Lama", "195201011975011004", "petugas@contoh.id").akun
    admin.is_superuser = True
    row = services.request_pemusnahan(jenis=Jenis.ORANG, by=admin)
    assert row.orang == [lama.pk]
    for refused, code in (
        (lambda: services.request_pemusnahan(jenis=Jenis.ORANG, by=admin), "menunggu"),
        (lambda: services.request_pemusnahan(jenis=Jenis.ORANG, by=make_pengguna("auditor")), "bukan_wewenang"),
    ):
        with refusing(code):
            refused()
    services.cancel_pemusnahan(pemusnahan_id=row.pk, by=make_pengguna("kepegawaian"))
    wait(row)
    assert services.create_due() == []
    assert tables_with(NIP) != []


def test_who_came_back_keeps_his_name() -> None:
    """Between the confirmation and its day."""
    lama = make_lama()
    row = services.request_pemusnahan(jenis=Jenis.ORANG, by=make_pengguna("kepegawaian"))
    wait(row)
    Pegawai.objects.filter(pk=lama.pk).update(kedudukan=KedudukanHukum.objects.get(siasn_id="01"))
    (job,) = services.create_due()
    pekerjaan.run_pekerjaan(pk=job.pk)
    lama.refresh_from_db()
    assert lama.nama == NAMA


def test_page_shows_first_and_asks(client: Client) -> None:
    make_lama()
    client.force_login(make_pengguna("kepegawaian"))
    assert "Identitas pegawai yang tidak aktif lagi" in client.get("/masa-simpan/").content.decode()
    with CaptureQueriesContext(connection) as asked_list:
        client.get("/masa-simpan/")
    assert len(asked_list) <= 12
    assert NAMA in client.get("/masa-simpan/orang/").content.decode()
    asked = client.post("/masa-simpan/orang/musnahkan/")
    rows = Pemusnahan.objects.filter(jenis=Jenis.ORANG)
    assert not rows.exists()
    assert client.post("/masa-simpan/orang/musnahkan/", {"sidik": asked.context["akibat"].sidik}).status_code == 302
    row = rows.get()
    assert client.post(f"/masa-simpan/{row.pk}/batal/").status_code == 302
    row.refresh_from_db()
    assert row.status == "dibatalkan"
