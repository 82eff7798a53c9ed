"""The participants and waiting list tabs: literal query counts, filters, what is done with ticked rows, messages, exports."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diklat.models import Angkatan, JatahUnit, Pendaftaran, Transisi
from diklat.queries.bagian import Bagian
from diklat.services import pendaftaran as services
from pegawai.models import Notifikasi
from tests import factories
from tests.diklat.kantor import Kantor, make_kantor
from tests.diklat.pabrik import make_angkatan, make_kehadiran, make_pendaftaran, make_program, make_sesi
from tests.kepastian import confirm

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor() -> Kantor:
    return make_kantor()


@pytest.fixture
def pengelola(client: Client) -> Client:
    client.force_login(factories.make_pengguna("pengelola"))
    return client


@pytest.fixture
def angkatan() -> Angkatan:
    return make_angkatan(make_program(kompetensi={factories.make_kompetensi(): 3}))


def url(name: str, angkatan: Angkatan) -> str:
    return reverse(f"diklat:{name}", args=[angkatan.pk])


def statuses(angkatan: Angkatan) -> dict[str, str]:
    return dict(Pendaftaran.objects.filter(angkatan=angkatan).values_list("pegawai__nama", "status"))


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("peserta-list", 10), ("tunggu-list", 7)])
def test_tabs_keep_their_query_count(
    pengelola: Client, angkatan: Angkatan, count: int, name: str, queries: int, django_assert_num_queries: object
) -> None:
    for _ in range(count):
        make_pendaftaran(angkatan, factories.make_pegawai(unit=factories.make_unit()))
        make_pendaftaran(angkatan, factories.make_pegawai(unit=factories.make_unit()), "daftar_tunggu")
    pengelola.get(url(name, angkatan))
    with django_assert_num_queries(queries):  # type: ignore[operator]
        pengelola.get(url(name, angkatan))


def test_filters(pengelola: Client, angkatan: Angkatan, kantor: Kantor) -> None:
    rina = make_pendaftaran(angkatan, kantor.rina.pegawai, nilai_awal=70)
    jauh = make_pendaftaran(angkatan, kantor.jauh, "ditawari")
    dodi = make_pendaftaran(angkatan, kantor.dodi, "dibatalkan")
    make_pendaftaran(angkatan, factories.make_pegawai(), "daftar_tunggu")
    found = {
        "": [jauh, rina],
        "q=rina": [rina],
        f"unit={kantor.dinas.pk}": [rina],
        "status=ditawari": [jauh],
        "status=gugur": [dodi],
        "awal=belum": [jauh],
        "status=omong&unit=x&urut=-nama": [rina, jauh],
    }
    got = {query: pengelola.get(f"{url('peserta-list', angkatan)}?{query}").context["page"].rows for query in found}
    assert got == found


def test_line_tells_attendance_and_who_came_from_the_queue(pengelola: Client, angkatan: Angkatan, kantor: Kantor) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    sessions = [make_sesi(angkatan, yesterday, jam) for jam in (8, 11)]
    make_sesi(angkatan, yesterday, 15, is_batal=True)
    make_sesi(angkatan, yesterday, 18)  # held, but nobody has been noted yet
    make_sesi(angkatan, yesterday + timedelta(days=9))
    row = make_pendaftaran(angkatan, kantor.rina.pegawai)
    make_kehadiran(sessions[0], row)
    make_kehadiran(sessions[1], row, "I")
    Transisi.objects.create(pendaftaran=row, aksi="beri_kursi", dari="daftar_tunggu", ke="terdaftar")
    line = pengelola.get(url("peserta-list", angkatan)).context["baris"][0]
    assert (line.bagian, line.kurang_hadir, line.dari_tunggu) == (Bagian(4, 8, 8, 1), True, True)


def test_cancel_ticked_people_after_a_page_that_asks_why(pengelola: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan(kuota=2)
    first, second = make_pendaftaran(angkatan, kantor.rina.pegawai), make_pendaftaran(angkatan, kantor.dodi)
    make_pendaftaran(angkatan, kantor.jauh, "daftar_tunggu")
    data = {"aksi": "keluarkan", "pilih": [first.pk, second.pk]}
    assert len(confirm(pengelola, url("peserta-bulk", angkatan), data).context["baris"]) == 2
    assert confirm(pengelola, url("peserta-bulk", angkatan), {**data, "lanjut": "1", "alasan": ""}).context["form"].errors
    assert set(statuses(angkatan).values()) == {"terdaftar", "daftar_tunggu"}
    confirm(pengelola, url("peserta-bulk", angkatan), {**data, "lanjut": "1", "alasan": "Tidak hadir pembekalan"})
    assert statuses(angkatan) == {"Rina Staf": "dibatalkan", "Dodi Staf": "dibatalkan", "Jauh Sekali": "terdaftar"}


def test_move_ticked_people_to_another_batch_of_the_programme(pengelola: Client, angkatan: Angkatan, kantor: Kantor) -> None:
    target, other = make_angkatan(angkatan.program), make_angkatan()
    row = make_pendaftaran(angkatan, kantor.rina.pegawai)
    data = {"aksi": "pindahkan", "pilih": [row.pk], "lanjut": "1", "alasan": "Bentrok dinas"}
    assert confirm(pengelola, url("peserta-bulk", angkatan), {**data, "tujuan": other.pk}).context["form"].errors
    confirm(pengelola, url("peserta-bulk", angkatan), {**data, "tujuan": target.pk})
    assert (statuses(angkatan), statuses(target)) == ({"Rina Staf": "dibatalkan"}, {"Rina Staf": "terdaftar"})


def test_rows_of_other_batches_and_nothing_ticked_do_nothing(pengelola: Client, angkatan: Angkatan, kantor: Kantor) -> None:
    foreign = make_pendaftaran(make_angkatan(), kantor.rina.pegawai)
    answer = confirm(pengelola, url("peserta-bulk", angkatan), {"aksi": "keluarkan", "pilih": [foreign.pk], "lanjut": "1", "alasan": "x"})
    foreign.refresh_from_db()
    assert (answer.status_code, foreign.status) == (302, "terdaftar")
    assert confirm(pengelola, url("peserta-bulk", angkatan), {"aksi": "hapus", "pilih": [1]}).status_code == 404


def test_message_goes_once_however_often_it_is_sent(pengelola: Client, angkatan: Angkatan, kantor: Kantor) -> None:
    rows = [make_pendaftaran(angkatan, person) for person in (kantor.rina.pegawai, kantor.dodi)]
    data = {"aksi": "pesan", "pilih": [row.pk for row in rows], "lanjut": "1", "judul": "Ruang", "isi": "Pindah ke aula."}
    for isi in ("Pindah ke aula.", "Pindah ke aula.", "Kembali ke ruang kelas."):
        confirm(pengelola, url("peserta-bulk", angkatan), {**data, "isi": isi})
    sent = Notifikasi.objects.filter(aturan="pesan").order_by("ke", "pk")
    assert [(row.ke, row.data["isi"], row.pegawai_id) for row in sent] == [
        (ke, isi, row.pegawai_id) for ke, isi in ((1, "Pindah ke aula."), (2, "Kembali ke ruang kelas.")) for row in rows
    ]


def test_add_by_search_tells_who_may_and_registers_past_the_heads(pengelola: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan(make_program(persetujuan="atasan_pengelola"))
    make_pendaftaran(angkatan, kantor.dodi)
    page = url("peserta-create", angkatan)
    found = pengelola.get(page + "?q=staf").context["calon"]
    assert [(row.pegawai.nama, row.boleh) for row in found] == [("Rina Staf", True), ("Dodi Staf", False)]
    done = confirm(pengelola, page + "?q=staf&pilih=1", {"pilih": [kantor.rina.pegawai_id, kantor.dodi.pk]})
    assert (done.status_code, done["Location"]) == (302, page + "?q=staf")
    assert statuses(angkatan) == {"Dodi Staf": "terdaftar", "Rina Staf": "terdaftar"}
    assert pengelola.post(page, {}).status_code == 302


def test_pasted_nips_show_all_of_them_at_once_and_name_those_that_nobody_has(pengelola: Client, kantor: Kantor) -> None:
    found = pengelola.get(
        url("peserta-create", make_angkatan()), {"q": f"{kantor.rina.pegawai.nip}\n{kantor.dodi.nip}\n{'9' * 18}"}
    ).context
    assert ({row.pegawai.nama for row in found["calon"]}, found["asing"]) == ({"Rina Staf", "Dodi Staf"}, ["9" * 18])


def test_export_holds_the_rows_of_the_list(pengelola: Client, angkatan: Angkatan, kantor: Kantor) -> None:
    make_pendaftaran(angkatan, kantor.rina.pegawai, nilai_awal=70)
    make_pendaftaran(angkatan, kantor.jauh)
    answer = pengelola.post(url("peserta-export", angkatan) + "?q=rina")
    rows = list(openpyxl.load_workbook(BytesIO(answer.content))["Peserta"].values)
    cells = dict(zip(rows[0], rows[1], strict=True))
    assert (len(rows), cells["NIP"], cells["STATUS"], cells["NILAI AWAL"]) == (2, kantor.rina.pegawai.nip, "Terdaftar", 70)
    assert answer["Content-Disposition"].startswith("attachment;")


def test_queue_in_order_with_allotments(pengelola: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan(kuota=1)
    make_pendaftaran(angkatan, kantor.kepala.pegawai)
    jatah = JatahUnit.objects.create(angkatan=angkatan, unit=kantor.dinas, jumlah=1)
    first = make_pendaftaran(angkatan, kantor.jauh, "daftar_tunggu")
    second = make_pendaftaran(angkatan, kantor.rina.pegawai, "daftar_tunggu")
    rows = pengelola.get(url("tunggu-list", angkatan)).context["antrean"]
    assert [(row.posisi, row.daftar, row.jatah) for row in rows] == [(1, first, None), (2, second, jatah)]
    pengelola.post(url("tunggu-prioritas", angkatan), {"pendaftaran": second.pk, "prioritas": 1, "alasan": "Wajib bagi jabatan"})
    assert [row.daftar for row in pengelola.get(url("tunggu-list", angkatan)).context["antrean"]] == [second, first]
    for bad, why in (("0", "Uji"), ("10", "Uji"), ("x", "Uji"), ("1", " ")):
        answer = pengelola.post(url("tunggu-prioritas", angkatan), {"pendaftaran": first.pk, "prioritas": bad, "alasan": why})
        assert (answer.context["salah"], len(answer.context["form"].errors)) == (first.pk, 1)
    first.refresh_from_db()
    assert first.prioritas == 5


def test_priority_belongs_to_the_rows_of_this_batch(pengelola: Client, angkatan: Angkatan, kantor: Kantor) -> None:
    foreign = make_pendaftaran(make_angkatan(), kantor.rina.pegawai, "daftar_tunggu")
    assert pengelola.post(url("tunggu-prioritas", angkatan), {"pendaftaran": foreign.pk, "prioritas": 1}).status_code == 404


def test_fill_gives_free_seats_to_the_queue(pengelola: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan(kuota=1)
    row = make_pendaftaran(angkatan, kantor.jauh, "daftar_tunggu")
    confirm(pengelola, url("tunggu-fill", angkatan))
    row.refresh_from_db()
    assert row.status == "terdaftar"
    assert services.fill_seats(angkatan_id=angkatan.pk) == []
