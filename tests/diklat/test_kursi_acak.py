"""Anything in any order: after each step the seats, the order and the counters are as the rules say."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from diklat.models import Angkatan, JatahUnit, Pendaftaran
from diklat.models.pendaftaran import BERKURSI
from diklat.queries import pendaftaran as queries
from diklat.queries.pendaftaran.kursi import jatah_of_units
from diklat.services import pendaftaran as services
from pegawai.models import KedudukanHukum
from tests.diklat.pabrik import make_angkatan, make_program
from tests.factories import make_pegawai, make_pengguna, make_unit

pytestmark = pytest.mark.django_db

WHICH = st.integers(0, 99)


class Kursi(RuleBasedStateMachine):
    """One batch, people of four units (two below one, and one apart), an officer and the head of all."""

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @initialize(approval=st.sampled_from(["tanpa", "atasan", "atasan_pengelola"]), cara=st.sampled_from(["langsung", "ditawarkan"]))
    def begin(self, approval, cara):
        top = make_unit()
        self.units = [top, make_unit(induk=top), make_unit(induk=top), make_unit()]
        self.pengelola = make_pengguna("pengelola")
        self.heads = [make_pengguna(pegawai=make_pegawai(unit=unit, memimpin=True)) for unit in (top, self.units[3])]
        self.angkatan = make_angkatan(make_program(persetujuan=approval), kuota=4, cara_kursi=cara)
        self.booked, self.seated = 0, set()

    def pick(self, which, *statuses):
        rows = list(Pendaftaran.objects.filter(angkatan=self.angkatan, status__in=statuses).order_by("urutan"))
        return rows[which % len(rows)] if rows else None

    def do(self, service, **kwargs):
        """A refusal is an answer; whatever else goes wrong is a failure."""
        try:
            with transaction.atomic():
                return getattr(services, service)(**kwargs)
        except ValidationError as error:
            return error.code

    def by_batch(self, service, **kwargs):
        return self.do(service, angkatan_id=self.angkatan.pk, by=self.pengelola, **kwargs)

    @rule(unit=st.integers(0, 3))
    def apply(self, unit):
        akun = make_pengguna(pegawai=make_pegawai(unit=self.units[unit]))
        self.do("enroll_peserta", angkatan_id=self.angkatan.pk, pegawai_id=akun.pegawai_id, by=akun)

    @rule(unit=st.integers(0, 3), prioritas=st.sampled_from([1, 5, 9]))
    def import_row(self, unit, prioritas):
        pegawai = make_pegawai(unit=self.units[unit])
        self.by_batch("enroll_peserta", pegawai_id=pegawai.pk, jalur="impor", prioritas=prioritas)

    @rule(which=WHICH, agree=st.booleans())
    def decide(self, which, agree):
        row = self.pick(which, "diajukan", "disetujui_atasan")
        if row is None:
            return
        deciders = [self.pengelola] if row.status == "disetujui_atasan" else self.heads
        for by in deciders:
            if agree:
                self.do("approve_pendaftaran", pendaftaran_id=row.pk, by=by)
            else:
                self.do("refuse_pendaftaran", pendaftaran_id=row.pk, by=by, alasan="Uji")
            row.refresh_from_db()
            if row.status != "diajukan":
                break

    @rule(which=WHICH)
    def cancel(self, which):
        if row := self.pick(which, "diajukan", "disetujui_atasan", "daftar_tunggu", "ditawari", "terdaftar"):
            assert isinstance(self.do("cancel_pendaftaran", pendaftaran_id=row.pk, by=self.pengelola, alasan="Uji"), Pendaftaran)

    @rule(which=WHICH, accept=st.booleans())
    def answer_offer(self, which, accept):
        if row := self.pick(which, "ditawari"):
            self.do("accept_tawaran" if accept else "decline_tawaran", pendaftaran_id=row.pk, by=self.pengelola)

    @rule(which=WHICH)
    def expire(self, which):
        if row := self.pick(which, "ditawari"):
            Pendaftaran.objects.filter(pk=row.pk).update(tawaran_sampai=timezone.now() - timedelta(minutes=1))
            services.expire_tawaran()

    @rule(which=WHICH, unit=st.integers(0, 3))
    def substitute(self, which, unit):
        if row := self.pick(which, "terdaftar"):
            colleague = make_pegawai(unit=self.units[unit])
            new = self.do("replace_peserta", pendaftaran_id=row.pk, pegawai_id=colleague.pk, by=self.pengelola, alasan="Uji")
            assert new == "status_angkatan" or new.status == "terdaftar"

    @rule(kuota=st.integers(1, 8))
    def set_quota(self, kuota):
        self.by_batch("set_kuota", kuota=kuota)

    @rule(jatah=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 2)), max_size=3, unique_by=lambda part: part[0]))
    def allot(self, jatah):
        self.by_batch("set_jatah", jatah=[(self.units[unit].pk, jumlah, None) for unit, jumlah in jatah])

    @rule(which=WHICH)
    def lapse(self, which):
        rows = list(JatahUnit.objects.filter(angkatan=self.angkatan, is_dilepas=False).order_by("pk"))
        if rows:
            JatahUnit.objects.filter(pk=rows[which % len(rows)].pk).update(sampai=timezone.localdate() - timedelta(days=1))
            services.expire_tawaran()

    @rule(suspended=st.booleans())
    def suspend(self, suspended):
        self.by_batch("suspend_pendaftaran" if suspended else "resume_pendaftaran")

    @rule(which=WHICH, prioritas=st.integers(1, 9))
    def prefer(self, which, prioritas):
        if row := self.pick(which, "daftar_tunggu"):
            self.do("set_prioritas", pendaftaran_id=row.pk, prioritas=prioritas, by=self.pengelola)

    @rule(which=WHICH)
    def leave_service(self, which):
        if row := self.pick(which, "diajukan", "disetujui_atasan", "daftar_tunggu", "ditawari", "terdaftar"):
            type(row.pegawai).objects.filter(pk=row.pegawai_id).update(kedudukan=KedudukanHukum.objects.get(siasn_id="99"))
            assert services.withdraw_nonaktif() == 1

    @invariant()
    def counters_equal_rows(self):
        assert queries.find_beda() == []

    @invariant()
    def no_new_seat_over_the_quota(self):
        batch = Angkatan.objects.get(pk=self.angkatan.pk)
        assert batch.terisi + batch.cadangan <= batch.kuota or (batch.terisi <= self.booked and batch.cadangan == 0)
        self.booked = batch.terisi

    @invariant()
    def nobody_holds_two_places(self):
        rows = Pendaftaran.objects.filter(angkatan=self.angkatan).alive()
        assert rows.values("pegawai").distinct().count() == rows.count()

    @invariant()
    def a_free_seat_and_somebody_for_it_never_meet(self):
        batch = Angkatan.objects.get(pk=self.angkatan.pk)
        if batch.is_ditangguhkan:
            return
        waiting = list(batch.pendaftaran_list.waiting())
        assert not (batch.sisa and waiting)
        kept = {jatah.pk for jatah in batch.jatah_list.all() if jatah.sisa} if batch.kuota > batch.terisi else set()
        reach = jatah_of_units(batch.pk)
        assert not [row for row in waiting if kept & set(reach.get(row.unit_id, ()))]

    @invariant()
    def nobody_was_overtaken(self):
        """Whoever got a general seat in this step stands before everybody who still waits; only a substitute does not ask."""
        rows = list(Pendaftaran.objects.filter(angkatan=self.angkatan).exclude(jalur="pengganti"))
        seated = {row.pk for row in rows if row.status in BERKURSI}
        new = [row for row in rows if row.pk in seated - self.seated and row.jatah_id is None]
        waiting = [(row.prioritas, row.urutan) for row in rows if row.status == "daftar_tunggu"]
        assert not [row for row in new if waiting and (row.prioritas, row.urutan) > min(waiting)]
        self.seated = seated

    @invariant()
    def allotments_hold_only_seats(self):
        assert not Pendaftaran.objects.filter(jatah__isnull=False).exclude(status__in=BERKURSI).exists()


def test_any_steps_in_any_order():
    run_state_machine_as_test(
        Kursi,
        settings=settings(
            max_examples=20, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
        ),
    )
