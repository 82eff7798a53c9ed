"""The training that a profile suggests for each gap: to the person what to take, to his head what to propose."""

from collections.abc import Sequence

from django.db.models import Subquery
from django.urls import reverse

from diklat.models import Pendaftaran
from diklat.queries.penutup import Penutup, as_pembaca, get_penutupan
from kompetensi.queries.profil import BarisProfil
from kompetensi.saran import Saran
from lib import waktu
from lib.format import format_rentang
from pegawai.models import Pegawai, Penempatan, Pengguna
from pegawai.permissions import is_own

Jalur = Pendaftaran.Jalur


def saran_of(user: Pengguna, pegawai_id: int, baris: Sequence[BarisProfil]) -> dict[int, Saran]:
    """Judged as the way in is that this account has; three queries, none without a gap."""
    gaps = [row for row in baris if row.gap]
    if not gaps:
        return {}
    place = Penempatan.objects.of_outer_on(waktu.today())
    people = Pegawai.objects.select_related("golongan").annotate(kelompok=Subquery(place.values("jabatan__kelompok")[:1]))
    person = people.get(pk=pegawai_id)
    own = is_own(user, pegawai_id)
    found = get_penutupan(as_pembaca(person, person.kelompok or "", gaps), jalur=Jalur.MANDIRI if own else Jalur.ATASAN)
    suggested = {key: _make(row, own=own) for key, row in found.tiap.items()}
    return {key: saran for key, saran in suggested.items() if saran}


def _make(row: Penutup, *, own: bool) -> Saran | None:
    if row.daftar is not None:
        return Saran(row.daftar.angkatan.nama, row.daftar.get_absolute_url(), f"sudah didaftari: {row.daftar.get_status_display().lower()}")
    batch = row.angkatan or row.antre
    if batch is None:
        return None
    when = format_rentang(batch.mulai, batch.selesai) if batch.mulai and batch.selesai else "jadwal menyusul"
    seats = f"sisa {batch.sisa} kursi" if row.angkatan else "penuh, ada daftar tunggu"
    part = "; menutup sebagian" if row.angkatan and not row.penuh else ""
    url = batch.get_absolute_url() if own else reverse("diklat:usul-angkatan", args=[batch.pk])
    return Saran(batch.nama, url, f"{when}, {seats}{part}")
