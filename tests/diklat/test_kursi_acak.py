"""Anything in any order, in a full batch with a queue: after each step the database says what the plain rules of `acuan_kursi` say."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from diklat.models import JatahUnit, Pendaftaran, Penggantian
from diklat.queries import pendaftaran as queries
from diklat.services import pendaftaran as services
from pegawai.models import Pegawai
from tests.diklat.acuan_kursi import BERAKHIR, BERKURSI, Acuan
from tests.diklat.kota_kursi import Kota
from tests.diklat.pabrik import make_angkatan, make_program

pytestmark = pytest.mark.django_db

WHICH = st.integers(0, 19)
UNIT = st.integers(0, 3)
PRIORITAS = st.sampled_from([5, 5, 1, 9])
JATAH = st.lists(st.tuples(UNIT, st.integers(1, 2)), max_size=2, unique_by=lambda part: part[0])
ATAS = {0: [0], 1: [1, 0], 2: [2, 0], 3: [3]}
OPEN = ("diajukan", "disetujui_atasan", "daftar_tunggu", *BERKURSI)
SEATS_SQL = """
    SELECT a.kuota - (SELECT count(*) FROM diklat_pendaftaran d WHERE d.angkatan_id = a.id AND d.status IN ('ditawari', 'terdaftar')),
        (SELECT COALESCE(sum(greatest(0, j.jumlah - (SELECT count(*) FROM diklat_pendaftaran d WHERE d.jatah_id = j.id))), 0)
         FROM diklat_jatahunit j WHERE j.angkatan_id = a.id AND NOT j.is_dilepas),
        EXISTS (SELECT FROM diklat_pendaftaran d WHERE d.angkatan_id = a.id AND d.status = 'daftar_tunggu'),
        EXISTS (SELECT FROM diklat_pendaftaran d WHERE d.angkatan_id = a.id AND d.status NOT IN ('ditolak', 'dibatalkan')
                GROUP BY d.pegawai_id HAVING count(*) > 1)
    FROM diklat_angkatan a WHERE a.id = %s
"""


def has(*statuses):
    return precondition(lambda machine: machine.acuan.hidup(*statuses))


class Kursi(RuleBasedStateMachine):
    kota: Kota

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @initialize(
        persetujuan=st.sampled_from(["tanpa", "atasan", "atasan_pengelola"]),
        cara=st.sampled_from(["langsung", "ditawarkan"]),
        kuota=st.integers(1, 3),
        jatah=st.sampled_from([[], [(0, 1)], [(1, 1)], [(3, 1)], [(0, 1), (1, 1)]]),
        first=st.lists(UNIT, min_size=3, max_size=3),
        queue=st.lists(st.tuples(UNIT, PRIORITAS), max_size=4),
        applied=st.lists(UNIT, max_size=3),
        suspended=st.sampled_from([False, False, True]),
    )
    def begin(self, persetujuan, cara, kuota, jatah, first, queue, applied, suspended):
        """A small batch, full but for what it keeps, and people of all kinds who wait; when suspended, beside a seat that is free."""
        self.program = make_program(persetujuan=persetujuan)
        self.angkatan = make_angkatan(self.program, kuota=kuota, cara_kursi=cara)
        self.other = make_angkatan(self.program, kuota=99)
        self.acuan = Acuan(kuota=kuota, persetujuan=persetujuan, is_ditawarkan=cara == "ditawarkan", atas=ATAS)
        self.left, self.quota, self.over, self.seated = set(), kuota, 0, set()
        self.allot(jatah)
        for unit in first[:kuota]:
            self.import_row(unit, 5)
        for unit, prioritas in queue:
            self.import_row(unit, prioritas)
        for unit in applied:
            self.apply(unit)
        if suspended:
            self.suspend(suspended)
            if self.acuan.terisi():
                self.give_up_a_seat(0)
        self.seated = {orang.nomor for orang in self.acuan.hidup(*BERKURSI)}

    def pick(self, which, *statuses):
        """Somebody of the model, his row and its key."""
        found = self.acuan.hidup(*statuses)
        orang = found[which % len(found)]
        return orang, Pendaftaran.objects.get(angkatan=self.angkatan, urutan=orang.nomor)

    def newcomer(self, unit):
        """The account of somebody of the unit who may come: also who left before."""
        here = {orang.siapa for orang in self.acuan.hidup()} | self.left
        return next((akun for akun in self.kota.people[unit] if akun.pegawai_id not in here), None)

    def do(self, service, **kwargs):
        """The row's status, or the code of the refusal; whatever else goes wrong is a failure."""
        try:
            with transaction.atomic():
                done = getattr(services, service)(**kwargs)
        except ValidationError as error:
            return error.code
        return done.status if isinstance(done, Pendaftaran) else ""

    def by_batch(self, service, **kwargs):
        return self.do(service, angkatan_id=self.angkatan.pk, by=self.kota.pengelola, **kwargs)

    @rule(unit=UNIT)
    def apply(self, unit):
        if (akun := self.newcomer(unit)) is None:
            return
        call = {"angkatan_id": self.angkatan.pk, "pegawai_id": akun.pegawai_id}
        assert self.do("enroll_peserta", by=self.kota.heads[unit], **call) == "bukan_wewenang"
        found = self.do("enroll_peserta", by=akun, **call)
        assert found == self.acuan.tiba(akun.pegawai_id, unit, is_sendiri=True)

    @rule(unit=UNIT, prioritas=PRIORITAS)
    def import_row(self, unit, prioritas):
        if (akun := self.newcomer(unit)) is None:
            return
        found = self.by_batch("enroll_peserta", pegawai_id=akun.pegawai_id, jalur="impor", prioritas=prioritas)
        assert found == self.acuan.tiba(akun.pegawai_id, unit, prioritas=prioritas, is_sendiri=False)

    @has()
    @rule(which=WHICH)
    def import_twice(self, which):
        orang, _ = self.pick(which)
        assert self.by_batch("enroll_peserta", pegawai_id=orang.siapa, jalur="impor") == "sudah_terdaftar"

    @has("diajukan", "disetujui_atasan")
    @rule(which=WHICH, agree=st.booleans())
    def decide(self, which, agree):
        orang, row = self.pick(which, "diajukan", "disetujui_atasan")
        head, officer = self.kota.heads[orang.unit], self.kota.pengelola
        by, wrong = (head, officer) if orang.status == "diajukan" else (officer, head)
        for nobody in (wrong, self.kota.heads[0 if orang.unit == 3 else 3]):
            assert self.do("approve_pendaftaran", pendaftaran_id=row.pk, by=nobody) == "bukan_wewenang"
        assert self.do("approve_pendaftaran", pendaftaran_id=row.pk, by=self.kota.accounts[orang.siapa]) == "sendiri"
        if agree:
            found = self.do("approve_pendaftaran", pendaftaran_id=row.pk, by=by)
            self.acuan.setujui(orang)
        else:
            found = self.do("refuse_pendaftaran", pendaftaran_id=row.pk, by=by, alasan="Uji")
            self.acuan.akhiri(orang, "ditolak")
        assert found == orang.status

    @has(*OPEN)
    @rule(which=WHICH, is_self=st.booleans())
    def cancel(self, which, is_self):
        orang, row = self.pick(which, *OPEN)
        by = self.kota.accounts[orang.siapa] if is_self else self.kota.pengelola
        assert self.do("cancel_pendaftaran", pendaftaran_id=row.pk, by=self.kota.heads[orang.unit], alasan="Uji") == "bukan_wewenang"
        assert self.do("cancel_pendaftaran", pendaftaran_id=row.pk, by=by, alasan="Uji") == "dibatalkan"
        self.acuan.akhiri(orang)

    @has(*BERKURSI)
    @rule(which=WHICH)
    def give_up_a_seat(self, which):
        self.cancel(which % len(self.acuan.hidup(*BERKURSI)), True)

    @has(*OPEN)
    @rule(which=WHICH)
    def move_away(self, which):
        orang, row = self.pick(which, *OPEN)
        call = {"pendaftaran_id": row.pk, "angkatan_id": self.other.pk, "by": self.kota.pengelola, "alasan": "Uji"}
        assert self.do("move_peserta", **call) == (orang.status if orang.status in ("diajukan", "disetujui_atasan") else "terdaftar")
        self.left.add(orang.siapa)
        self.acuan.akhiri(orang)

    @has("ditawari")
    @rule(which=WHICH, accept=st.booleans())
    def answer_offer(self, which, accept):
        orang, row = self.pick(which, "ditawari")
        by = self.kota.accounts[orang.siapa]
        if accept:
            assert self.do("accept_tawaran", pendaftaran_id=row.pk, by=by) == self.acuan.terima(orang)
        else:
            assert self.do("decline_tawaran", pendaftaran_id=row.pk, by=by) == "dibatalkan"
            self.acuan.akhiri(orang)

    @has("ditawari")
    @rule(which=WHICH, is_noticed=st.booleans())
    def offer_runs_out(self, which, is_noticed):
        """Whoever then comes too late, the seat goes on when the clock, or any other step, notices."""
        orang, row = self.pick(which, "ditawari")
        Pendaftaran.objects.filter(pk=row.pk).update(tawaran_sampai=timezone.now() - timedelta(minutes=1))
        orang.is_lewat = True
        assert self.do("accept_tawaran", pendaftaran_id=row.pk, by=self.kota.accounts[orang.siapa]) == "tawaran_lewat"
        if is_noticed:
            self.clock()

    @precondition(lambda self: self.acuan.jatah)
    @rule(which=WHICH, is_noticed=st.booleans())
    def allotment_runs_out(self, which, is_noticed):
        unit = sorted(self.acuan.jatah)[which % len(self.acuan.jatah)]
        mine = JatahUnit.objects.filter(angkatan=self.angkatan, unit=self.kota.units[unit])
        mine.update(sampai=timezone.localdate() - timedelta(days=1))
        self.acuan.jatah[unit].is_lewat = True
        if is_noticed:
            self.clock()

    @rule()
    def clock(self):
        services.expire_tawaran()
        self.acuan.jam()

    @has("terdaftar")
    @rule(which=WHICH, unit=UNIT)
    def substitute(self, which, unit):
        if (akun := self.newcomer(unit)) is None:
            return
        orang, row = self.pick(which, "terdaftar")
        call = {"pendaftaran_id": row.pk, "by": self.kota.pengelola, "alasan": "Uji"}
        others = [one for one in self.acuan.hidup() if one is not orang]
        if others:
            assert self.do("offer_kursi", pegawai_id=others[which % len(others)].siapa, **call) == "sudah_terdaftar"
        assert self.do("offer_kursi", pegawai_id=akun.pegawai_id, **call) == ""
        offer = Penggantian.objects.get(pendaftaran=row)
        assert self.do("accept_penggantian", penggantian_id=offer.pk, by=akun) == "terdaftar"
        self.acuan.gantikan(orang, akun.pegawai_id, unit)

    @rule(kuota=st.integers(1, 5))
    def set_quota(self, kuota):
        assert self.by_batch("set_kuota", kuota=kuota) == ""
        self.acuan.kuota = kuota
        self.acuan.bereskan()

    @rule(jatah=JATAH)
    def allot(self, jatah):
        found = self.by_batch("set_jatah", jatah=[(self.kota.units[unit].pk, jumlah, None) for unit, jumlah in jatah])
        assert found == ("" if self.acuan.jatahkan(jatah) else "jatah_melebihi_kursi")

    @rule(suspended=st.booleans())
    def suspend(self, suspended):
        self.by_batch("suspend_pendaftaran" if suspended else "resume_pendaftaran")
        self.acuan.is_ditangguhkan = suspended
        if not suspended:
            self.acuan.bereskan()

    @has("daftar_tunggu", "diajukan", "disetujui_atasan")
    @rule(which=WHICH, prioritas=st.integers(1, 9))
    def prefer(self, which, prioritas):
        orang, row = self.pick(which, "daftar_tunggu", "diajukan", "disetujui_atasan")
        self.do("set_prioritas", pendaftaran_id=row.pk, prioritas=prioritas, alasan="Uji", by=self.kota.pengelola)
        orang.prioritas = prioritas
        self.acuan.bereskan()

    @has(*OPEN)
    @rule(which=WHICH)
    def leave_service(self, which):
        orang, _ = self.pick(which, *OPEN)
        Pegawai.objects.filter(pk=orang.siapa).update(kedudukan=self.kota.gone)
        assert services.withdraw_nonaktif() == 1
        self.left.add(orang.siapa)
        self.acuan.akhiri(orang)

    @invariant()
    def the_rows_are_what_the_plain_rules_say_and_nobody_was_overtaken(self):
        fields = ("urutan", "pegawai", "status", "prioritas", "jatah__unit", "jalur")
        rows = list(Pendaftaran.objects.filter(angkatan=self.angkatan).order_by("urutan").values_list(*fields, named=True))
        unit_of = {unit.pk: n for n, unit in enumerate(self.kota.units)} | {None: None}
        found = [
            (row.urutan, row.pegawai, row.status, row.prioritas, unit_of[row.jatah__unit]) for row in rows if row.status not in BERAKHIR
        ]
        assert found == [(row.nomor, row.siapa, row.status, row.prioritas, row.jatah) for row in self.acuan.hidup()]
        self.refuse_overtaking([row for row in rows if row.jalur != "pengganti"])

    @invariant()
    def counters_equal_rows_and_seats_are_for_somebody(self):
        """Whatever the model says: no new seat over the quota, no general seat beside the queue, nobody twice."""
        assert queries.find_beda() == []
        with connection.cursor() as cursor:
            cursor.execute(SEATS_SQL, [self.angkatan.pk])
            free, kept, is_awaited, is_double = cursor.fetchone()
        assert not is_double
        assert free >= 0 or -free <= self.over or self.acuan.kuota < self.quota
        assert self.acuan.is_ditangguhkan or not (is_awaited and free > kept)
        self.over, self.quota = max(0, -free), self.acuan.kuota

    def refuse_overtaking(self, rows):
        """Whoever got a general seat in this step stands before everybody who still waits; only a substitute does not ask."""
        seated = {row.urutan for row in rows if row.status in BERKURSI}
        new = [row for row in rows if row.urutan in seated - self.seated and row.jatah__unit is None]
        waiting = [(row.prioritas, row.urutan) for row in rows if row.status == "daftar_tunggu"]
        assert not [row for row in new if waiting and (row.prioritas, row.urutan) > min(waiting)]
        self.seated = seated


def test_any_steps_in_any_order():
    Kursi.kota = Kota()
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    budget = {"max_examples": 40, "stateful_step_count": 18, "deadline": None, "suppress_health_check": checks}
    # the same steps in every run; a failure prints them, making them fewer would take minutes
    run_state_machine_as_test(Kursi, settings=settings(**budget, derandomize=True, database=None, phases=[Phase.generate]))
