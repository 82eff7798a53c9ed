"""Messages that the training office writes to participants of a batch."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from diklat.models import Pendaftaran
from diklat.permissions import WRITERS
from diklat.services import kunci
from pegawai.models import Notifikasi, Pengguna
from pegawai.permissions import only_peran
from pegawai.services import notifikasi

ATURAN = "pesan"
JUDUL_CHARS, ISI_CHARS = 120, 2000


@only_peran(*WRITERS)
@transaction.atomic
def send_pesan(*, angkatan_id: int, pendaftaran_ids: Iterable[int], judul: str, isi: str, by: Pengguna) -> int:
    """One mail to each of these participants; pressing twice sends no second one. Refuses: kosong, penerima."""
    judul, isi = judul.strip()[:JUDUL_CHARS], isi.strip()[:ISI_CHARS]
    if not judul or not isi:
        raise ValidationError("Tulis judul dan isi pesan.", code="kosong")
    kunci.lock_angkatan(angkatan_id)
    rows = Pendaftaran.objects.alive().filter(angkatan=angkatan_id, pk__in=list(pendaftaran_ids))
    people = sorted(rows.values_list("pegawai_id", flat=True))
    if not people:
        raise ValidationError("Pilih sedikitnya satu peserta.", code="penerima")
    objek, data = f"angkatan:{angkatan_id}", {"judul": judul, "isi": isi, "pengirim": by.nama}
    return notifikasi.add(aturan=ATURAN, objek=objek, pegawai_ids=people, ke=_number(objek, data), data=data)


def _number(objek: str, data: dict[str, str]) -> int:
    """The same words keep their number, so that they are sent once; other words get the next one."""
    sent = Notifikasi.objects.filter(aturan=ATURAN, objek=objek)
    same = sent.filter(data__contains=data).values_list("ke", flat=True).first()
    return same if same is not None else (sent.aggregate(n=Max("ke"))["n"] or 0) + 1
