"""Whether a person is named on leaderboards."""

from django.db import transaction

from insentif.models import SembunyiPapan


@transaction.atomic
def set_sembunyi(*, pegawai_id: int, sembunyi: bool) -> None:
    """Twice is once."""
    if sembunyi:
        SembunyiPapan.objects.get_or_create(pegawai_id=pegawai_id)
    else:
        SembunyiPapan.objects.filter(pegawai=pegawai_id).delete()
