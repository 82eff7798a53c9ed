"""Reminding late raters by hand: whom, how often, and where they stand in the list."""

from datetime import timedelta

import pytest
from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone

from evaluasi.models import PenugasanEvaluasi
from evaluasi.services import pengingat
from evaluasi.services.pasca.ingatkan import remind_terlambat
from lib import waktu
from pegawai.models import AturanPengingat, Notifikasi, Pegawai
from tests.evaluasi.kelas_pasca import Kantor
from tests.evaluasi.pabrik import make_penugasan
from tests.factories import make_pegawai, make_pengguna
from tests.kepastian import confirm, shown
from tests.pintu import enter
from tests.tolak import refusing

pytestmark = pytest.mark.django_db
SEMUA = PenugasanEvaluasi.objects.all()


@pytest.fixture
def kantor():
    return Kantor()


def ask(kantor, penilai, tenggat, **rest):
    """Days from today."""
    today = timezone.localdate()
    seat = kantor.graduate(make_pegawai(unit=kantor.bidang))
    return make_penugasan(seat, penilai, "rekan", dibuka=today - timedelta(days=90), tenggat=today + timedelta(days=tenggat), **rest)


def told():
    return sorted(Notifikasi.objects.filter(aturan="pasca_terlambat").values_list("pegawai__nama", flat=True))


def test_each_late_rater_gets_one_mail_and_nobody_a_second_within_the_days(kantor, time_machine):
    one, two, three = kantor.rekan
    ask(kantor, one, -30)
    ask(kantor, one, -20)
    ask(kantor, two, 3)
    ask(kantor, three, -30, status="selesai", dikirim_pada=timezone.now())
    found = remind_terlambat(penugasan=SEMUA, by=make_pengguna("pengelola"))
    assert (found.jumlah, told()) == (1, ["Rekan 1"])
    ask(kantor, two, -9)
    again = remind_terlambat(penugasan=SEMUA, by=make_pengguna("pengelola"))
    assert (again.jumlah, again.baru_saja, told()) == (1, ["Rekan 1"], ["Rekan 1", "Rekan 2"])
    start = waktu.now()
    time_machine.move_to(start + timedelta(days=again.hari - 1))
    later = remind_terlambat(penugasan=SEMUA, by=make_pengguna("pengelola"))
    assert (later.jumlah, later.baru_saja) == (0, ["Rekan 1", "Rekan 2"])
    time_machine.move_to(start + timedelta(days=again.hari, minutes=1))
    assert remind_terlambat(penugasan=SEMUA, by=make_pengguna("pengelola")).jumlah == 2


def test_what_the_schedule_has_just_sent_counts_too(kantor):
    ask(kantor, kantor.rekan[0], -1)
    pengingat.scan_terlambat()
    found = remind_terlambat(penugasan=SEMUA, by=make_pengguna("pengelola"))
    assert (found.jumlah, found.baru_saja, told()) == (0, ["Rekan 1"], ["Rekan 1"])


def test_nothing_late_and_a_rule_switched_off_are_refused(kantor):
    for code in ("tidak_ada", "dimatikan"):
        with refusing(code):
            remind_terlambat(penugasan=SEMUA, by=make_pengguna("pengelola"))
        ask(kantor, kantor.rekan[0], -1)
        AturanPengingat.objects.filter(kode="pasca_terlambat").update(is_aktif=False)


def test_the_page_puts_the_latest_on_top_and_asks_first_whom(kantor):
    rows = [ask(kantor, kantor.rekan[0], 5), ask(kantor, kantor.rekan[1], -12), ask(kantor, kantor.rekan[2], -3)]
    done = ask(kantor, kantor.kabid, -60, status="selesai", dikirim_pada=timezone.now())
    client = enter(make_pengguna("pengelola"))
    page = client.get(reverse("evaluasi:pasca-kelola"))
    assert [row.pk for row in page.context["page"]] == [rows[1].pk, rows[2].pk, rows[0].pk, done.pk]
    Pegawai.objects.update(email=Concat("nip", Value("@contoh.go.id")))
    url = f"{reverse('evaluasi:pasca-remind')}?q=rekan+2"
    asked = shown(client.post(url))
    assert (asked.jumlah_surel, told()) == (1, [])
    answer = confirm(client, url)
    assert (answer["Location"], told()) == (f"{reverse('evaluasi:pasca-kelola')}?q=rekan+2", ["Rekan 2"])


def test_a_late_row_has_its_own_button_and_reminds_its_rater_alone(kantor):
    late, other, due = ask(kantor, kantor.rekan[0], -12), ask(kantor, kantor.rekan[1], -3), ask(kantor, kantor.rekan[2], 5)
    client, button = enter(make_pengguna("pengelola")), 'name="permintaan" value="{}"'
    page = client.get(reverse("evaluasi:pasca-kelola")).text
    assert [button.format(row.pk) in page for row in (late, other, due)] == [True, True, False]
    url, sent = reverse("evaluasi:pasca-remind"), {"permintaan": late.pk}
    assert "Ingatkan penilai ini?" in client.post(url, sent).text
    confirm(client, url, sent)
    assert told() == ["Rekan 1"]
