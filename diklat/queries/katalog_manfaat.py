"""What a programme would do for one employee: levels now and after passing, job match now and after."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from diklat.models import Program, ProgramKompetensi
from diklat.queries.pembaca import Butir, Pembaca
from kompetensi import hitung
from kompetensi.queries.kata import Kata, kata_of
from kompetensi.queries.profil import batas_utama
from lib import waktu


@dataclass(frozen=True, slots=True)
class BarisManfaat:
    """One competency of the programme. `jpm_lulus` is the JPM if only this one rose, None where it stays or cannot be told."""

    kompetensi_id: int
    nama: str
    cara: str
    sampai: int
    level: Decimal | None
    standar: int | None
    is_indikatif: bool
    jpm_lulus: Decimal | None

    @property
    def lulus(self) -> Decimal:
        return max(self.level if self.level is not None else Decimal(0), Decimal(self.sampai))

    @property
    def cara_label(self) -> str:
        return str(ProgramKompetensi.Cara(self.cara).label)

    @property
    def is_menutup(self) -> bool:
        return self.standar is not None and self.level is not None and self.level < min(self.standar, self.sampai)

    @property
    def is_resmi(self) -> bool:
        """There is a result that counts for the JPM, and a standard to compare it with."""
        return self.level is not None and not self.is_indikatif and self.standar is not None


@dataclass(frozen=True, slots=True)
class Manfaat:
    baris: list[BarisManfaat]
    jpm_kini: Decimal | None
    jpm_lulus: Decimal | None
    kata: Kata

    @property
    def is_naik(self) -> bool:
        return self.jpm_lulus != self.jpm_kini

    @property
    def perlu_dinilai(self) -> bool:
        """Passing alone does not change the profile: the level counts once it is assessed again."""
        return any(row.cara != ProgramKompetensi.Cara.NAIK for row in self.baris)


def build_manfaat(program: Program, pembaca: Pembaca | None) -> Manfaat:
    """Without a reader the rows say only to which level the programme raises."""
    raises = program.dinaikkan
    butir = pembaca.butir if pembaca else {}
    batas = batas_utama() if butir else []
    now = hitung.sum_butir(map(_as_butir, butir.values())).jpm

    def after(*rows: ProgramKompetensi) -> Decimal | None:
        return hitung.sum_butir(map(_as_butir, _raised(butir, rows).values())).jpm

    baris = []
    for row in raises:
        own, jpm = butir.get(row.kompetensi_id), after(row)
        shown = hitung.round_persen(jpm, batas) if jpm != now else None
        baris.append(_make(row, own, shown))
    kata = kata_of((row.kompetensi_id for row in raises), waktu.today())
    return Manfaat(baris, hitung.round_persen(now, batas), hitung.round_persen(after(*raises), batas), kata)


def _make(row: ProgramKompetensi, own: Butir | None, jpm_lulus: Decimal | None) -> BarisManfaat:
    return BarisManfaat(
        kompetensi_id=row.kompetensi_id,
        nama=row.kompetensi.nama,
        cara=row.cara,
        sampai=row.level,
        level=own.level if own else None,
        standar=own.standar if own else None,
        is_indikatif=own.is_indikatif if own else False,
        jpm_lulus=jpm_lulus,
    )


def _raised(butir: Mapping[int, Butir], rows: tuple[ProgramKompetensi, ...]) -> dict[int, Butir]:
    """Official results after passing; what was never assessed officially stays so, because a course is no assessment."""
    found = dict(butir)
    for row in rows:
        own = found.get(row.kompetensi_id)
        if own is not None and own.resmi is not None:
            found[row.kompetensi_id] = replace(own, resmi=max(own.resmi, Decimal(row.level)))
    return found


def _as_butir(row: Butir) -> hitung.Butir:
    return hitung.Butir(row.standar, row.resmi, row.bobot)
