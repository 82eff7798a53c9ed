"""Every step from every status by everybody: what the table below allows succeeds, everything else is refused."""

import pytest
from django.core.exceptions import ValidationError

from diklat.models import Pendaftaran, Transisi
from diklat.models.pendaftaran import LANGKAH, Status
from diklat.queries.halaman_pendaftaran import get_detail
from diklat.queries.pendaftaran.langkah import TRANSISI
from diklat.services.pendaftaran.transisi import check_langkah, take_langkah
from tests.diklat.pabrik import make_angkatan, make_narasumber, make_pendaftaran, make_sesi
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.tolak import refusing

pytestmark = pytest.mark.django_db

# step: from > to by whom; "+" stands for a new application
TABEL = """
ajukan: + > diajukan | diri
usulkan: + > disetujui_atasan | atasan
beri_kursi: + > terdaftar | diri atasan pengelola
antre: + > daftar_tunggu | diri atasan pengelola
sanggupi: + > diajukan | diri
gantikan: diajukan disetujui_atasan > terdaftar | sistem
setujui: diajukan > disetujui_atasan | pemutus
setujui: disetujui_atasan > disetujui_atasan | pengelola
tolak: diajukan > ditolak | pemutus
tolak: disetujui_atasan > ditolak | pengelola
eskalasi: diajukan > diajukan | sistem
beri_kursi: disetujui_atasan daftar_tunggu > terdaftar | sistem
antre: disetujui_atasan > daftar_tunggu | sistem
tawari: daftar_tunggu > ditawari | sistem
terima: ditawari > terdaftar | diri pengelola
tolak_tawaran: ditawari > dibatalkan | diri pengelola
hangus: ditawari > dibatalkan | sistem
digantikan: terdaftar > dibatalkan | diri atasan pengelola sistem
urungkan: disetujui_atasan daftar_tunggu terdaftar > dibatalkan | atasan
batalkan: diajukan disetujui_atasan daftar_tunggu ditawari terdaftar > dibatalkan | diri pengelola
pindah: diajukan disetujui_atasan daftar_tunggu ditawari terdaftar > dibatalkan | diri pengelola
tarik: diajukan disetujui_atasan daftar_tunggu ditawari terdaftar > dibatalkan | sistem
angkatan_batal: diajukan disetujui_atasan daftar_tunggu ditawari terdaftar hadir > angkatan_batal | sistem
tidak_kebagian: diajukan disetujui_atasan daftar_tunggu ditawari > dibatalkan | sistem
hadir: terdaftar > hadir | diri narasumber pengelola sistem
luluskan: terdaftar hadir tidak_lulus tidak_hadir > lulus | pengelola
tidak_luluskan: terdaftar hadir lulus tidak_hadir > tidak_lulus | pengelola
tidak_hadir: terdaftar hadir lulus tidak_lulus > tidak_hadir | pengelola
batalkan_kelulusan: lulus > tidak_lulus | pengelola
dahulukan: diajukan > diajukan | pengelola
dahulukan: disetujui_atasan > disetujui_atasan | pengelola
dahulukan: daftar_tunggu > daftar_tunggu | pengelola
"""


def read_table():
    found = {}
    for line in TABEL.strip().splitlines():
        aksi, rest = line.split(": ")
        path, who = rest.split(" | ")
        dari, ke = path.split(" > ")
        found |= {("" if status == "+" else status, aksi): (ke, set(who.split())) for status in dari.split()}
    return found


@pytest.fixture
def kota():
    """A person below a unit whose head decides, that unit's own unit with another head, an officer, a teacher, a stranger."""
    above = make_unit()
    unit = make_unit(induk=above)
    pegawai = make_pegawai(unit=unit)
    angkatan = make_angkatan(kuota=100)
    teacher = make_pengguna()
    make_sesi(angkatan, narasumber=make_narasumber(pengguna=teacher))
    accounts = {
        "diri": make_pengguna("pengelola", pegawai=pegawai),
        "atasan": make_pengguna(pegawai=make_pegawai(unit=unit, memimpin=True)),
        "pemutus": make_pengguna(pegawai=make_pegawai(unit=above, memimpin=True)),
        "pengelola": make_pengguna("pengelola"),
        "narasumber": teacher,
        "orang_lain": make_pengguna("kepegawaian", pegawai=make_pegawai(unit=make_unit(), memimpin=True)),
        "sistem": None,
    }
    return pegawai, angkatan, above, accounts


def answer_of(row, aksi, by):
    try:
        return str(check_langkah(row, aksi, by).ke)
    except ValidationError as error:
        return error.code


def test_only_the_steps_of_the_table_by_whom_it_says(kota):
    pegawai, angkatan, above, accounts = kota
    table = read_table()
    wrong = []
    for status in ("", *Status.values):
        row = Pendaftaran(angkatan=angkatan, pegawai=pegawai, status=status, unit_pemutus=above)
        for aksi in LANGKAH:
            ke, who = table.get((status, aksi), ("", set()))
            who = who | {"pemutus"} if "atasan" in who else who  # the head above heads this person too
            for name, by in accounts.items():
                refusal = "sendiri" if by and by.pegawai_id == pegawai.pk else "bukan_wewenang"
                expected = "langkah" if not ke else ke if name in who else refusal
                if (found := answer_of(row, aksi, by)) != expected:
                    wrong.append((status, aksi, name, expected, found))
    assert wrong == []
    assert set(table) == set(TRANSISI)


def test_the_page_offers_the_steps_of_the_table(kota):
    pegawai, angkatan, above, accounts = kota
    table, row = read_table(), make_pendaftaran(angkatan, pegawai, "ditawari", unit_pemutus=above)
    people = {name: by for name, by in accounts.items() if by is not None}
    for status in ("diajukan", "disetujui_atasan", "ditawari", "terdaftar", "hadir", "lulus"):
        row.status = status
        for name, by in people.items():
            detail = get_detail(row, by, is_pembaca=False)
            told = [detail[key] for key in ("boleh_batal", "boleh_putus", "boleh_jawab", "boleh_ganti")]
            allowed = [table.get((status, aksi), ("", set()))[1] for aksi in ("batalkan", "setujui", "terima", "digantikan")]
            wanted = [name in who or (name == "pemutus" and "atasan" in who) for who in allowed]
            assert told == wanted, (status, name)


def test_without_a_unit_to_ask_the_office_decides_but_nobody_his_own(kota):
    pegawai, angkatan, _, accounts = kota
    row = Pendaftaran(angkatan=angkatan, pegawai=pegawai, status="diajukan")
    found = {name: answer_of(row, "setujui", by) for name, by in accounts.items()}
    assert {name for name, answer in found.items() if answer == "disetujui_atasan"} == {"pengelola"}


def test_each_step_is_noted_and_what_is_left_behind_goes(kota):
    pegawai, angkatan, _, accounts = kota
    row = make_pendaftaran(angkatan, pegawai, "ditawari")
    take_langkah([row], "tolak_tawaran", by=accounts["pengelola"], alasan="Berhalangan")
    stored = Pendaftaran.objects.get()
    assert (stored.status, stored.alasan, stored.tawaran_sampai, stored.jatah) == ("dibatalkan", "Berhalangan", None, None)
    note = Transisi.objects.get()
    assert (note.dari, note.ke, note.aksi, note.alasan) == ("ditawari", "dibatalkan", "tolak_tawaran", "Berhalangan")
    assert note.oleh == accounts["pengelola"]


def test_one_forbidden_row_holds_back_all(kota):
    _, angkatan, _, accounts = kota
    rows = [make_pendaftaran(angkatan, make_pegawai()), make_pendaftaran(angkatan, make_pegawai(), "ditolak")]
    with refusing("langkah"):
        take_langkah(rows, "luluskan", by=accounts["pengelola"])
    assert not Transisi.objects.exists()
