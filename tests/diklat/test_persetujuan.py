"""What a head sees and decides: his people only, never himself, with who stays in the office; acting heads as well."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diklat.models import HariLibur, Pendaftaran
from diklat.queries import persetujuan as queries
from diklat.queries.tenggat import Tenggat, load_libur, make_tenggat
from diklat.services import pendaftaran as services
from pegawai.models import Notifikasi, Penempatan
from pegawai.models.notifikasi import JUDUL
from tests import factories
from tests.diklat.kantor import Kantor, make_kantor
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program, make_sesi
from tests.kepastian import confirm

pytestmark = pytest.mark.django_db
LIST = reverse("diklat:persetujuan-list")
DECIDE = reverse("diklat:persetujuan-decide")


@pytest.fixture
def kantor() -> Kantor:
    return make_kantor()


@pytest.fixture
def atasan(client: Client, kantor: Kantor) -> Client:
    client.force_login(kantor.kepala)
    return client


def apply_for(kantor: Kantor, **kwargs: object) -> Pendaftaran:
    """Rina's application to a batch that asks the head."""
    angkatan = make_angkatan(make_program(persetujuan="atasan"), **kwargs)
    make_sesi(angkatan, timezone.localdate() + timedelta(days=20 + Pendaftaran.objects.count()))
    return services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=kantor.rina.pegawai_id, by=kantor.rina)


def status(row: Pendaftaran) -> str:
    row.refresh_from_db()
    return row.status


@pytest.mark.parametrize("count", [1, 3])
def test_list_keeps_its_query_count(atasan: Client, kantor: Kantor, count: int, django_assert_num_queries: object) -> None:
    for _ in range(count):
        apply_for(kantor)
    atasan.get(LIST)
    with django_assert_num_queries(9):  # type: ignore[operator]
        atasan.get(LIST)


def test_head_sees_his_people_by_deadline_and_never_himself(atasan: Client, kantor: Kantor) -> None:
    later, sooner = apply_for(kantor), apply_for(kantor)
    Pendaftaran.objects.filter(pk=sooner.pk).update(batas_putusan=timezone.localdate())
    own = make_pendaftaran(later.angkatan, kantor.kepala.pegawai, "diajukan", unit_pemutus=kantor.bidang)
    make_pendaftaran(later.angkatan, kantor.jauh, "diajukan", unit_pemutus=factories.make_unit())
    assert [row.daftar for row in atasan.get(LIST).context["permohonan"]] == [sooner, later]
    confirm(atasan, DECIDE, {"setuju": own.pk})
    assert status(own) == "diajukan"


def test_acting_head_decides_while_acting(client: Client, kantor: Kantor) -> None:
    row, today = apply_for(kantor), timezone.localdate()
    acting, ended = factories.make_pegawai(), factories.make_pegawai()
    factories.make_penempatan(acting, kantor.bidang, status=Penempatan.Status.PLH, memimpin=True, mulai=today)
    factories.make_penempatan(ended, kantor.bidang, status=Penempatan.Status.PLT, memimpin=True, selesai=today)
    client.force_login(factories.make_pengguna(pegawai=ended))
    assert client.get(LIST).status_code == 403
    client.force_login(factories.make_pengguna(pegawai=acting))
    assert [hal.daftar for hal in client.get(LIST).context["permohonan"]] == [row]
    confirm(client, DECIDE, {"setuju": row.pk})
    assert status(row) == "terdaftar"


def test_office_counts_who_is_away_on_those_days_and_who_else_applies(kantor: Kantor) -> None:
    row = apply_for(kantor)
    same_days, other_days = make_angkatan(), make_angkatan()
    make_sesi(same_days, row.angkatan.mulai)
    make_sesi(other_days, row.angkatan.mulai + timedelta(days=30))
    make_pendaftaran(same_days, kantor.dodi)
    make_pendaftaran(other_days, kantor.kepala.pegawai)
    make_pendaftaran(same_days, factories.make_pegawai(unit=kantor.bidang), "daftar_tunggu")
    make_pendaftaran(row.angkatan, factories.make_pegawai(unit=kantor.bidang), "diajukan")
    make_pendaftaran(row.angkatan, factories.make_pegawai(unit=kantor.bidang), "dibatalkan")
    found = queries.describe(list(queries.pending_list(kantor.kepala)))[0]
    assert (found.di_kantor, found.pegawai_unit, found.serekan) == (5, 6, 1)


def test_approve_one_and_many(atasan: Client, kantor: Kantor) -> None:
    one, two, three = apply_for(kantor), apply_for(kantor), apply_for(kantor)
    confirm(atasan, DECIDE, {"setuju": one.pk, "pilih": [two.pk]})
    assert [status(row) for row in (one, two, three)] == ["terdaftar", "diajukan", "diajukan"]
    answer = confirm(atasan, DECIDE, {"setuju": "pilihan", "pilih": [two.pk, three.pk]}, follow=True)
    assert [status(row) for row in (two, three)] == ["terdaftar", "terdaftar"]
    assert [row.pendaftaran_id for row in answer.context["diputuskan"]] == [three.pk, two.pk, one.pk]


def test_approval_of_a_full_batch_leads_to_the_queue_and_says_so(atasan: Client, kantor: Kantor) -> None:
    row = apply_for(kantor, kuota=1)
    make_pendaftaran(row.angkatan, kantor.jauh)
    answer = confirm(atasan, DECIDE, {"setuju": row.pk}, follow=True)
    assert status(row) == "daftar_tunggu"
    assert "masuk daftar tunggu" in str(next(iter(answer.context["messages"])))


def test_refusal_needs_a_reason_and_keeps_it(atasan: Client, kantor: Kantor) -> None:
    row = apply_for(kantor)
    answer = confirm(atasan, DECIDE, {"tolak": row.pk, f"alasan-{row.pk}": "  "})
    assert (answer.status_code, answer.context["galat"], status(row)) == (200, row.pk, "diajukan")
    confirm(atasan, DECIDE, {"tolak": row.pk, f"alasan-{row.pk}": "Bersamaan dengan audit"})
    assert (status(row), row.alasan) == ("ditolak", "Bersamaan dengan audit")


def test_ticked_rows_are_refused_with_one_reason(atasan: Client, kantor: Kantor) -> None:
    rows = [apply_for(kantor) for _ in range(3)]
    away = make_pendaftaran(make_angkatan(), kantor.jauh, "diajukan")
    ticked = {"tolak_pilihan": "ya", "pilih": [rows[0].pk, rows[1].pk, away.pk]}
    confirm(atasan, DECIDE, {**ticked, "alasan_bersama": " "})
    assert {status(row) for row in rows} == {"diajukan"}
    confirm(atasan, DECIDE, {**ticked, "alasan_bersama": "Bersamaan dengan audit"})
    assert [(status(row), row.alasan) for row in [*rows, away]] == [
        ("ditolak", "Bersamaan dengan audit"),
        ("ditolak", "Bersamaan dengan audit"),
        ("diajukan", ""),
        ("diajukan", ""),
    ]


def test_decided_rows_are_not_decided_again(atasan: Client, kantor: Kantor) -> None:
    row = apply_for(kantor)
    confirm(atasan, DECIDE, {"setuju": row.pk}, follow=True)
    for data in ({"setuju": row.pk}, {"tolak": row.pk, f"alasan-{row.pk}": "Terlambat"}, {"setuju": "pilihan"}):
        answer = confirm(atasan, DECIDE, data, follow=True)
        assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert status(row) == "terdaftar"


def test_page_of_one_application_offers_the_decision_to_its_head_only(client: Client, kantor: Kantor) -> None:
    row = apply_for(kantor)
    url = reverse("diklat:pendaftaran-detail", args=[row.pk])
    offered = {}
    for name, user in {"kepala": kantor.kepala, "sendiri": kantor.rina, "pengelola": factories.make_pengguna("pengelola")}.items():
        client.force_login(user)
        offered[name] = client.get(url).context["boleh_putus"]
    assert offered == {"kepala": True, "sendiri": False, "pengelola": False}
    client.force_login(kantor.kepala)
    client.post(reverse("diklat:pendaftaran-putus", args=[row.pk]), {"putusan": "tolak", "alasan": "Belum perlu"})
    assert status(row) == "ditolak"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 23), Tenggat("bad", "Lewat 1 hari")),
        (date(2026, 11, 24), Tenggat("warn", "Hari ini, 24 Nov")),
        (date(2026, 11, 25), Tenggat("warn", "Besok, 25 Nov")),
        (date(2026, 11, 26), Tenggat("", "Kamis, 26 Nov")),
        (date(2026, 11, 27), Tenggat("", "Jumat, 27 Nov")),
    ],
)
def test_deadline_in_words(day: date, expected: Tenggat) -> None:
    assert make_tenggat(day, (), date(2026, 11, 24)) == expected


def test_deadline_counts_working_days() -> None:
    HariLibur.objects.create(tanggal=date(2026, 11, 30), nama="Libur")
    libur = load_libur(date(2026, 11, 27))
    assert [make_tenggat(day, libur, date(2026, 11, 27)).jenis for day in (date(2026, 12, 1), date(2026, 12, 2))] == ["warn", ""]


def told(aturan: str, objek: str, **who: object) -> Notifikasi:
    """A notice that was sent and not read yet."""
    keys = {"kunci": f"{aturan}|{objek}|{Notifikasi.objects.count()}", "kirim_pada": timezone.now(), "selesai": timezone.now()}
    return Notifikasi.objects.create(aturan=aturan, objek=objek, status="terkirim", data={JUDUL: "Uji"}, **keys, **who)


def test_acting_on_a_thing_clears_its_notice(atasan: Client, kantor: Kantor) -> None:
    done, waits = apply_for(kantor), apply_for(kantor)
    mine = {"pegawai": kantor.kepala.pegawai}
    gone, stays = (told("eskalasi", f"pendaftaran:{row.pk}", **mine) for row in (done, waits))
    digest = told("persetujuan", f"tanggal:{timezone.localdate()}", **mine)
    other = told("eskalasi", f"pendaftaran:{done.pk}", pegawai=kantor.dodi)

    def unread() -> set[int]:
        return set(Notifikasi.objects.unread().filter(pk__in=[gone.pk, stays.pk, digest.pk, other.pk]).values_list("pk", flat=True))

    atasan.get(LIST)
    assert unread() == {gone.pk, stays.pk, digest.pk, other.pk}
    confirm(atasan, DECIDE, {"setuju": done.pk})
    assert (status(done), unread()) == ("terdaftar", {stays.pk, digest.pk, other.pk})
    confirm(atasan, DECIDE, {"setuju": waits.pk})
    assert unread() == {other.pk}
