"""People of a reckoning: who sits in a programme, and who is left without a seat, each with the limit and its figures."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, QuerySet

from diklat.models import Program
from lib import paging, waktu
from lib.format import format_angka, format_desimal, format_rupiah
from pegawai.models import Pegawai
from pegawai.queries.pegawai import add_posting
from rencana.models import PaguAnggaran, Susunan, SusunanLewat, SusunanPeserta, SusunanTak
from rencana.queries.kunci import kata_kunci
from rencana.queries.susunan_hasil import PAGU_LAIN, PROGRAM_LAIN
from rencana.queries.susunan_sebab import LABEL, SYARAT

SORTS_PESERTA: Final[dict[str, paging.Sort]] = {"nama": "pegawai__nama", "bulan": ("bulan", "pegawai__nama"), "level": "level_tertutup"}
SORTS_TAK: Final[dict[str, paging.Sort]] = {"nama": "pegawai__nama", "program": ("program__nama", "pegawai__nama"), "sebab": "kode"}
Tak = SusunanTak | SusunanLewat
TERTAHAN: Final = (
    "batas angkatan setahun",
    "pagu",
    "hari pengajar",
    "hari ruang",
    "angkatan sebulan",
)  # as the optimiser numbers what keeps one more batch


@dataclass(frozen=True, slots=True)
class Saringan:
    """`kode`: of the limit; `hanya`: those who have no other seat."""

    q: str = ""
    unit_id: int | None = None
    program_id: int | None = None
    kode: str = ""
    bulan: int | None = None
    hanya: bool = False


@dataclass(frozen=True, slots=True)
class Nama:
    """Names of what sentences point at."""

    program: dict[int, str]
    pagu: dict[int, str]


def peserta_list(susunan: Susunan, program: Program, saringan: Saringan) -> QuerySet[SusunanPeserta]:
    rows = susunan.peserta_list.filter(program=program)
    rows = rows.filter(bulan=saringan.bulan) if saringan.bulan else rows
    other = SusunanPeserta.objects.filter(susunan=susunan, pegawai=OuterRef("pegawai")).exclude(program=program)
    rows = rows.annotate(ada_lain=Exists(other), kata_kunci=kata_kunci(susunan.periode))
    rows = rows.filter(ada_lain=False) if saringan.hanya else rows
    return _of_people(rows, saringan).select_related("pegawai")


def tak_list(susunan: Susunan, saringan: Saringan) -> QuerySet[SusunanTak]:
    rows = susunan.tak_list.filter(kode=saringan.kode) if saringan.kode else susunan.tak_list.all()
    rows = rows.filter(program=saringan.program_id) if saringan.program_id else rows
    rows = rows.annotate(kata_kunci=kata_kunci(susunan.periode))
    return _of_people(rows, saringan).select_related("pegawai", "program")


def _of_people(rows: QuerySet[Any], saringan: Saringan) -> QuerySet[Any]:
    if saringan.q:
        rows = rows.filter(pegawai__in=Pegawai.objects.search(saringan.q).order_by().values("pk"))
    if saringan.unit_id is not None:
        people = Pegawai.objects.in_subtree_of([saringan.unit_id], waktu.today())
        rows = rows.filter(pegawai__in=people.order_by().values("pk"))
    return rows


@dataclass(frozen=True, slots=True)
class Sebab:
    """A limit in words, how many people it holds back, and that as percent of the most frequent one."""

    kode: str
    kata: str
    jumlah: int
    lebar: int


@dataclass(frozen=True, slots=True)
class RingkasTak:
    """Limits, the most frequent first, and the programmes that they keep people from."""

    sebab: Sequence[Sebab]
    program: Sequence[tuple[int, str]]


def get_ringkas(susunan: Susunan) -> RingkasTak:
    """One query."""
    rows = list(susunan.tak_list.order_by().values_list("kode", "program", "program__nama").annotate(n=Count("pk")))
    counts: Counter[str] = Counter()
    for kode, _, _, count in rows:
        counts[kode] += count
    most = max(counts.values(), default=1)
    sebab = [Sebab(kode, LABEL.get(kode, kode), count, round(100 * count / most)) for kode, count in counts.most_common()]
    return RingkasTak(sebab, sorted({(pk, nama) for _, pk, nama, _ in rows if pk}, key=lambda row: row[1]))


def add_jabatan(rows: Sequence[SusunanPeserta] | Sequence[SusunanTak]) -> None:
    """Where everybody is posted today. One query."""
    add_posting([row.pegawai for row in rows], waktu.today())


def names_of(rows: Iterable[Tak], pagu: Iterable[PaguAnggaran] | None = None) -> Nama:
    """What `lain` of these rows names. Two queries at most, one where the page has the budgets."""
    found = list(rows)
    programs = {key for row in found if row.kode in PROGRAM_LAIN for key in row.lain}
    budgets = {key for row in found if row.kode in PAGU_LAIN for key in row.lain} if pagu is None else set()
    pagu = pagu or (PaguAnggaran.objects.filter(pk__in=budgets).select_related("rekening", "unit") if budgets else ())
    names = Program.objects.filter(pk__in=programs).values_list("pk", "nama") if programs else ()
    return Nama(dict(names), {row.pk: str(row) for row in pagu})


def kalimat_of(row: Tak, nama: Nama) -> str:
    """The limit with its figures, and what would change it."""
    write = KALIMAT.get(row.kode)
    return write(row, nama) if write else f"{LABEL.get(row.kode, row.kode)}."


def _program(row: Tak) -> str:
    return row.program.nama if row.program else "program ini"


def _lain(row: Tak, nama: Nama) -> str:
    return ", ".join(nama.program[key] for key in row.lain if key in nama.program)


def _pagu(row: Tak, nama: Nama) -> str:
    pagu = next((nama.pagu[key] for key in row.lain if key in nama.pagu), "programnya")
    asks = f"{_program(row)} memerlukan" if isinstance(row, SusunanTak) else f"satu angkatan {_program(row)} memerlukan sedikitnya"
    money = f"tinggal {format_rupiah(round(row.ada))}, sedangkan {asks} {format_rupiah(round(row.batas))}"
    return f"Pagu {pagu} {money}."


def _penuh(row: Tak, _nama: Nama) -> str:
    queue = f"ia urutan ke-{format_angka(round(row.ada))} dari {format_angka(round(row.batas))} yang masih memerlukannya"
    held = TERTAHAN[row.lain[0]] if row.lain and row.lain[0] < len(TERTAHAN) else ""
    return f"Kursi {_program(row)} terisi; {queue}.{f' Angkatan lagi tertahan {held}.' if held else ''}"


def _k(row: Tak, nama: Nama) -> str:
    names = _lain(row, nama)
    held = f" ({names})" if names else ""
    return f"Tahun ini sudah {round(row.ada)} diklat{held}, sedangkan paling banyak {round(row.batas)} per orang."


def _jp(row: Tak, _nama: Nama) -> str:
    return f"Dengan {_program(row)} jamnya menjadi {round(row.ada)} JP, sedangkan PPPK paling banyak {round(row.batas)} JP."


def _kurang(row: Tak, _nama: Nama) -> str:
    if not row.ada:
        return f"Tidak ada yang memerlukan {_program(row)} dan boleh mengikutinya."
    count = f"Hanya {format_angka(round(row.ada))} orang memerlukan {_program(row)}"
    return f"{count}, sedangkan satu angkatan paling sedikit {round(row.batas)} peserta."


def _angkatan(row: Tak, _nama: Nama) -> str:
    if not row.batas:
        return (
            f"Baris {_program(row)} sudah tetap tanpa angkatan yang tersisa, jadi tidak ditambah. Tambah angkatannya, atau buka kuncinya."
        )
    return f"{_program(row)} sudah {round(row.ada)} angkatan, paling banyak {round(row.batas)} setahun."


def _pengajar(row: Tak, _nama: Nama) -> str:
    return f"Hari mengajar yang tersisa {round(row.ada)}, sedangkan satu angkatan {_program(row)} memerlukan {round(row.batas)} hari."


def _ruang(row: Tak, _nama: Nama) -> str:
    left = f"Pada bulan-bulannya paling banyak tersisa {round(row.ada)} hari ruang"
    return f"{left}, sedangkan satu angkatan {_program(row)} memerlukan {round(row.batas)} hari."


def _tolak(row: Tak, _nama: Nama) -> str:
    reason = SYARAT.get(round(row.ada), "syaratnya")
    return f"Yang paling membantunya {_program(row)}, tetapi tidak dapat diikutinya: {reason}."


def _dua(row: Tak, nama: Nama) -> str:
    names = _lain(row, nama)
    return (
        f"{_program(row)} berjalan pada {round(row.ada)} bulan, dan pada semuanya ia mengikuti diklat lain{f' ({names})' if names else ''}."
    )


def _menunggu(row: Tak, nama: Nama) -> str:
    first = _lain(row, nama) or "prasyaratnya"
    return f"{_program(row)} diikuti sesudah {first}, yang dalam susunan ini tidak didapatnya pada bulan sebelumnya."


def _prasyarat(row: Tak, nama: Nama) -> str:
    first = _lain(row, nama) or "prasyaratnya"
    return (
        f"{_program(row)} diikuti sesudah {first}, yang tidak menaikkan apa pun yang kurang padanya. Catat kelulusannya, "
        f"atau kunci ia pada {_program(row)} agar keduanya direncanakan."
    )


def _sebulan(row: Tak, _nama: Nama) -> str:
    return f"Pada semua bulannya {_program(row)} sudah sebanyak yang muat: paling banyak {round(row.batas)} angkatan sebulan."


def _wajib(row: Tak, _nama: Nama) -> str:
    return f"{format_angka(round(row.ada))} pegawai yang wajib mengikuti {_program(row)} masih menunggu kursinya."


def _harga(row: Tak, _nama: Nama) -> str:
    worth = f"Kursi {_program(row)} baginya bernilai {format_desimal(row.ada, 2)} poin"
    return f"{worth}, sedangkan uang yang sama bernilai {format_desimal(row.batas, 2)} poin pada orang lain."


KALIMAT: Final[dict[str, Callable[[Tak, Nama], str]]] = {
    "pagu": _pagu,
    "penuh": _penuh,
    "k": _k,
    "jp_pppk": _jp,
    "kurang_peserta": _kurang,
    "angkatan_maks": _angkatan,
    "pengajar": _pengajar,
    "ruang": _ruang,
    "tolak": _tolak,
    "dua_tempat": _dua,
    "menunggu": _menunggu,
    "prasyarat": _prasyarat,
    "sebulan": _sebulan,
    "wajib_dahulu": _wajib,
    "harga": _harga,
    "tanpa_pilihan": lambda _row, _nama: "Tambahkan program yang menutupnya ke katalog, atau penuhi lewat jalur lain.",
    "tidak_terpilih": lambda row, _nama: f"{_program(row)} tidak dipilih: uang yang sama menutup lebih banyak pada program lain.",
    "pagu_unit": lambda row, _nama: f"Pagu yang menanggung {_program(row)} khusus unit lain.",
}
