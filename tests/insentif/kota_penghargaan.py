"""An award that is open, a draft, and nominations of two people; the one of unit B was chosen and has a charter."""

from insentif.models import Piagam
from tests.diklat.pabrik import make_penanda_tangan
from tests.insentif.pabrik_penghargaan import make_nominasi, make_penghargaan


def make_rows(kota: dict[str, object]) -> dict[str, object]:
    award = make_penghargaan(jumlah=3)
    lain = make_nominasi(award, kota["lain"], diusulkan_oleh=kota["akun_pengelola"], status="disetujui")  # type: ignore[arg-type]
    piagam = Piagam.objects.create(
        nominasi=lain, tahun=2026, urut=1, nomor="UJI/1/2026", kode="kode-uji", isi={"tanggal": "2026-11-02"},
        penanda_tangan=make_penanda_tangan(), diterbitkan_oleh=kota["akun_pengelola"],
    )  # fmt: skip
    return {
        "penghargaan": award,
        "penghargaan_draf": make_penghargaan("Mentor Teladan", status="draf"),
        "nominasi_diri": make_nominasi(award, kota["diri"], diusulkan_oleh=kota["akun_lain"]),  # type: ignore[arg-type]
        "nominasi_lain": lain,
        "piagam_lain": piagam,
    }
