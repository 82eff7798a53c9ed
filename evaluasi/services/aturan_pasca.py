"""Rules of single programmes for post-training evaluation."""

from django.db import transaction

from evaluasi.models import AturanPasca
from evaluasi.permissions import WRITERS
from pegawai.models import Pengguna
from pegawai.permissions import only_peran


@only_peran(*WRITERS)
def save_aturan(*, aturan: AturanPasca, by: Pengguna) -> None:
    """The general rule or one of a programme; what was asked for already keeps the old one."""
    aturan.save()


@only_peran(*WRITERS)
@transaction.atomic
def delete_aturan(*, aturan_id: int, by: Pengguna) -> None:
    """A programme's own rule goes, and the general one holds again; the general one stays. Pressed twice it is gone once."""
    AturanPasca.objects.filter(pk=aturan_id).exclude(program=None).delete()
