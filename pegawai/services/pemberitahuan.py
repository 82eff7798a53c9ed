"""What somebody does with the notices on the own page: reads them, and chooses which kinds also come as a mail."""

from collections.abc import Collection
from itertools import groupby
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from lib import waktu
from pegawai.models import AturanPengingat, Notifikasi, Pengguna, PilihanSurel
from pegawai.models.notifikasi import NotifikasiQuerySet
from pegawai.services.notifikasi.jenis import JENIS, Berhenti, ask

TUNTAS_MAX: Final = 100


@transaction.atomic
def mark_read(*, user: Pengguna, pk: int | None = None) -> int:
    """One notice, or all of them; how many were unread. Never waits for the worker that holds a row: it may sit on another of them."""
    rows = Notifikasi.objects.of(user).unread().select_for_update(skip_locked=pk is None)
    return _read(rows if pk is None else rows.filter(pk=pk))


@transaction.atomic
def mark_opened(pks: Collection[int]) -> int:
    """What `queries.pemberitahuan.opened_by` found, once the page was shown; how many were unread."""
    return _read(Notifikasi.objects.unread().filter(pk__in=pks).select_for_update(skip_locked=True))


@transaction.atomic
def settle(*, user: Pengguna) -> int:
    """What this account has been told and that needs nothing any more is no longer new; how many. To be asked after each act.

    Each kind says itself when a mail of it has become needless: the application is decided, the form is sent, the offer is answered.
    """
    rows = list(Notifikasi.objects.of(user).unread().order_by("aturan", "-pk")[:TUNTAS_MAX])
    done = []
    for kode, group in groupby(rows, key=lambda row: row.aturan):
        if kode in JENIS:
            done += [pk for pk, answer in (ask(kode, list(group)) or {}).items() if isinstance(answer, Berhenti)]
    if not done:
        return 0
    return mark_opened(done)


def _read(rows: NotifikasiQuerySet) -> int:
    keys = list(rows.values_list("pk", flat=True))
    return Notifikasi.objects.filter(pk__in=keys).update(dibaca=waktu.now()) if keys else 0


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
