"""The unit tree of the demo city: 37 perangkat daerah with everything below them."""

from dataclasses import dataclass
from hashlib import md5

from config.demo.kota.asal import asal
from config.demo.kota.daftar import BIDANG, SENDIRI, SUBBAGIAN

KEPALA = {"Sekretariat Daerah": "Sekretaris Daerah", "Sekretariat DPRD": "Sekretaris DPRD", "Inspektorat": "Inspektur"}
EDUCATION, HEALTH, GENERAL = 0, 1, 2
SCHOOL_SIZE, CLINIC_SIZE = 26, 55


@dataclass
class Unit:
    """A unit with the head's position, its share of the staff and the kind of positions found there."""

    id: int
    nama: str
    jenis: str
    induk: int | None
    kepala: str
    kelompok: str
    eselon: str
    bobot: float
    corak: int = GENERAL


def siasn_id(*parts: object) -> str:
    """A stable identifier in SIASN's form (32 hexadecimal digits)."""
    return md5("/".join(map(str, parts)).encode(), usedforsecurity=False).hexdigest().upper()


class Tree:
    def __init__(self) -> None:
        self.units: list[Unit] = []

    def add(self, nama: str, induk: Unit | None, kepala: str, rank: tuple[str, str], bobot: float, **kwargs: object) -> Unit:
        jenis = kwargs.pop("jenis", "subunit" if induk else "pd")
        unit = Unit(len(self.units) + 1, nama, str(jenis), induk.id if induk else None, kepala, *rank, bobot, **kwargs)  # type: ignore[arg-type]
        self.units.append(unit)
        return unit


JPT, ADMIN_A, ADMIN_B, PENGAWAS = (
    ("jpt_pratama", "II.b"),
    ("administrator", "III.a"),
    ("administrator", "III.b"),
    ("pengawas", "IV.a"),
)
FUNCTIONAL_HEAD = ("", "")


def add_office(tree: Tree, root: Unit, bidang: tuple[str, ...], scale: float) -> None:
    sekretariat = tree.add("Sekretariat", root, f"Sekretaris {root.nama}", ADMIN_A, 2 * scale)
    for nama in SUBBAGIAN:
        tree.add(nama, sekretariat, f"Kepala {nama}", PENGAWAS, 4 * scale)
    for nama in bidang:
        kepala = nama if nama.startswith("Inspektur") else f"Kepala {nama}"
        unit = tree.add(nama, root, kepala, ADMIN_B, 5 * scale)
        for letter in ("I", "II"):
            short = nama.removeprefix("Bidang ").removeprefix("Bagian ")
            tree.add(f"Seksi {short} {letter}", unit, f"Kepala Seksi {short} {letter}", PENGAWAS, 7 * scale)


def add_branches(tree: Tree, root: Unit) -> None:
    """Schools and health centres, led by a functional head without eselon."""
    places = [kelurahan.strip() for names in asal().kecamatan.values() for kelurahan in names.split(",")]
    if root.nama.startswith("Dinas Pendidikan"):
        for place in places:
            for number in (1, 2):
                tree.add(f"SDN {place} {number:02d}", root, "", FUNCTIONAL_HEAD, SCHOOL_SIZE, jenis="upt", corak=EDUCATION)
        for number in range(1, 25):
            tree.add(f"SMPN {number}", root, "", FUNCTIONAL_HEAD, SCHOOL_SIZE * 1.6, jenis="upt", corak=EDUCATION)
    if root.nama == "Dinas Kesehatan":
        for place in places[::2]:
            tree.add(f"Puskesmas {place}", root, "", FUNCTIONAL_HEAD, CLINIC_SIZE, jenis="upt", corak=HEALTH)
        tree.add(f"RSUD {asal().instansi['kota']}", root, "", FUNCTIONAL_HEAD, 420, jenis="upt", corak=HEALTH)


def build_units() -> list[Unit]:
    """About 620 units in a fixed order; the parent always comes before its children."""
    tree = Tree()
    for known, bidang in BIDANG.items():
        nama = asal().perangkat if known == SENDIRI else known
        root = tree.add(nama, None, KEPALA.get(nama, f"Kepala {nama}"), JPT, 1)
        busy = nama in ("Satuan Polisi Pamong Praja", "Dinas Pemadam Kebakaran dan Penyelamatan", "Dinas Perhubungan")
        add_office(tree, root, bidang, 3.0 if busy else 1.4)
        add_branches(tree, root)
    for nama, kelurahan in asal().kecamatan.items():
        root = tree.add(f"Kecamatan {nama}", None, f"Camat {nama}", ADMIN_A, 2)
        add_office(tree, root, (), 1.2)
        for lurah in kelurahan.split(","):
            tree.add(f"Kelurahan {lurah.strip()}", root, f"Lurah {lurah.strip()}", PENGAWAS, 12)
    return tree.units
