"""One's own notices: with and without a mail, read and unread, the bell, and who wants which kind as a mail."""

import threading
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pegawai.models import AturanPengingat, Notifikasi, Pegawai, Pengguna, PilihanSurel
from pegawai.models.akun import BELUM_DIBACA_MAX
from pegawai.queries import pemberitahuan as queries
from pegawai.services import notifikasi, pemberitahuan
from pegawai.services.notifikasi import drain, jenis
from tests import factories, sink
from tests.pintu import enter
from tests.sink import Sink
from tests.tolak import refusing

pytestmark = pytest.mark.django_db
LIST, READ, PILIHAN = (reverse(f"pegawai:notifikasi-{name}") for name in ("saya", "read", "pilihan"))


@pytest.fixture
def rina() -> Pengguna:
    return factories.make_pengguna(pegawai=factories.make_pegawai("Rina", email="rina@contoh.id"))


def tell(pegawai: Pegawai, objek: str = "uji:1", aturan: str = "sesi_h1", **changes: Any) -> Notifikasi:
    """A notice that has its words, as if its mail had gone out."""
    notifikasi.add(aturan=aturan, objek=objek, pegawai_ids=[pegawai.pk])
    row = Notifikasi.objects.get(objek=objek, pegawai=pegawai)
    data = {"_judul": f"Kabar {objek}", "_isi": "Isi", "_tautan": "/diklat-saya/"}
    Notifikasi.objects.filter(pk=row.pk).update(**{"status": "terkirim", "selesai": timezone.now(), "data": data, **changes})
    row.refresh_from_db()
    return row


def shown(user: Pengguna, **filters: Any) -> list[str]:
    return [row.objek for row in queries.own_rows(user, **filters)]


def bell(client: Client) -> str:
    return str(client.get(LIST).context["belum_dibaca"])


@pytest.fixture
def kinds() -> Iterator[None]:
    """Two kinds of their own: one that may be switched off, and one that may not."""

    def words(rows: Sequence[Notifikasi]) -> dict[int, notifikasi.Kata | notifikasi.Berhenti]:
        return {row.pk: notifikasi.Kata({}, "/diklat-saya/") for row in rows}

    notifikasi.register("uji_bebas")(words)
    notifikasi.register("uji_wajib", wajib="Karena uji.")(words)
    for kode in ("uji_bebas", "uji_wajib"):
        AturanPengingat.objects.create(kode=kode, nama=kode, kelompok="Uji", judul=f"{kode} $nama", isi="Halo $nama\n\n$tautan")
    yield
    for kode in ("uji_bebas", "uji_wajib"):
        del jenis.JENIS[kode]


@pytest.fixture
def mail_server(settings: Any) -> Iterator[Sink]:
    with sink.serve() as server:
        settings.EMAIL_PORT, settings.EMAIL_TIMEOUT, settings.EMAIL_ANSWER_TIMEOUT = server.port, 2, 2
        yield server


@pytest.mark.django_db(transaction=True)
def test_a_kind_that_is_switched_off_stands_on_the_page_and_leaves_no_mail(mail_server: Sink, kinds: None, rina: Pengguna) -> None:
    """The choice is read when the mail would go out, and means nothing for a kind that must arrive."""
    lain = factories.make_pegawai("Lain", email="lain@contoh.id")
    for kode in ("uji_bebas", "uji_wajib"):
        notifikasi.add(aturan=kode, objek=f"{kode}:1", pegawai_ids=[rina.pegawai_id, lain.pk])
        PilihanSurel.objects.create(pengguna=rina, aturan=kode)
    assert drain() == 3
    assert sorted(mail_server.recipients) == ["lain@contoh.id", "lain@contoh.id", "rina@contoh.id"]
    closed = Notifikasi.objects.get(pegawai=rina.pegawai_id, aturan="uji_bebas")
    assert (closed.status, closed.judul, closed.tautan, closed.isi) == (
        "tidak_perlu", "uji_bebas Rina", "/diklat-saya/", f"Halo Rina\n\n{settings.BASE_URL}/diklat-saya/",
    )  # fmt: skip
    assert sorted(shown(rina)) == ["uji_bebas:1", "uji_wajib:1"]


@pytest.mark.django_db(transaction=True)
def test_who_has_no_address_reads_it_on_the_page(mail_server: Sink, kinds: None) -> None:
    user = factories.make_pengguna(pegawai=factories.make_pegawai("Dodi"), email="")
    notifikasi.add(aturan="uji_bebas", objek="uji:1", pegawai_ids=[user.pegawai_id])
    notifikasi.add(aturan="uji_wajib", objek="uji:2", pengguna_ids=[user.pk])
    assert drain() == 0
    assert (
        list(Notifikasi.objects.order_by("objek").values_list("status", "keterangan"))
        == [("gagal", "Belum punya surel. Isi surel pada data pegawai atau akunnya, lalu kirim ulang.")] * 2
    )
    assert [(row.judul, row.tautan) for row in queries.own_rows(user).order_by("objek")] == [
        ("uji_bebas Dodi", "/diklat-saya/"),
        ("uji_wajib Dodi", "/diklat-saya/"),
    ]


@pytest.mark.django_db(transaction=True)
def test_what_has_become_needless_is_on_no_page(mail_server: Sink, kinds: None, rina: Pengguna) -> None:
    notifikasi.register("uji_bebas")(lambda rows: {row.pk: notifikasi.Berhenti("Tidak perlu.") for row in rows})
    PilihanSurel.objects.create(pengguna=rina, aturan="uji_bebas")
    notifikasi.add(aturan="uji_bebas", objek="uji:1", pegawai_ids=[rina.pegawai_id])
    assert (drain(), shown(rina)) == (0, [])
    assert Notifikasi.objects.get().keterangan == "Tidak perlu."


def fault(_rows: Sequence[Notifikasi]) -> dict[int, notifikasi.Kata | notifikasi.Berhenti]:
    raise KeyError("a fault in the words of one kind")


@pytest.mark.django_db(transaction=True)
def test_a_fault_in_the_words_of_one_kind_holds_up_no_other_mail(mail_server: Sink, kinds: None, rina: Pengguna) -> None:
    notifikasi.register("uji_bebas")(fault)
    for kode in ("uji_bebas", "uji_wajib"):
        notifikasi.add(aturan=kode, objek="uji:1", pegawai_ids=[rina.pegawai_id])
    assert drain() == 1
    assert dict(Notifikasi.objects.values_list("aturan", "status")) == {"uji_bebas": "gagal", "uji_wajib": "terkirim"}


def done_through_a_page(user: Pengguna) -> tuple[int, bool]:
    """The answer to an act of his, and whether what it is about is no longer new."""
    answer = enter(user).post(PILIHAN, {"kode": ["uji_bebas"]})
    return answer.status_code, not Notifikasi.objects.of(user).unread().filter(aturan="uji_wajib").exists()


def test_after_an_act_what_is_done_with_it_is_no_longer_new(kinds: None, rina: Pengguna) -> None:
    tell(rina.pegawai, "uji:1", "uji_wajib")
    notifikasi.register("uji_wajib")(lambda rows: {row.pk: notifikasi.Berhenti("Sudah.") for row in rows})
    assert done_through_a_page(rina) == (302, True)


def test_a_fault_in_the_words_of_a_notice_does_not_answer_for_the_act(kinds: None, rina: Pengguna) -> None:
    """The act is done; a page of an error after it would have it done twice."""
    for kode in ("uji_bebas", "uji_wajib"):
        tell(rina.pegawai, f"{kode}:1", kode)
    notifikasi.register("uji_bebas")(fault)
    notifikasi.register("uji_wajib")(lambda rows: {row.pk: notifikasi.Berhenti("Sudah.") for row in rows})
    assert done_through_a_page(rina) == (302, True)


def test_a_fault_of_the_database_after_an_act_does_not_answer_for_it(kinds: None, rina: Pengguna) -> None:
    def broken(_rows: Sequence[Notifikasi]) -> dict[int, notifikasi.Kata | notifikasi.Berhenti]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")
        return {}

    tell(rina.pegawai, "uji:1", "uji_wajib")
    notifikasi.register("uji_wajib")(broken)
    assert done_through_a_page(rina) == (302, False)


@pytest.mark.parametrize(("how", "read"), [("get", True), ("head", False), ("prefetch", False)])
def test_a_notice_is_read_when_it_is_opened_and_not_when_a_browser_looks_ahead(rina: Pengguna, how: str, read: bool) -> None:
    row = tell(rina.pegawai)
    client, url = enter(rina), reverse("pegawai:notifikasi-open", args=[row.pk])
    if how == "head":
        client.head(url)
    else:
        client.get(url, headers={"Sec-Purpose": "prefetch;prerender"} if how == "prefetch" else {})
    assert Notifikasi.objects.of(rina).unread().exists() is not read


@pytest.mark.parametrize(
    ("how", "baru"), [("get", ["lain:1", "uji:2"]), ("head", ["lain:1", "uji:1", "uji:2"]), ("prefetch", ["lain:1", "uji:1", "uji:2"])]
)
def test_opening_the_thing_itself_reads_its_notice_and_a_list_of_many_none(rina: Pengguna, how: str, baru: list[str]) -> None:
    page, lain = reverse("kompetensi:profil", args=[rina.pegawai_id]), factories.make_pegawai("Lain")
    for pegawai, objek, link in ((rina.pegawai, "uji:1", page), (rina.pegawai, "uji:2", LIST), (lain, "lain:1", page)):
        tell(pegawai, objek, data={"_judul": "Kabar", "_isi": "Isi", "_tautan": link})
    client = enter(rina)
    client.get(LIST)
    shown = client.head(page) if how == "head" else client.get(page, headers={"Sec-Purpose": "prefetch"} if how == "prefetch" else {})
    assert shown.status_code == 200
    assert sorted(Notifikasi.objects.unread().values_list("objek", flat=True)) == baru
    assert how != "get" or str(shown.context["belum_dibaca"]) == "1"


@pytest.mark.parametrize(("name", "status"), [("pegawai:pegawai-detail", 404), ("pegawai:pegawai-edit", 403)])
def test_a_page_that_is_refused_leaves_its_notice_new(rina: Pengguna, name: str, status: int) -> None:
    page = reverse(name, args=[factories.make_pegawai("Lain", unit=factories.make_unit()).pk])
    tell(rina.pegawai, data={"_judul": "Kabar", "_isi": "Isi", "_tautan": page})
    client = enter(rina)
    assert (client.get(page).status_code, bell(client)) == (status, "1")


def test_what_lies_below_the_thing_reads_its_notice_too(rina: Pengguna) -> None:
    """A certificate that is downloaded from the home page is known."""
    for objek, link in (("uji:1", f"/pegawai/{rina.pegawai_id}/"), ("uji:2", "/pegawai/"), ("uji:3", f"/pegawai/{rina.pegawai_id}9/")):
        tell(rina.pegawai, objek, data={"_judul": "Kabar", "_isi": "Isi", "_tautan": link})
    assert enter(rina).get(reverse("kompetensi:profil", args=[rina.pegawai_id])).status_code == 200
    assert sorted(Notifikasi.objects.unread().values_list("objek", flat=True)) == ["uji:2", "uji:3"]


@pytest.mark.parametrize("pk", ["9" * 5000, "x", "-1", ""])
def test_a_key_that_makes_no_sense_marks_nothing_read(rina: Pengguna, pk: str) -> None:
    """Nor is it a fault: numbers of more than 4,300 digits cannot even be read."""
    tell(rina.pegawai)
    assert enter(rina).post(READ, {"pk": pk}).status_code == 302
    assert Notifikasi.objects.of(rina).unread().exists()
    hr = enter(factories.make_pengguna("kepegawaian"))
    assert hr.get(reverse("pegawai:unit-create"), {"induk": pk}).status_code == 200


def test_own_notices_and_no_others(rina: Pengguna) -> None:
    tell(rina.pegawai, "uji:1")
    tell(factories.make_pegawai("Dodi"), "uji:2")
    notifikasi.add(aturan="sesi_h1", objek="uji:3", pegawai_ids=[rina.pegawai_id])  # waits; its words are not made yet
    assert shown(rina) == ["uji:1"]
    assert shown(factories.make_pengguna("pengelola")) == []


def test_the_bell_counts_what_is_unread(rina: Pengguna) -> None:
    client = enter(rina)
    assert bell(client) == ""
    tell(rina.pegawai, "uji:1")
    tell(rina.pegawai, "uji:2")
    Notifikasi.objects.filter(objek="uji:2").update(pegawai=None, pengguna=rina)
    tell(rina.pegawai, "uji:3", dibaca=timezone.now())
    assert bell(client) == "2"
    data = {"_judul": "x"}
    Notifikasi.objects.bulk_create(
        Notifikasi(kunci=f"banyak{n}", aturan="sesi_h1", pengguna=rina, objek="uji:9", data=data, kirim_pada=timezone.now())
        for n in range(BELUM_DIBACA_MAX)
    )
    assert bell(client) == "99+"


def test_opening_leads_to_the_thing_and_marks_the_notice_read(rina: Pengguna) -> None:
    row, other = tell(rina.pegawai, "uji:1"), tell(rina.pegawai, "uji:2", data={"_judul": "x", "_tautan": "//jahat.example/"})
    client = enter(rina)
    assert client.get(reverse("pegawai:notifikasi-open", args=[row.pk])).url == "/diklat-saya/"
    assert shown(rina, belum=True) == ["uji:2"]
    assert client.get(reverse("pegawai:notifikasi-open", args=[other.pk])).url == LIST
    foreign = tell(factories.make_pegawai("Dodi"), "uji:3")
    assert client.get(reverse("pegawai:notifikasi-open", args=[foreign.pk])).status_code == 404
    foreign.refresh_from_db()
    assert foreign.dibaca is None


def test_one_and_all_are_marked_read_and_nobody_elses(rina: Pengguna) -> None:
    one, *_ = [tell(rina.pegawai, f"uji:{n}") for n in (1, 2, 3)]
    foreign, client = tell(factories.make_pegawai("Dodi"), "uji:4"), enter(rina)
    assert client.post(READ, {"pk": one.pk, "kembali": "baca=belum"}).url == f"{LIST}?baca=belum"
    assert sorted(shown(rina, belum=True)) == ["uji:2", "uji:3"]
    client.post(READ, {"pk": foreign.pk})
    client.post(READ)
    assert shown(rina, belum=True) == []
    foreign.refresh_from_db()
    assert foreign.dibaca is None


@pytest.mark.django_db(transaction=True)
def test_marking_all_passes_over_a_row_that_the_worker_holds(rina: Pengguna) -> None:
    held, free = tell(rina.pegawai, "uji:1"), tell(rina.pegawai, "uji:2")
    locked, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            Notifikasi.objects.select_for_update().get(pk=held.pk)
            locked.set()
            done.wait(30)
        connection.close()

    worker = threading.Thread(target=hold)
    worker.start()
    locked.wait(30)
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '5s'")
            assert pemberitahuan.mark_read(user=rina) == 1
    finally:
        done.set()
        worker.join()
    assert shown(rina, belum=True) == [held.objek]
    assert free.objek == "uji:2"


def test_filters(rina: Pengguna) -> None:
    AturanPengingat.objects.create(kode="uji_bebas", nama="Uji", kelompok="Uji", judul="x", isi="$tautan")
    tell(rina.pegawai, "uji:1", "uji_bebas")
    tell(rina.pegawai, "uji:2", dibaca=timezone.now())
    kelompok = AturanPengingat.objects.get(kode="sesi_h1").kelompok
    client = enter(rina)

    def found(query: str) -> list[str]:
        return sorted(kabar.row.objek for kabar in client.get(f"{LIST}?{query}").context["rows"])

    assert found("") == ["uji:1", "uji:2"]
    assert found("baca=belum") == ["uji:1"]
    assert found(f"kelompok={kelompok}") == ["uji:2"]
    assert found("kelompok=asing") == ["uji:1", "uji:2"]
    assert [key for key, _ in client.get(LIST).context["saringan"].fields["kelompok"].choices if key] == sorted([kelompok, "Uji"])


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_keeps_its_query_count(rina: Pengguna, count: int, django_assert_num_queries: Any) -> None:
    for number in range(count):
        tell(rina.pegawai, f"uji:{number}")
    client = enter(rina)
    client.get(LIST)
    with django_assert_num_queries(5):
        client.get(LIST)


def test_the_kinds_of_mail_stand_under_six_headings(rina: Pengguna) -> None:
    kelompok = enter(rina).get(PILIHAN).context["kelompok"]
    assert list(kelompok) == [
        "Pendaftaran",
        "Jadwal dan pelaksanaan",
        "Persetujuan dan rencana",
        "Hasil dan data Anda",
        "Evaluasi",
        "Poin",
    ]
    assert sum(map(len, kelompok.values())) == AturanPengingat.objects.filter(is_aktif=True).count()


def test_choosing_which_kinds_come_as_a_mail(rina: Pengguna) -> None:
    client = enter(rina)
    free = {kode for kode, wajib in pemberitahuan.get_wajib().items() if not wajib}
    assert {"sesi_h7", "jp_kurang"} <= free
    assert "tawaran" not in free
    client.post(PILIHAN, {"surel": sorted(free - {"sesi_h7", "jp_kurang"})})
    assert sorted(rina.pilihan_surel_list.values_list("aturan", flat=True)) == ["jp_kurang", "sesi_h7"]
    client.post(PILIHAN, {"surel": sorted(free - {"jp_kurang"})})
    assert list(rina.pilihan_surel_list.values_list("aturan", flat=True)) == ["jp_kurang"]
    rows = {row.kode: row for group in client.get(PILIHAN).context["kelompok"].values() for row in group}
    assert (rows["jp_kurang"].is_surel, rows["sesi_h7"].is_surel, rows["tawaran"].is_surel) == (False, True, True)
    assert rows["tawaran"].wajib == "Kursi berpindah ke orang lain bila tidak dijawab tepat waktu."


def test_an_unknown_kind_is_refused(rina: Pengguna) -> None:
    with refusing("jenis_asing"):
        pemberitahuan.choose_surel(user=rina, kode=["sihir"])
    assert not rina.pilihan_surel_list.exists()


def test_the_line_with_the_address_alone_is_left_out_on_the_page(rina: Pengguna) -> None:
    link = f"{settings.BASE_URL}/diklat-saya/"
    row = tell(rina.pegawai, data={"_judul": "x", "_isi": f"Halo\n\n{link}", "_tautan": "/diklat-saya/"})
    assert [kabar.isi for kabar in queries.describe([row])] == ["Halo"]
