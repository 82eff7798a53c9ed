"""List, unit page, map, JP and index count the same people in the same units on every day, whatever was recorded, and in whatever order.

The oracle is plain Python over what the services were told: who was posted where, who was active, which unit lay below which.
"""

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from diklat.queries.jp import laporan as jp
from evaluasi.queries.dampak.sql import BANDING
from insentif.queries.ip import unit as ip
from kompetensi.models import Kompetensi, PerluDihitung
from kompetensi.queries import peta
from kompetensi.services.profil import drain_antrean, refresh_profil
from lib import waktu
from pegawai.models import KedudukanHukum, Pegawai, Penempatan, UnitKerja
from pegawai.queries import pegawai as pegawai_queries
from pegawai.queries import unit as unit_queries
from pegawai.services.kedudukan import change_kedudukan
from pegawai.services.penempatan import create_penempatan
from pegawai.services.unit import save_unit, withdraw_pindah
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_pengguna, make_penilaian, make_standar, make_unit

pytestmark = pytest.mark.django_db
RENTANG = 30


class Kota:
    """Six units in three levels and ten people, to whom things happen on days before and after today."""

    def __init__(self, seed: int) -> None:
        self.chance, self.hr, self.jabatan = random.Random(seed), make_pengguna("kepegawaian"), make_jabatan()
        top = [make_unit(f"Dinas {n}") for n in range(2)]
        middle = [make_unit(f"Bidang {n}", top[n]) for n in range(2)]
        self.units = [*top, *middle, *(make_unit(f"Seksi {n}", middle[n]) for n in range(2))]
        self.kinds = [KedudukanHukum.objects.get(siasn_id=kode) for kode in ("01", "03", "02", "99")]
        self.orang = [make_pegawai() for _ in range(10)]
        self.induk = {unit.pk: {date.min: unit.induk_id} for unit in self.units}
        self.aktif = {person.pk: {date.min: True} for person in self.orang}
        self.tempat: dict[int, list[list[Any]]] = {person.pk: [] for person in self.orang}  # [first day, first day after, unit]

    def day(self) -> date:
        return waktu.today() + timedelta(days=self.chance.randint(-RENTANG, RENTANG))

    def post(self) -> None:
        person, unit, day = self.chance.choice(self.orang), self.chance.choice(self.units), self.day()
        row = Penempatan(pegawai=person, unit=unit, jabatan=self.jabatan, status="definitif", mulai=day)
        try:
            create_penempatan(penempatan=row, by=self.hr)
        except ValidationError:
            return  # two on one day
        for old in self.tempat[person.pk]:
            if old[1] is None and old[0] < day:
                old[1] = day
        self.tempat[person.pk].append([day, None, unit.pk])

    def stand(self) -> None:
        """Whoever is not active from a day on leaves what runs then."""
        person, kind, day = self.chance.choice(self.orang), self.chance.choice(self.kinds), self.day()
        if not change_kedudukan({person.pk: kind.pk}, mulai=day):
            return
        self.aktif[person.pk][day] = kind.is_aktif
        for old in self.tempat[person.pk]:
            if not kind.is_aktif and (old[1] is None or old[1] > day):
                old[1] = max(old[0], day)

    def move(self) -> None:
        """A unit to another place, from a day before, today or a day to come on; what would close a circle on any day is refused."""
        unit, above = self.chance.sample(self.units, 2)
        row, day = UnitKerja.objects.get(pk=unit.pk), self.day()
        row.induk = above
        try:
            save_unit(unit=row, by=self.hr, sejak=day)
        except ValidationError:
            return
        if at(self.induk[unit.pk], day) != above.pk:
            self.induk[unit.pk][day] = above.pk

    def withdraw(self) -> None:
        """The last move ahead of a unit, so that it lies from that day on where it lay the day before."""
        unit = self.chance.choice(self.units)
        day = max(self.induk[unit.pk])
        try:
            withdraw_pindah(unit=unit, hari=day, by=self.hr)
        except ValidationError:
            return  # it has come, or a circle would close
        del self.induk[unit.pk][day]

    def counts(self, day: date) -> Counter[int]:
        """People of each unit and everything below it."""
        found: Counter[int] = Counter()
        for pk, rows in self.tempat.items():
            if not at(self.aktif[pk], day):
                continue
            for start, end, unit in rows:
                above = unit if start <= day and (end is None or end > day) else None
                while above is not None:
                    found[above] += 1
                    above = at(self.induk[above], day)
        return found

    def told(self, day: date) -> dict[str, Counter[int]]:
        """The same by each page, in words of units; what a page leaves out is nobody."""
        keys = [unit.pk for unit in self.units]
        tempat = peta.Tempat((), tuple(peta.Unit(pk, "", "", None, punya_anak=False) for pk in keys), ())
        of_jp = jp.get_laporan(tempat, jp.Saringan(day), "nama").baris
        of_ip = ip.get_laporan(tempat, jp.Saringan(day), "nama").baris
        of_peta, _ = peta.read_angka(peta.Saringan(day), keys)
        listed = {pk: pegawai_queries.filter_pegawai(self.hr, pegawai_queries.Saringan(unit=pk), day).count() for pk in keys}
        whole = {unit.pk: unit_queries.people_of(self.hr, unit, day, whole=True).count() for unit in self.units}
        return {
            "daftar": Counter(listed),
            "halaman unit": Counter(whole),
            "pohon unit": Counter(unit_queries.people_totals(keys, day)),
            "jp": Counter({row.unit.pk: row.pegawai for row in of_jp if row.unit}),
            "indeks": Counter({row.unit.pk: row.pegawai for row in of_ip if row.unit}),
            "peta": Counter({pk: sum(classes.values()) for pk, classes in of_peta.kelas.items()}),
        }

    def in_service(self, day: date) -> int:
        """People with a posting on the day, who are active on it."""
        kept = [rows for pk, rows in self.tempat.items() if at(self.aktif[pk], day)]
        return sum(any(start <= day and (end is None or end > day) for start, end, _ in rows) for rows in kept)


def at(changes: dict[date, Any], day: date) -> Any:
    return changes[max(start for start in changes if start <= day)]


@pytest.mark.parametrize("seed", range(3))
def test_every_page_counts_the_same_people_on_every_day(seed: int) -> None:
    kota = Kota(seed)
    refresh_profil(None)
    for _ in range(45):
        kota.chance.choice((kota.post, kota.post, kota.stand, kota.move, kota.withdraw))()
    days = [waktu.today() + timedelta(days=n) for n in (*range(-RENTANG - 1, RENTANG + 2, 4), 0)]
    for _ in ("riwayat", "ringkasan"):
        for day in days:
            wanted = +kota.counts(day)
            told = {name: +found for name, found in kota.told(day).items()}
            assert told == dict.fromkeys(told, wanted), (seed, day)
        drain_antrean()  # then the sums of today answer where the history did
        days = [waktu.today()]


def measure(people: list[Pegawai], kompetensi: Kompetensi, day: date) -> None:
    """A gap of two levels on the day, one of them closed when it was tested again."""
    for person in people:
        for at_day, level in ((day - timedelta(days=40), 1), (day + timedelta(days=100), 2)):
            make_penilaian(person, kompetensi, level, tanggal=at_day, berlaku_sampai=at_day + timedelta(days=400))


@pytest.mark.parametrize("seed", range(3))
def test_who_was_not_trained_is_compared_only_while_in_service(seed: int) -> None:
    """The others of the effect page: in a position on the middle first day, and active on it."""
    kota = Kota(seed)
    for _ in range(45):
        kota.chance.choice((kota.post, kota.post, kota.stand))()
    kompetensi, lulusan = make_kompetensi(), [make_pegawai() for _ in range(2)]
    make_standar(kota.jabatan, kompetensi, 3)
    program = make_program(kompetensi={kompetensi: 3})
    for n in (-25, -8, 0, 9):
        day = waktu.today() + timedelta(days=n)
        angkatan = make_angkatan(program, status="ditutup", mulai=day, selesai=day, nomor=100 + n)
        for person in lulusan:
            make_pendaftaran(angkatan, person, "lulus", jabatan=kota.jabatan)
        values = {"program": program.pk, "dari": day, "sebelum": day + timedelta(days=1), "peserta": ["lulus"]}
        with transaction.atomic(), connection.cursor() as cursor:
            measure([*kota.orang, *lulusan], kompetensi, day)
            cursor.execute(BANDING, values)
            found = sum(row[3] for row in cursor.fetchall())
            transaction.set_rollback(True)
        wanted = kota.in_service(day)
        assert found == (wanted if wanted > 1 else 0), (seed, n)
        angkatan.pendaftaran_list.all().delete()


def test_a_standing_that_changes_has_the_sums_of_today_made_again() -> None:
    """Where no posting is touched along with it, its own triggers queue the person, and the tick of a kind everybody."""
    person, other = make_pegawai(unit=make_unit()), make_pegawai()
    refresh_profil(None)

    def queued() -> list[int | None]:
        found = list(PerluDihitung.objects.order_by("pk").values_list("pegawai_id", flat=True))
        PerluDihitung.objects.all().delete()
        return found

    cltn, aktif = (KedudukanHukum.objects.get(siasn_id=kode) for kode in ("02", "01"))
    change_kedudukan({other.pk: cltn.pk}, mulai=waktu.today())
    assert set(queued()) == {other.pk}
    change_kedudukan({other.pk: cltn.pk}, mulai=waktu.today() - timedelta(days=3))
    assert set(queued()) == {other.pk}
    KedudukanHukum.objects.filter(pk=aktif.pk).update(is_aktif=False)
    assert queued() == [None]
    assert not Penempatan.objects.on(waktu.today()).filter(pegawai=person).exists()
