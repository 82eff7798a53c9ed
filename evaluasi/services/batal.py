"""What happens to the evaluation of a batch that is cancelled."""

from django.db import transaction

from diklat.models import Angkatan
from evaluasi.models import PenugasanEvaluasi, Survei
from evaluasi.services.pasca import segarkan
from pegawai.models import Pengguna


@transaction.atomic
def close_of(angkatan: Angkatan, _by: Pengguna) -> None:
    """Its survey and forms are closed with the reason. Tests need no mark: nobody may sit for one of a cancelled batch."""
    survei = Survei.objects.filter(angkatan=angkatan, status__in=(Survei.Status.TERBUKA, Survei.Status.DITUTUP))
    survei.update(status=Survei.Status.BATAL, alasan_batal=angkatan.alasan_batal)
    forms = PenugasanEvaluasi.objects.terbuka().filter(pendaftaran__angkatan=angkatan)
    forms.update(status=PenugasanEvaluasi.Status.DITUTUP, alasan_tutup=segarkan.BATAL, draf={}, draf_pada=None)
