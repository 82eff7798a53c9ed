"""The monthly report of city leaders is made by the clock, once for each month; they hear of it."""

from django.db import transaction

from lib import waktu
from pegawai.models import Pengguna
from pegawai.peran import Peran
from pegawai.services import notifikasi
from rencana.models import LaporanBulanan
from rencana.queries import laporan as queries
from rencana.queries.laporan import Bulan


def make_tertunggak() -> int:
    """Every month that is over and has no report yet; the number of those made. Safe to repeat, at any time, by two at once."""
    return sum(make_laporan(bulan=bulan) for bulan in queries.missing_months(waktu.today()))


@transaction.atomic
def make_laporan(*, bulan: Bulan) -> bool:
    """Whether it was made now."""
    if LaporanBulanan.objects.filter(bulan=bulan.awal).exists():
        return False
    row, is_new = LaporanBulanan.objects.get_or_create(bulan=bulan.awal, defaults={"isi": queries.reckon(bulan)})
    if is_new:
        leaders = Pengguna.objects.with_peran(Peran.PIMPINAN).filter(is_active=True)
        keys = sorted(leaders.values_list("pk", flat=True))
        notifikasi.add(aturan="laporan_bulanan", objek=f"laporan:{row.pk}", pengguna_ids=keys)
    return is_new
