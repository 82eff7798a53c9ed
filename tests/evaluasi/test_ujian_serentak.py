"""The same person, or the same attempt, many times at one moment. Each control shows what the lock holds back."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from evaluasi.models import JawabanUjian, PengerjaanUjian
from evaluasi.services import ujian_kerja as services
from tests.diklat.pabrik import make_angkatan, make_pendaftaran
from tests.evaluasi.pabrik import make_pengerjaan, make_ujian
from tests.factories import make_pegawai

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
ORANG = 8
RONDE = 5


def at_once(*acts) -> list[str]:
    """Run them together, each on its own connection; gives "jadi" or the codes of refusals, sorted."""
    barrier = Barrier(len(acts))

    def alone(act) -> str:
        try:
            barrier.wait()
            act()
        except ValidationError as refusal:
            return str(refusal.code)
        except IntegrityError as refusal:
            return str(refusal.__cause__.diag.constraint_name)
        finally:
            connection.close()
        return "jadi"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(alone, acts))


def make_tes(**kwargs):
    angkatan = make_angkatan(status="berjalan")
    return make_ujian(angkatan, **kwargs), make_pendaftaran(angkatan, make_pegawai())


def start_and_submit(ujian, seat) -> None:
    row = services.start_pengerjaan(ujian_id=ujian.pk, pegawai_id=seat.pegawai_id)
    services.submit(kode=row.kode, pegawai_id=seat.pegawai_id)


def test_two_starts_are_one_attempt():
    ujian, seat = make_tes(percobaan_maks=3)
    start = [lambda: services.start_pengerjaan(ujian_id=ujian.pk, pegawai_id=seat.pegawai_id)] * ORANG
    assert (at_once(*start), PengerjaanUjian.objects.count()) == (["jadi"] * ORANG, 1)


def test_control_without_the_lock_starts_collide(monkeypatch):
    monkeypatch.setattr(services, "lock_peserta", lambda _ujian, _pegawai: seat)
    seen = set()
    for _ in range(RONDE * 4):
        ujian, seat = make_tes(percobaan_maks=3)
        seen |= set(
            at_once(*[lambda ujian=ujian, seat=seat: services.start_pengerjaan(ujian_id=ujian.pk, pegawai_id=seat.pegawai_id)] * ORANG)
        )
        if len(seen) > 1:
            break
    assert seen - {"jadi"}


def test_nobody_tries_more_often_than_allowed():
    ujian, seat = make_tes(percobaan_maks=3)
    found = at_once(*[lambda: start_and_submit(ujian, seat)] * ORANG)
    assert set(found) <= {"jadi", "percobaan_habis"}
    rows = list(PengerjaanUjian.objects.order_by("percobaan").values_list("percobaan", "status"))
    assert rows == [(number, "dikirim") for number in (1, 2, 3)][: len(rows)]
    for _ in range(3 - len(rows)):
        start_and_submit(ujian, seat)
    with pytest.raises(ValidationError, match="3 kali"):
        start_and_submit(ujian, seat)


def test_an_answer_accepted_is_an_answer_scored():
    """Saving and handing in at once: refused and not scored, or kept and scored, never kept without being scored."""
    for _ in range(RONDE):
        ujian, seat = make_tes()
        row = make_pengerjaan(ujian, seat)
        act = [
            lambda row=row, butir=butir: services.save_jawaban(kode=row.kode, pegawai_id=row.pendaftaran.pegawai_id, jawaban={butir: "2"})
            for butir in row.urutan
        ]
        found = at_once(*act, lambda row=row: services.submit(kode=row.kode, pegawai_id=row.pendaftaran.pegawai_id))
        row.refresh_from_db()
        kept = JawabanUjian.objects.filter(pengerjaan=row).count()
        assert (found, row.nilai) == (["jadi"] * (1 + kept) + ["sudah_dikirim"] * (4 - kept), 25 * kept)


def test_control_scoring_before_the_lock_forgets_an_accepted_answer():
    """What the order of lock and reading is for: the score is counted, then an answer comes in, then the attempt ends."""
    ujian, seat = make_tes()
    row = make_pengerjaan(ujian, seat)
    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        assert JawabanUjian.objects.filter(pengerjaan=row).count() == 0

        def save() -> None:
            services.save_jawaban(kode=row.kode, pegawai_id=seat.pegawai_id, jawaban={row.urutan[0]: "2"})
            connection.close()

        pool.submit(save).result(10)
        PengerjaanUjian.objects.filter(pk=row.pk).update(status="dikirim", nilai=0, selesai=row.batas)
    row.refresh_from_db()
    assert (row.nilai, JawabanUjian.objects.filter(pengerjaan=row, pilihan=2).count()) == (0, 1)


def test_the_clock_and_the_person_end_an_attempt_once():
    for _ in range(RONDE):
        ujian, seat = make_tes()
        row = make_pengerjaan(ujian, seat)
        services.save_jawaban(kode=row.kode, pegawai_id=seat.pegawai_id, jawaban={row.urutan[0]: "2"})
        late = row.batas
        submit = [lambda row=row, late=late: services.submit(kode=row.kode, pegawai_id=row.pendaftaran.pegawai_id, now=late)] * 3
        found = at_once(*submit, lambda late=late: services.expire_pengerjaan(now=late))
        row.refresh_from_db()
        assert (found, row.status, row.nilai) == (["jadi"] * 4, "waktu_habis", 25)
