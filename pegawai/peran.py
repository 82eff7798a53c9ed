"""The names of the roles and their words; who holds them stands in `permissions`. Names no model, so that models and apps may ask."""

from typing import Final


class Peran:
    PEGAWAI: Final = "pegawai"
    ATASAN: Final = "atasan"
    PENGELOLA: Final = "pengelola"
    KEPEGAWAIAN: Final = "kepegawaian"
    PIMPINAN: Final = "pimpinan"
    AUDITOR: Final = "auditor"
    ADMIN: Final = "admin"
    NARASUMBER: Final = "narasumber"


LABELS: Final = {
    Peran.ADMIN: "Admin",
    Peran.KEPEGAWAIAN: "Kepegawaian",
    Peran.PENGELOLA: "Pengelola diklat",
    Peran.PIMPINAN: "Pimpinan",
    Peran.AUDITOR: "Auditor",
    Peran.ATASAN: "Atasan",
    Peran.NARASUMBER: "Narasumber",
    Peran.PEGAWAI: "Pegawai",
}
# given by an admin; the group of teachers follows who teaches
GROUP_ROLES: Final = (Peran.PENGELOLA, Peran.KEPEGAWAIAN, Peran.PIMPINAN, Peran.AUDITOR)
CITY_ROLES: Final = frozenset(GROUP_ROLES)  # these see the whole city
