"""After any history of evidence, moves and standards the derived rows are those of a rebuild."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompetensi.models import Penilaian, PerluDihitung, ProfilKompetensi, RingkasanJPM, RingkasanUnit, StandarKompetensi
from kompetensi.queries import periksa
from kompetensi.services import profil
from pegawai.models import Penempatan, UnitKerja
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_penilaian, make_standar, make_unit

pytestmark = pytest.mark.django_db
START = date(2026, 1, 1)


class Kota:
    """A tree of three units, two positions, three people; each step changes one of them on a day of its own."""

    def __init__(self):
        top = make_unit()
        low = make_unit(induk=top)
        self.units = [top, low, make_unit(induk=low), make_unit()]
        self.jabatan = [make_jabatan(), make_jabatan()]
        self.kompetensi = [make_kompetensi(jenis=jenis) for jenis in ("manajerial", "sosial_kultural", "teknis")]
        for jabatan in self.jabatan:
            make_standar(jabatan, self.kompetensi[0], 3)
        self.people = [make_pegawai(unit=self.units[n], jabatan=self.jabatan[n % 2]) for n in range(3)]
        self.day = START
        profil.refresh_profil(None)

    def assess(self, a, b, c):
        sumber = ("asesmen", "uji", "mandiri")[(a + b) % 3]
        days = (40, 2000)[(b + c) % 2]  # some have expired by now
        make_penilaian(
            self.people[a % 3], self.kompetensi[b % 3], c % 6, sumber=sumber, tanggal=self.day, berlaku_sampai=self.day + timedelta(days)
        )

    def cancel(self, a, b, c):
        row = Penilaian.objects.filter(pegawai=self.people[a % 3], dibatalkan_pada=None).order_by("pk").first()
        if row:
            row.dibatalkan_pada, row.alasan_batal = timezone.now(), "keliru"
            row.save(update_fields=["dibatalkan_pada", "alasan_batal"])

    def move(self, a, b, c):
        present = Penempatan.objects.filter(pegawai=self.people[a % 3], selesai=None)
        if present.filter(mulai__gt=self.day).exists():
            return  # somebody whose next post lies in the future does not move before it
        present.update(selesai=self.day)
        if c % 4:
            start = self.day if c % 2 else self.day + timedelta(days=3000)
            Penempatan.objects.create(pegawai=self.people[a % 3], unit=self.units[b % 4], jabatan=self.jabatan[c % 2], mulai=start)

    def standard(self, a, b, c):
        jabatan, kompetensi = self.jabatan[a % 2], self.kompetensi[b % 3]
        StandarKompetensi.objects.filter(jabatan=jabatan, kompetensi=kompetensi, berlaku_sampai=None).update(berlaku_sampai=self.day)
        if c:
            make_standar(jabatan, kompetensi, 1 + c % 5, bobot=1 + a % 2, berlaku_mulai=self.day)

    def tree(self, a, b, c):
        """The second unit changes its place; its own subunit goes with it."""
        UnitKerja.objects.filter(pk=self.units[1].pk).update(induk=(None, self.units[0], self.units[3])[a % 3])

    def kind(self, a, b, c):
        kompetensi = self.kompetensi[a % 3]
        kompetensi.jenis = ("manajerial", "teknis")[b % 2]
        kompetensi.save(update_fields=["jenis"])

    def refresh(self, a, b, c):
        """As a service does, for some people, whatever waits in the queue for others."""
        profil.refresh_profil([self.people[a % 3].pk, self.people[b % 3].pk])

    def step(self, name, *numbers):
        self.day += timedelta(days=1)
        getattr(self, name)(*numbers)


ACTIONS = st.sampled_from(["assess", "assess", "assess", "cancel", "move", "standard", "tree", "kind", "refresh", "refresh"])
NUMBER = st.integers(0, 11)


def stored():
    """All derived rows that say something."""
    profile = ProfilKompetensi.objects.order_by("pegawai_id", "kompetensi_id").values_list(
        "pegawai_id", "kompetensi_id", "unit_id", "standar", "level"
    )
    units = (
        RingkasanUnit.objects.exclude(berstandar=0)
        .order_by("unit_id", "kompetensi_id")
        .values_list("unit_id", "kompetensi_id", "dinilai", "jumlah_kurang")
    )
    classes = (
        RingkasanJPM.objects.exclude(jumlah=0).order_by("unit_id", "lingkup", "kelas").values_list("unit_id", "lingkup", "kelas", "jumlah")
    )
    return [list(profile), list(units), list(classes)]


@pytest.fixture
def awal(db):
    """The same for all histories; each begins with a copy, and its rows are taken back."""
    return Kota()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(ACTIONS, NUMBER, NUMBER, NUMBER), min_size=3, max_size=14))
def test_derived_rows_equal_a_rebuild_after_any_history(awal, steps):
    with transaction.atomic():
        kota = deepcopy(awal)
        for name, *numbers in steps:
            kota.step(name, *numbers)
        profil.drain_antrean()

        assert periksa.find_beda(timezone.localdate()).jumlah == dict.fromkeys(periksa.CHECKS, 0)
        assert not PerluDihitung.objects.exists()
        before = stored()
        profil.refresh_profil(None)
        assert stored() == before
        transaction.set_rollback(True)
