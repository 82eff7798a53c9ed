"""Reminding by hand those who owe post-training forms for too long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from evaluasi.models.pasca import PenugasanQuerySet
from evaluasi.permissions import WRITERS
from evaluasi.services.terlambat import hari_naik
from lib import waktu
from pegawai.models import AturanPengingat, Notifikasi, Pegawai, Pengguna
from pegawai.permissions import only_peran
from pegawai.queries.akibat import Dampak
from pegawai.services import notifikasi
from pegawai.services.kunci import lock_pegawai

ATURAN = "pasca_terlambat"


@dataclass(frozen=True, slots=True)
class Ingatan:
    """How many are reminded now, and who was told of late forms in the last `hari` days and is left alone."""

    jumlah: int
    baru_saja: Sequence[str]
    hari: int

    @property
    def dampak(self) -> list[Dampak]:
        told = f"{len(self.baru_saja)} penilai sudah diingatkan dalam {self.hari} hari terakhir; tidak dikirimi lagi"
        return [Dampak(told, tuple(self.baru_saja), gawat=False)] if self.baru_saja else []


@only_peran(*WRITERS)
@transaction.atomic
def remind_terlambat(*, penugasan: PenugasanQuerySet, by: Pengguna) -> Ingatan:
    """One mail to each rater of these forms who is late, with all that he owes; nobody twice within the days of the rule.

    It is the mail of the schedule (`scan_terlambat`) and counts as such, so both together keep to the bound. Refuses: dimatikan, tidak_ada.
    """
    if not AturanPengingat.objects.filter(kode=ATURAN, is_aktif=True).exists():
        raise ValidationError("Surel tentang penilaian yang terlambat dimatikan di Surel dan pengingat. Nyalakan dahulu.", code="dimatikan")
    today, days = waktu.today(), max(hari_naik(), 1)
    late = penugasan.terbuka().filter(tenggat__lt=today).order_by()
    people = sorted(set(late.values_list("penilai", flat=True)))
    if not people:
        raise ValidationError("Tidak ada penilaian yang lewat tenggat pada saringan ini.", code="tidak_ada")
    lock_pegawai(people)
    told = Notifikasi.objects.filter(aturan=ATURAN, pegawai__in=people, dibuat__gt=waktu.now() - timedelta(days=days))
    again = set(told.values_list("pegawai", flat=True))
    names = Pegawai.objects.filter(pk__in=again).order_by("nama", "pk").values_list("nama", flat=True)
    count = notifikasi.add(aturan=ATURAN, objek=f"tanggal:{today}", pegawai_ids=[pk for pk in people if pk not in again])
    return Ingatan(count, list(names), days)
