"""What somebody does with the notices on the own page: reads them, and chooses which kinds also come as a mail."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction

from lib import waktu
from pegawai.models import AturanPengingat, Notifikasi, Pengguna, PilihanSurel
from pegawai.services.notifikasi.jenis import JENIS


@transaction.atomic
def mark_read(*, user: Pengguna, pk: int | None = None) -> int:
    """One notice, or all of them; how many were unread. Never waits for the worker that holds a row: it may sit on another of them."""
    rows = Notifikasi.objects.of(user).unread().select_for_update(skip_locked=pk is None)
    if pk is not None:
        rows = rows.filter(pk=pk)
    return Notifikasi.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).update(dibaca=waktu.now())


@transaction.atomic
def choose_surel(*, user: Pengguna, kode: Collection[str]) -> None:
    """From now on mails of these kinds, and of those nobody may switch off. Refuses: `jenis_asing`."""
    known = set(AturanPengingat.objects.values_list("kode", flat=True)) & set(JENIS)
    if not set(kode) <= known:
        raise ValidationError("Ada jenis pemberitahuan yang tidak dikenal. Muat ulang halaman, lalu pilih lagi.", code="jenis_asing")
    off = {name for name in known - set(kode) if not JENIS[name].wajib}
    Pengguna.objects.select_for_update().get(pk=user.pk)  # two windows of the same person: one after the other
    user.pilihan_surel_list.exclude(aturan__in=off).delete()
    PilihanSurel.objects.bulk_create((PilihanSurel(pengguna=user, aturan=name) for name in sorted(off)), ignore_conflicts=True)


def get_wajib() -> dict[str, str]:
    """The kinds that are known, with the reason why nobody may switch their mail off, or ""."""
    return {kode: jenis.wajib for kode, jenis in JENIS.items()}
