"""What somebody has at the time of a batch's sessions, with the page where it is dealt with."""

from dataclasses import dataclass

from django.urls import reverse

from diklat.models.pendaftaran import Status


@dataclass(frozen=True, slots=True)
class Tabrakan:
    """Another batch at the same time: attended, waited for, or taught (then without an application)."""

    nama: str
    sebutan: str
    angkatan_id: int
    pendaftaran_id: int | None
    status: str | None

    @property
    def url(self) -> str:
        """Where it can be given up: one's application, or the batch that one teaches."""
        if self.pendaftaran_id is not None:
            return reverse("diklat:pendaftaran-detail", args=[self.pendaftaran_id])
        return reverse("diklat:angkatan-detail", args=[self.angkatan_id])

    @property
    def keterangan(self) -> str:
        return Status(self.status).label.lower() if self.status else ""
