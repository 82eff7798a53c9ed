"""Pages of batches: filters, counts, literal query counts, buttons that say why, forms that keep what was typed."""

import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diklat.models import Angkatan, JatahUnit, Pendaftaran, Transisi
from diklat.queries.catatan import get_catatan
from diklat.queries.ringkasan import list_sesi_kini
from pegawai.models import Pengguna
from tests import factories
from tests.diklat import pabrik
from tests.diklat.test_angkatan import today
from tests.kepastian import confirm, is_asking, shown

pytestmark = pytest.mark.django_db
DAFTAR = reverse("diklat:angkatan-list")


@pytest.fixture
def pengelola() -> Pengguna:
    return factories.make_pengguna("pengelola")


@pytest.fixture
def hr(client: Client, pengelola: Pengguna) -> Client:
    client.force_login(pengelola)
    return client


def url(name: str, angkatan: Angkatan, *args: str) -> str:
    return reverse(f"diklat:{name}", args=[angkatan.pk, *args])


@pytest.mark.parametrize("count", [1, 3])
def test_list_keeps_its_query_count(hr: Client, count: int, django_assert_num_queries: object) -> None:
    for _ in range(count):
        angkatan = pabrik.make_angkatan(penanggung_jawab=factories.make_pengguna("pengelola"))
        pabrik.make_sesi(angkatan)
        pabrik.make_pendaftaran(angkatan, factories.make_pegawai(), "diajukan")
    hr.get(DAFTAR)
    with django_assert_num_queries(10):  # type: ignore[operator]
        hr.get(DAFTAR)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("status", "queries"), [("terbuka", 9), ("berjalan", 10), ("selesai", 10)])
def test_work_room_keeps_its_query_count(
    hr: Client, pengelola: Pengguna, count: int, status: str, queries: int, django_assert_num_queries: object
) -> None:
    angkatan = pabrik.make_angkatan(status=status, minimum=1, minimum_tanggal=today(3), penanggung_jawab=pengelola)
    for number in range(count):
        sesi = pabrik.make_sesi(angkatan, today(number), ruang=pabrik.make_ruang(), narasumber=pabrik.make_narasumber())
        person = factories.make_pegawai(unit=factories.make_unit())
        pabrik.make_kehadiran(sesi, pabrik.make_pendaftaran(angkatan, person), "T")
    hr.get(angkatan.get_absolute_url())
    with django_assert_num_queries(queries):  # type: ignore[operator]
        hr.get(angkatan.get_absolute_url())


def test_filters_and_tabs(hr: Client, pengelola: Pengguna) -> None:
    arsip = pabrik.make_angkatan(pabrik.make_program("Kearsipan", siasn_id=3), status="draf", penanggung_jawab=pengelola)
    kas = pabrik.make_angkatan(pabrik.make_program("Keuangan", siasn_id=9), tempat="Aula Barat")
    pabrik.make_sesi(kas, today(40))
    month = f"{today(40):%Y-%m}"
    found = {
        "q=kearsip": {arsip},
        "q=aula": {kas},
        "q=i": {arsip, kas},
        f"program={kas.program_id}": {kas},
        f"jenis={arsip.program.jenis_id}": {arsip},
        f"penanggung={pengelola.pk}": {arsip},
        f"bulan={month}": {kas},
        "status=draf": {arsip},
        "status=ditutup": set(),
        "status=x&bulan=2026-13&program=abc&jenis=-1": {arsip, kas},
    }
    assert {query: set(hr.get(f"{DAFTAR}?{query}").context["page"]) for query in found} == found
    context = hr.get(f"{DAFTAR}?status=draf&q=keuangan").context
    assert (context["page"].paginator.count, {kode: n for kode, _, n in context["tab_list"] if n}) == (0, {"terbuka": 1})


def test_what_runs_and_comes_next_stands_before_drafts_and_the_past(hr: Client) -> None:
    days = {
        "tutup lama": ("ditutup", -90), "draf": ("draf", 3), "batal": ("batal", 9), "buka jauh": ("terbuka", 40),
        "selesai": ("selesai", -5), "jalan": ("berjalan", -1), "buka dekat": ("dipastikan", 7), "tutup baru": ("ditutup", -30),
        "draf tanpa hari": ("draf", None), "jalan lama": ("berjalan", -4),
    }  # fmt: skip
    for nama, (status, day) in days.items():
        alasan = "Anggaran" if status == "batal" else ""
        angkatan = pabrik.make_angkatan(pabrik.make_program(nama), status=status, alasan_batal=alasan)
        if day is not None:
            pabrik.make_sesi(angkatan, today(day))
    shown = [row.program.nama for row in hr.get(DAFTAR).context["page"]]
    assert shown == [
        "jalan lama", "jalan", "buka dekat", "buka jauh", "draf", "draf tanpa hari", "selesai", "batal", "tutup baru", "tutup lama",
    ]  # fmt: skip


def test_export_holds_what_is_shown(hr: Client) -> None:
    pabrik.make_angkatan(pabrik.make_program("Kearsipan"))
    pabrik.make_angkatan(pabrik.make_program("Keuangan"))
    answer = hr.get(f"{reverse('diklat:angkatan-export')}?q=kearsipan")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content))["Angkatan"]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == ["Kearsipan"]
    assert answer["Content-Disposition"].startswith("attachment")


def test_workbook_of_one_batch_has_schedule_and_people(hr: Client) -> None:
    angkatan = pabrik.make_angkatan()
    pabrik.make_sesi(angkatan, judul="Pembukaan")
    person = pabrik.make_pendaftaran(angkatan, factories.make_pegawai()).pegawai
    book = openpyxl.load_workbook(io.BytesIO(hr.get(url("angkatan-unduh", angkatan)).content))
    assert (book["Jadwal"]["B2"].value, book["Peserta"]["A2"].value) == ("Pembukaan", person.nip)


def test_create_asks_for_the_programme_first_and_keeps_what_was_typed(hr: Client) -> None:
    program = pabrik.make_program()
    assert not hr.get(reverse("diklat:angkatan-create")).context["form"].errors
    assert hr.get(reverse("diklat:angkatan-create"), {"program": ""}).context["form"].has_error("program", "required")
    address = f"{reverse('diklat:angkatan-create')}?program={program.pk}"
    data = {
        "kuota": "20", "minimum": "5", "cara_kursi": "langsung", "jam_tawaran": "48",
        "pendaftaran_mulai": f"{today()}", "pendaftaran_sampai": f"{today(7)}", "tempat": "Aula",
    }  # fmt: skip
    form = hr.post(address, data).context["form"]
    assert (form.errors.as_data()["minimum_tanggal"][0].code, form["tempat"].value()) == ("minimum_tanpa_tanggal", "Aula")
    assert hr.post(address, data | {"minimum_tanggal": f"{today(5)}"}).status_code == 302
    assert (Angkatan.objects.get().tempat, Angkatan.objects.get().kuota) == ("Aula", 20)


def test_update_of_an_open_batch_leaves_the_seats_alone(hr: Client) -> None:
    angkatan = pabrik.make_angkatan()
    form = hr.get(url("angkatan-update", angkatan)).context["form"]
    assert "kuota" not in form.fields
    data = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    hr.post(url("angkatan-update", angkatan), data | {"tempat": "Aula Timur", "kuota": "99"})
    angkatan.refresh_from_db()
    assert (angkatan.tempat, angkatan.kuota) == ("Aula Timur", 30)


def test_steps_say_why_not_and_do_it(hr: Client) -> None:
    angkatan = pabrik.make_angkatan(status="draf")
    (step,) = hr.get(angkatan.get_absolute_url()).context["kepala"].tindakan
    assert (step.aksi, [item.code for item in step.halangan]) == ("buka", ["tanpa_sesi"])
    pabrik.make_sesi(angkatan)
    assert hr.get(angkatan.get_absolute_url()).context["kepala"].tindakan[0].halangan == []
    confirm(hr, url("angkatan-langkah", angkatan, "buka"))
    assert Angkatan.objects.get().status == "terbuka"
    assert confirm(hr, url("angkatan-langkah", angkatan, "sulap")).status_code == 404


def test_closing_is_the_next_step_only_when_nothing_else_is(hr: Client) -> None:
    angkatan = pabrik.make_angkatan(status="selesai")
    row = pabrik.make_pendaftaran(angkatan, factories.make_pegawai(unit=factories.make_unit()))
    page = url("angkatan-detail", angkatan)
    primary = re.compile(r'class="btn[^"]* btn-primary"[^>]*>\s*([^<]+?)\s*<(?=.*</main>)', re.DOTALL)
    assert primary.findall(hr.get(page).content.decode()) == ["Tetapkan hasil"]
    Pendaftaran.objects.filter(pk=row.pk).update(status="tidak_lulus", alasan="Hadir 50%")
    assert primary.findall(hr.get(page).content.decode()) == ["Tutup angkatan"]


def test_readers_see_no_buttons_that_write(client: Client) -> None:
    client.force_login(factories.make_pengguna("auditor"))
    angkatan = pabrik.make_angkatan(status="draf")
    kepala = client.get(angkatan.get_absolute_url()).context["kepala"]
    assert (kepala.tindakan, kepala.boleh_ubah) == ([], False)


def test_what_needs_attention(hr: Client) -> None:
    angkatan = pabrik.make_angkatan(status="berjalan")
    people = [
        pabrik.make_pendaftaran(angkatan, factories.make_pegawai("Absen"), "terdaftar"),
        pabrik.make_pendaftaran(angkatan, factories.make_pegawai()),
    ]
    held = [pabrik.make_sesi(angkatan, today(day), jam) for day, jam in ((-3, 8), (-2, 8), (-1, 8))]
    for sesi in held[:2]:
        pabrik.make_kehadiran(sesi, people[0], "T")
        pabrik.make_kehadiran(sesi, people[1])
    pabrik.make_sesi(angkatan, today(1), tautan="https://contoh.id/kelas")
    tahap = {one.kode: one for one in hr.get(angkatan.get_absolute_url()).context["ringkasan"].tahap}
    first, second = tahap["kehadiran"].hal
    assert (tahap["kehadiran"].keadaan, first.teks[:7], second.teks) == (
        "sekarang", "Sesi 3,", "1 peserta tidak hadir dua sesi berturut-turut: Absen.",
    )  # fmt: skip
    assert (tahap["pengajar"].keadaan, tahap["pengajar"].alasan[:31]) == ("sekarang", "Sesi 4 belum ada pengajarnya. U")


def test_figures_of_a_batch(hr: Client) -> None:
    program = pabrik.make_program(biaya_angkatan=5_000_000, biaya_kursi=250_000)
    angkatan = pabrik.make_angkatan(program, status="berjalan")
    sesi = pabrik.make_sesi(angkatan, today(-1))
    units = [factories.make_unit() for _ in range(2)]
    rows = [
        pabrik.make_pendaftaran(angkatan, factories.make_pegawai(unit=unit), nilai_awal=nilai)
        for unit, nilai in zip(units, (60, 70), strict=True)
    ]
    pabrik.make_kehadiran(sesi, rows[0])
    pabrik.make_kehadiran(sesi, rows[1], "S")
    found = hr.get(angkatan.get_absolute_url()).context["ringkasan"]
    counts = found.hitungan
    assert (counts.peserta, counts.unit, counts.nilai_awal, counts.bernilai) == (2, 2, 65, 2)
    assert (found.kehadiran["persen"], found.kehadiran["tercatat"], found.biaya.jumlah) == (50, 1, 5_500_000)


def test_notes_tell_what_happened_by_whom(hr: Client, pengelola: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(status="draf")
    pabrik.make_sesi(angkatan)
    confirm(hr, url("angkatan-langkah", angkatan, "buka"))
    confirm(hr, url("angkatan-kursi", angkatan), {"kuota": "35"})
    notes = hr.get(angkatan.get_absolute_url()).context["ringkasan"].catatan
    assert [(note.teks, note.oleh) for note in notes[:2]] == [
        ("Jumlah kursi 30 menjadi 35", pengelola.nama),
        ("Pendaftaran dibuka", pengelola.nama),
    ]


def test_more_seats_than_the_room_holds_are_told_before_they_are_given(hr: Client) -> None:
    """Once, and again of a draft before it is opened; as many as it holds are nothing to tell."""
    angkatan = pabrik.make_angkatan(status="draf", kuota=38)
    pabrik.make_sesi(angkatan, ruang=pabrik.make_ruang(kapasitas=40))
    kursi, judul = url("angkatan-kursi", angkatan), "1 sesi di ruang yang tidak muat semua kursi"
    assert not is_asking(hr.post(kursi, {"kuota": "40"}))
    assert [row.judul for row in shown(hr.post(kursi, {"kuota": "41"})).dampak] == [judul]
    confirm(hr, kursi, {"kuota": "41"})
    assert not is_asking(hr.post(kursi, {"kuota": "42"}))
    assert judul in [row.judul for row in shown(hr.post(url("angkatan-langkah", angkatan, "buka"))).dampak]


def test_cancel_move_and_copy_by_form(hr: Client) -> None:
    angkatan = pabrik.make_angkatan()
    pabrik.make_sesi(angkatan, today(21))
    assert list(hr.post(url("angkatan-postpone", angkatan), {"geser_hari": "x", "alasan": ""}).context["form"].errors) == [
        "geser_hari",
        "alasan",
    ]
    confirm(hr, url("angkatan-postpone", angkatan), {"geser_hari": "1", "alasan": "Rapat"})
    assert Angkatan.objects.get().mulai == today(22)
    default = hr.get(url("angkatan-copy", angkatan)).context["form"].initial["mulai"]
    assert (default.weekday(), default >= today(28)) == (today(22).weekday(), True)
    hr.post(url("angkatan-copy", angkatan), {"mulai": f"{today(60)}"})
    assert Angkatan.objects.exclude(pk=angkatan.pk).get().mulai == today(60)
    assert list(hr.post(url("angkatan-cancel", angkatan), {"alasan": " "}).context["form"].errors) == ["alasan"]
    confirm(hr, url("angkatan-cancel", angkatan), {"alasan": "Sepi"})
    assert Angkatan.objects.get(pk=angkatan.pk).status == "batal"


def test_allotments_and_suspension_by_form(hr: Client) -> None:
    angkatan, unit = pabrik.make_angkatan(), factories.make_unit()
    rows = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-1-unit": "", "form-1-jumlah": "", "form-1-sampai": ""}
    confirm(hr, url("angkatan-jatah", angkatan), rows | {"form-0-unit": f"{unit.pk}", "form-0-jumlah": "3", "form-0-sampai": f"{today(5)}"})
    assert [(row.unit, row.jumlah, row.sampai) for row in JatahUnit.objects.all()] == [(unit, 3, today(5))]
    assert confirm(hr, url("angkatan-jatah", angkatan), rows | {"form-0-unit": f"{unit.pk}", "form-0-jumlah": ""}).status_code == 200
    for expected in (True, False):
        confirm(hr, url("angkatan-suspend", angkatan))
        assert Angkatan.objects.get().is_ditangguhkan is expected


def test_the_badge_of_a_running_batch_counts_its_days(hr: Client) -> None:
    angkatan = pabrik.make_angkatan(status="berjalan")
    for day in (-1, 0, 3):
        pabrik.make_sesi(angkatan, today(day))
    assert hr.get(angkatan.get_absolute_url()).context["kepala"].lencana.teks == "Berjalan, hari 2 dari 3"


def test_a_minimum_that_is_missed_is_urgent(hr: Client) -> None:
    angkatan = pabrik.make_angkatan(minimum=5, minimum_tanggal=timezone.localdate() - timedelta(days=2))
    pabrik.make_sesi(angkatan, narasumber=pabrik.make_narasumber(), ruang=pabrik.make_ruang())
    tahap = next(one for one in hr.get(angkatan.get_absolute_url()).context["ringkasan"].tahap if one.kode == "minimum")
    assert (tahap.keadaan, tahap.alasan, tahap.hal[0].lencana) == (
        "sekarang", "Baru 0 dari paling sedikit 5 peserta.", ("bad", "Lewat 2 hari"),
    )  # fmt: skip


def test_the_log_counts_everybody_of_one_act_and_loses_no_older_line(pengelola: Pengguna) -> None:
    """An act goes on over any full ten minutes and over people of different states; another step has words of its own."""
    angkatan = pabrik.make_angkatan(status="selesai", kuota=100)
    rows = [pabrik.make_pendaftaran(angkatan, factories.make_pegawai()) for _ in range(63)]
    first = timezone.now() - timedelta(days=2)
    asked = {"dari": "diajukan", "ke": "diajukan"}
    steps = [
        *(
            Transisi(pendaftaran=rows[0], aksi=aksi, waktu=first + timedelta(hours=hour), **asked)
            for hour, aksi in enumerate(("eskalasi", "dahulukan"))
        ),
        *(
            Transisi(
                pendaftaran=row,
                aksi="luluskan",
                dari="hadir" if n % 2 else "terdaftar",
                ke="lulus",
                oleh=pengelola,
                waktu=first + timedelta(days=1, seconds=20 * n),
            )
            for n, row in enumerate(rows)
        ),
        Transisi(
            pendaftaran=rows[1], aksi="ubah_nilai", dari="lulus", ke="lulus", oleh=pengelola, waktu=first + timedelta(days=1, hours=2)
        ),
    ]
    Transisi.objects.bulk_create(steps)
    name, other = rows[0].pegawai.nama, rows[1].pegawai.nama
    assert [(note.teks, note.oleh) for note in get_catatan(angkatan) if note.teks != "Angkatan dibuat"] == [
        (f"{other} diubah nilainya", pengelola.nama),
        ("63 orang dinyatakan lulus", pengelola.nama),
        (f"{name} diubah urutannya", "otomatis"),
        (f"{name} diteruskan ke atasan berikutnya", "otomatis"),
    ]


def test_a_day_without_a_session_shows_the_next_that_has_one() -> None:
    angkatan = pabrik.make_angkatan()
    last, first, second, _ = (pabrik.make_sesi(angkatan, today(days), jam) for days, jam in ((-1, 8), (3, 8), (3, 13), (4, 8)))
    assert [row.sesi for row in list_sesi_kini([last, second, first], None)] == [second, first]
    now = pabrik.make_sesi(angkatan, today(), 9)
    assert [row.sesi for row in list_sesi_kini([last, now, first], None)] == [now]
    assert list_sesi_kini([last], None) == []
