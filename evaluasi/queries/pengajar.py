"""What somebody who teaches has to do in the batches he teaches: attendance of his sessions, and the parts of scores that teachers give."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Case, Exists, F, IntegerChoices, OuterRef, QuerySet, Value, When
from django.db.models.functions import Greatest

from diklat.models import Angkatan, BahanAjar, Kehadiran, Pendaftaran, Sesi
from diklat.models.angkatan import AngkatanQuerySet
from evaluasi.models import KomponenNilai, NilaiKomponen
from evaluasi.queries.nilai_angkatan import NilaiAngkatan, load_nilai
from evaluasi.queries.ujian import MENGERJAKAN
from lib import paging, waktu
from lib.hitung import Hitung
from pegawai.models import Pengguna
from pegawai.permissions import is_own

DINILAI = (Angkatan.Status.BERJALAN, Angkatan.Status.SELESAI)
SORTS: dict[str, paging.Sort] = {"giliran": ("giliran", "jarak", "pk")}


class Giliran(IntegerChoices):
    """In which order the batches stand."""

    BERJALAN, AKAN, LALU = range(3)


@dataclass(frozen=True, slots=True)
class Isian:
    """The parts that teachers give and the people whose result is not set, each with the score so far."""

    komponen: list[KomponenNilai]
    nilai: NilaiAngkatan

    @property
    def kosong(self) -> int:
        return sum(cell.nilai is None for row in self.nilai.baris if row.is_terbuka for cell in row.sel)


def komponen_pengajar(program: Any) -> QuerySet[KomponenNilai]:
    return KomponenNilai.objects.filter(program=program, sumber=KomponenNilai.Sumber.PENGAJAR)


def angkatan_diajar(user: Pengguna) -> AngkatanQuerySet:
    """Batches that people know of with a session of this account."""
    taught = Sesi.objects.held().taught_by(user).order_by().values("angkatan")
    return Angkatan.objects.filter(pk__in=taught).exclude(status__in=(Angkatan.Status.DRAF, Angkatan.Status.BATAL))


def angkatan_dinilai(user: Pengguna) -> AngkatanQuerySet:
    """Those of which he gives scores now."""
    return angkatan_diajar(user).filter(Exists(komponen_pengajar(OuterRef("program"))), status__in=DINILAI)


def mengajar_list(user: Pengguna) -> AngkatanQuerySet:
    """With how many sessions are his (`sesi_saya`), of them over and without a note (`belum_dicatat`), scores to give (`perlu`, `dinilai`),
    materials (`bahan`), whether it runs today (`giliran`), and how far its first day is (`jarak`)."""
    today = waktu.today()
    here = OuterRef("pk")
    mine = Sesi.objects.held().taught_by(user).filter(angkatan=here).order_by()
    unnoted = mine.filter(~Exists(Kehadiran.objects.filter(sesi=OuterRef("pk"))), selesai__lte=waktu.now(), angkatan__terisi__gt=0)
    people = Pendaftaran.objects.filter(angkatan=here, status__in=MENGERJAKAN).exclude(pegawai=user.pegawai_id).order_by()
    given = NilaiKomponen.objects.filter(
        pendaftaran__angkatan=here, pendaftaran__status__in=MENGERJAKAN, komponen__sumber=KomponenNilai.Sumber.PENGAJAR
    ).exclude(pendaftaran__pegawai=user.pegawai_id)
    return (
        angkatan_diajar(user)
        .select_related("program")
        .annotate(
            sesi_saya=Hitung(mine.values("pk")),
            belum_dicatat=Hitung(unnoted.exclude(angkatan__status=Angkatan.Status.DITUTUP).values("pk")),
            orang=Hitung(people.values("pk")),
            bagian=Hitung(komponen_pengajar(OuterRef("program")).order_by().values("pk")),
            dinilai=Hitung(given.order_by().values("pk")),
            bahan=Hitung(BahanAjar.objects.filter(sesi__angkatan=here).order_by().values("pk")),
        )
        .annotate(
            perlu=F("orang") * F("bagian"),
            giliran=Case(When(selesai__lt=today, then=Giliran.LALU), When(mulai__gt=today, then=Giliran.AKAN), default=Giliran.BERJALAN),
            jarak=Greatest(F("mulai") - Value(today), Value(today) - F("mulai")),
        )
    )


def list_belum_dinilai(user: Pengguna) -> list[Angkatan]:
    """Batches with scores that he has yet to give, the first to have begun on top."""
    rows: Any = mengajar_list(user)
    return list(rows.filter(status__in=DINILAI, perlu__gt=F("dinilai")).order_by("mulai", "pk"))


def load_isian(angkatan: Angkatan, user: Pengguna) -> Isian:
    """Only what teachers give; one's own row is left out."""
    found = load_nilai(angkatan, hanya_tes=True)
    rows = [
        replace(row, sel=[cell for cell in row.sel if cell.komponen.sumber == KomponenNilai.Sumber.PENGAJAR])
        for row in found.baris
        if not is_own(user, row.pendaftaran.pegawai_id)
    ]
    parts = [part for part in found.komponen if part.sumber == KomponenNilai.Sumber.PENGAJAR]
    return Isian(parts, replace(found, baris=rows))
