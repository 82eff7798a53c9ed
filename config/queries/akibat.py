"""What a change of a reference table would do, in figures."""

from dataclasses import dataclass

from diklat.models import Pendaftaran
from diklat.queries.pendaftaran.langkah import BELUM_HADIR
from lib import waktu
from pegawai.models import Pegawai, Pengguna


@dataclass(frozen=True, slots=True)
class AkibatKedudukan:
    """People of a standing, their accounts that are open, and their applications for what has not begun."""

    pegawai: int
    akun: int
    pendaftaran: int

    def __str__(self) -> str:
        return f"{self.pegawai}-{self.akun}-{self.pendaftaran}"


def akibat_kedudukan(kedudukan_id: int) -> AkibatKedudukan:
    people = Pegawai.objects.of_standing(kedudukan_id, waktu.today()).order_by()
    return AkibatKedudukan(
        pegawai=people.count(),
        akun=Pengguna.objects.filter(pegawai__in=people.values("pk"), is_active=True).count(),
        pendaftaran=Pendaftaran.objects.filter(pegawai__in=people.values("pk"), status__in=BELUM_HADIR).count(),
    )
