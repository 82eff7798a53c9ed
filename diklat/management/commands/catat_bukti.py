"""`manage.py catat_bukti`: evidence for graduates of batches that ended before passing began to leave any. Safe to repeat."""

from typing import Any

from diklat.models import Pendaftaran
from diklat.queries import bukti as queries
from diklat.services import bukti as services
from pegawai.perintah import Perintah


class Command(Perintah):
    help = "Mencatat akibat kelulusan pada kompetensi bagi lulusan yang belum mempunyainya."

    def handle(self, *args: Any, **options: Any) -> None:
        """One transaction a batch, the oldest first, so that later trainings see the levels of earlier ones."""
        batches = queries.without_bukti()
        for angkatan_id in batches:
            lulus = Pendaftaran.objects.filter(angkatan=angkatan_id, status=Pendaftaran.Status.LULUS)
            services.sync_bukti(pendaftaran_ids=list(lulus.values_list("pk", flat=True)), by=None, alasan="-")
        self.stdout.write(f"{len(batches)} angkatan diperiksa.")
