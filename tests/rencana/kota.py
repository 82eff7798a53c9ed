"""The rows of plans and budgets in the city of `tests/test_access.py`."""

from kompetensi.models import StandarKompetensi
from lib import waktu
from pegawai.models import Penempatan
from rencana.models import BarisKebutuhan, KebutuhanRencana, LaporanBulanan, Rekening
from rencana.queries.laporan import Bulan, reckon
from tests.factories import make_standar
from tests.rencana.pabrik import fill_susunan, make_baris, make_komitmen, make_pagu, make_periode, make_susunan, make_usulan, make_wajib


def make_rencana(kota: dict[str, object]) -> dict[str, object]:
    """A proposal of somebody below the head of A, which waits for him, and one that is none of his business."""
    tahun = waktu.today().year
    pagu = make_pagu(tahun=tahun)
    spent = make_komitmen(pagu, 900, realisasi=100, uraian="Sewa ruang")
    draft = make_periode(tahun + 1)
    reckoned = make_susunan(draft)
    post = Penempatan.objects.get(pegawai=kota["bawahan"]).jabatan
    if not StandarKompetensi.objects.filter(jabatan=post, kompetensi=kota["kompetensi"]).exists():
        make_standar(post, kota["kompetensi"], 5)
    return {
        "kode_rekening": Rekening.objects.earliest("pk"),
        "pagu": pagu,
        "komitmen": spent,
        "realisasi": spent.mutasi_list.get(jenis="realisasi"),
        "periode_draf": draft,
        "baris_rencana": make_baris(draft, biaya=50),
        "susunan": reckoned,
        "baris_susunan": fill_susunan(reckoned, pagu, [kota["bawahan"], kota["lain"]], kota["a"]),
        "periode_diajukan": make_periode(tahun + 2, status="diajukan"),
        "periode_berlaku": make_periode(tahun, status="terkunci"),
        "usulan": make_usulan(kota["akun_pegawai"], unit=kota["a1"], unit_pemutus=kota["a"]),
        "usulan_lain": make_usulan(kota["akun_lain"], unit=kota["b"], unit_pemutus=kota["b"]),
        "wajib": make_wajib(),
        "laporan": make_laporan(),
        "baris_kebutuhan": make_kebutuhan(kota["a1"], kota["kompetensi"]),
        "baris_kebutuhan_lain": make_kebutuhan(kota["b"], kota["kompetensi"]),
    }


def make_kebutuhan(unit: object, kompetensi: object) -> BarisKebutuhan:
    need = KebutuhanRencana.objects.create(tahun=waktu.today().year + 1, unit=unit)
    return BarisKebutuhan.objects.create(kebutuhan=need, kompetensi=kompetensi, dinilai=10, di_bawah=4, belum=1, per=waktu.today())


def make_laporan() -> LaporanBulanan:
    bulan = Bulan(waktu.today().replace(day=1)).lalu
    return LaporanBulanan.objects.create(bulan=bulan.awal, isi=reckon(bulan))
