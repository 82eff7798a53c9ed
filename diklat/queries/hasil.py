"""Results of a batch: what each participant achieved, which result the programme's rule proposes, and what is still missing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal

from diklat.models import Angkatan, Pendaftaran, Program, Sertifikat
from diklat.models.pendaftaran import HASIL, PESERTA
from diklat.queries import kehadiran
from diklat.queries.bagian import Bagian
from diklat.queries.kehadiran import Kolom
from lib.format import KOSONG, format_desimal

Status = Pendaftaran.Status


@dataclass(frozen=True, slots=True)
class Usul:
    """`hasil` is empty while the rule cannot be applied; `alasan` says in words why this one."""

    hasil: str
    alasan: str
    tanpa_hasil: str = "Belum dapat diusulkan"

    @property
    def label(self) -> str:
        return str(Status(self.hasil).label) if self.hasil else self.tanpa_hasil


@dataclass(frozen=True, slots=True)
class Baris:
    pendaftaran: Pendaftaran
    bagian: Bagian
    usul: Usul
    bersertifikat: bool = False

    @property
    def hasil(self) -> str:
        """The result that was set, or nothing yet."""
        return self.pendaftaran.status if self.pendaftaran.status in HASIL else ""

    @property
    def is_berbeda(self) -> bool:
        """Set, but attendance or scores now say something else."""
        return bool(self.hasil and self.usul.hasil and self.hasil != self.usul.hasil)


@dataclass(frozen=True, slots=True)
class Ringkasan:
    peserta: int
    lulus: int
    tidak_lulus: int
    tidak_hadir: int
    diusulkan: int
    berbeda: int

    @property
    def ditetapkan(self) -> int:
        return self.lulus + self.tidak_lulus + self.tidak_hadir


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """What a batch lacks before it can be closed: letters of sessions, people without a result, people without a score that is asked."""

    kehadiran: list[str]
    hasil: int
    nilai: int

    @property
    def kalimat(self) -> list[str]:
        found = list(self.kehadiran)
        if self.hasil:
            found.append(f"{self.hasil} peserta belum mempunyai hasil.")
        if self.nilai:
            found.append(f"{self.nilai} peserta belum mempunyai nilai akhir.")
        return found


def get_usul(program: Program, bagian: Bagian, nilai_akhir: Decimal | None) -> Usul:
    """The programme's rule on unrounded values: attended JP of all that take place, then the final score where one is asked."""
    if not bagian.dari:
        return Usul("", "Angkatan ini tidak mempunyai sesi.")
    if not bagian.kali:
        return Usul(Status.TIDAK_HADIR, "Tidak hadir pada satu sesi pun.")
    if not bagian.reaches(program.hadir_minimum):
        return Usul(Status.TIDAK_LULUS, f"{_words(bagian, kurang=True)}, paling sedikit {program.hadir_minimum}%.")
    if program.nilai_minimum is None:
        return Usul(Status.LULUS, f"{_words(bagian)}.")
    if nilai_akhir is None:
        return Usul("", "Nilai akhir belum diisi.")
    nilai = f"nilai akhir {format_nilai(nilai_akhir)}"
    if nilai_akhir < program.nilai_minimum:
        return Usul(Status.TIDAK_LULUS, f"{nilai.capitalize()}, paling rendah {program.nilai_minimum}.")
    return Usul(Status.LULUS, f"{_words(bagian)}, {nilai}.")


def get_sementara(program: Program, bagian: Bagian) -> Usul:
    """While sessions are still to come nobody has a result, only room left."""
    best = bagian.hadir + bagian.dari - bagian.tercatat
    needed = -(-program.hadir_minimum * bagian.dari // 100)
    if best < needed:
        most = _words(replace(bagian, hadir=best), kurang=True).removeprefix("Hadir ")
        return Usul(
            "", f"Paling tinggi {most} bila ikut semua sesi tersisa, paling sedikit {program.hadir_minimum}%.", "Di bawah syarat hadir"
        )
    spare = best - needed
    room = f"Masih boleh tidak hadir {spare} {bagian.satuan}." if spare else "Perlu hadir pada semua sesi tersisa."
    return Usul("", room, "Menunggu sesi selesai")


def propose(angkatan: Angkatan, bagian: Bagian, nilai_akhir: Decimal | None) -> Usul:
    """The rule once the batch is over."""
    if angkatan.status in Angkatan.LEWAT or not bagian.dari:
        return get_usul(angkatan.program, bagian, nilai_akhir)
    return get_sementara(angkatan.program, bagian)


def hasil_list(angkatan: Angkatan) -> list[Baris]:
    """All participants by name; four queries, whatever their number."""
    shares = kehadiran.kehadiran_share(angkatan.pk)
    issued = set(
        Sertifikat.objects.filter(pendaftaran__angkatan=angkatan, status=Sertifikat.Status.TERBIT).values_list("pendaftaran_id", flat=True)
    )
    rows = kehadiran.peserta_of(angkatan.pk)
    return [Baris(row, share := shares[row.pk], propose(angkatan, share, row.nilai_akhir), row.pk in issued) for row in rows]


def summarize(rows: list[Baris]) -> Ringkasan:
    set_ = [row.hasil for row in rows]
    return Ringkasan(
        peserta=len(rows),
        lulus=set_.count(Status.LULUS),
        tidak_lulus=set_.count(Status.TIDAK_LULUS),
        tidak_hadir=set_.count(Status.TIDAK_HADIR),
        diusulkan=sum(not row.hasil and bool(row.usul.hasil) for row in rows),
        berbeda=sum(row.is_berbeda for row in rows),
    )


def missing_kehadiran(kolom: Iterable[Kolom]) -> list[str]:
    """Sessions that take place and lack letters, each in a sentence."""
    return [f"Kehadiran Sesi {one.sesi.nomor} belum dicatat untuk {one.belum} peserta." for one in kolom if one.belum > 0]


def find_kekurangan(angkatan: Angkatan, kolom: Iterable[Kolom], peserta: Iterable[tuple[str, Decimal | None]]) -> Kekurangan:
    """`peserta`: state and final score of each participant."""
    rows = list(peserta)
    unscored = sum(nilai is None and status != Status.TIDAK_HADIR for status, nilai in rows)
    return Kekurangan(
        kehadiran=missing_kehadiran(kolom),
        hasil=sum(status not in HASIL for status, _ in rows),
        nilai=unscored if angkatan.program.nilai_minimum is not None else 0,
    )


def missing_for_close(angkatan: Angkatan) -> list[str]:
    """Sentences about what a batch lacks before it can be closed; empty when nothing is missing."""
    rows = Pendaftaran.objects.filter(angkatan=angkatan, status__in=PESERTA).values_list("status", "nilai_akhir")
    return find_kekurangan(angkatan, kehadiran.kolom_of(angkatan.pk), rows).kalimat


def _words(bagian: Bagian, *, kurang: bool = False) -> str:
    """A share below the bound is never rounded up to it."""
    percent = bagian.persen or Decimal(0)
    shown = percent.quantize(Decimal("0.1"), ROUND_DOWN) if kurang else percent
    text = format_desimal(shown, 0 if shown == shown.to_integral_value() else 1)
    return f"Hadir {text}% ({bagian.hadir} dari {bagian.dari} {bagian.satuan})"


def format_nilai(value: Decimal | None) -> str:
    """A score as people write it: 82, or 82,50 where it is not whole."""
    if value is None:
        return KOSONG
    return format_desimal(value, 0 if value == value.to_integral_value() else 2)
