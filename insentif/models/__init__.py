"""Point rules, the ledger of points, recognition, awards, redemption, and the tables of the estimated IP ASN."""

from insentif.models.aturan import AturanPoin, Kejadian, KelompokASN, TingkatPoin, VersiAturan
from insentif.models.ip import ButirIP, DataIP, Dimensi, Disiplin, KategoriIP, KelompokIP, VersiIP
from insentif.models.pengakuan import KeberatanPoin, Lencana, SembunyiPapan
from insentif.models.penghargaan import Nominasi, Penghargaan, Piagam
from insentif.models.perhitungan import Perhitungan
from insentif.models.posting import PenangguhanPoin, PostingPoin
from insentif.models.simulasi import SimulasiAturan, SimulasiOrang
from insentif.models.tukar import Imbalan, Penukaran

__all__ = [
    "AturanPoin",
    "ButirIP",
    "DataIP",
    "Dimensi",
    "Disiplin",
    "Imbalan",
    "KategoriIP",
    "KeberatanPoin",
    "Kejadian",
    "KelompokASN",
    "KelompokIP",
    "Lencana",
    "Nominasi",
    "PenangguhanPoin",
    "Penghargaan",
    "Penukaran",
    "Perhitungan",
    "Piagam",
    "PostingPoin",
    "SembunyiPapan",
    "SimulasiAturan",
    "SimulasiOrang",
    "TingkatPoin",
    "VersiAturan",
    "VersiIP",
]
