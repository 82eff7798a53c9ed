"""What waits for one person, as rows to be counted together with others in one statement: the person is a key or an expression for it."""

from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from diklat.models import Kehadiran, Pendaftaran
from evaluasi.models import PartisipasiSurvei, PengerjaanUjian, PenugasanEvaluasi, Survei, Ujian
from evaluasi.queries.ujian import MENGERJAKAN
from lib import waktu


def penugasan_menunggu(pegawai_id: Any) -> QuerySet[PenugasanEvaluasi]:
    """Forms of months after a training that this person owes."""
    return PenugasanEvaluasi.objects.terbuka().filter(penilai=pegawai_id)


def survei_menunggu(pegawai_id: Any, today: date | None = None) -> QuerySet[Survei]:
    """Open feedback on batches where this person was present, not yet answered."""
    today = today or waktu.today()
    present = Kehadiran.objects.filter(
        pendaftaran__pegawai=pegawai_id, pendaftaran__angkatan=OuterRef("angkatan"), status=Kehadiran.Status.HADIR, sesi__is_batal=False
    )
    answered = PartisipasiSurvei.objects.filter(survei=OuterRef("pk"), pegawai=pegawai_id)
    return Survei.objects.filter(
        Exists(present), ~Exists(answered), status=Survei.Status.TERBUKA, buka__lte=today, tutup__gte=today, angkatan__isnull=False
    )


def ujian_menunggu(pegawai_id: Any, now: datetime | None = None) -> QuerySet[Ujian]:
    """Open tests that this person may sit for and has not handed in."""
    now = now or waktu.now()
    seat = Pendaftaran.objects.filter(pegawai=pegawai_id, angkatan=OuterRef("angkatan"), status__in=MENGERJAKAN)
    done = PengerjaanUjian.objects.filter(ujian=OuterRef("pk"), pendaftaran__pegawai=pegawai_id).exclude(
        status=PengerjaanUjian.Status.BERJALAN
    )
    return Ujian.objects.filter(Exists(seat), ~Exists(done), mulai__lte=now, selesai__gt=now).exclude(angkatan__status="batal")
