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
    return {row.kompetensi_id: _make(row, found.tiap.get(row.kompetensi_id, Penutup()), own=own) for row in gaps}


def _make(gap: BarisProfil, row: Penutup, *, own: bool) -> Saran:
    """Never without a way on: what clashes says with what, and where nothing is open the catalogue is searched."""
    if row.daftar is not None:
        return Saran(row.daftar.angkatan.nama, row.daftar.get_absolute_url(), f"sudah didaftari: {row.daftar.get_status_display().lower()}")
    batch = row.angkatan or row.antre or row.bentrok
    if batch is None:
        return Saran("Cari di katalog", f"{reverse('diklat:katalog-list')}?kompetensi={gap.kompetensi_id}", "belum ada angkatan terbuka")
    when = format_rentang(batch.mulai, batch.selesai) if batch.mulai and batch.selesai else "jadwal menyusul"
    url = batch.get_absolute_url() if own else reverse("diklat:usul-angkatan", args=[batch.pk])
    return Saran(batch.nama, url, f"{when}, {_state(row)}")


def _state(row: Penutup) -> str:
    if row.angkatan is not None:
        return f"sisa {row.angkatan.sisa} kursi{'' if row.penuh else '; menutup sebagian'}"
    if row.antre is not None:
        return "penuh, ada daftar tunggu"
    return f"bentrok dengan {', '.join(f'{lain.nama}, {lain.sebutan}' for lain in row.dengan)}"
