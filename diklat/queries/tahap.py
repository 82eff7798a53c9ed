"""What comes next in a batch: its steps from draft to closed, each with where it stands, why, and its button.

Every step asks the rule that the service asks: `siklus` for the steps of its life, `hasil.find_kekurangan` for what closing needs,
`penahan.pandang` for the apps above.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from django.urls import reverse

from diklat.models import Angkatan, Sesi
from diklat.penahan import Pandangan
from diklat.queries import siklus
from diklat.queries.hasil import Kekurangan, find_kekurangan
from diklat.queries.kehadiran import Kolom, Lembar, find_beruntun
from diklat.queries.ruang_kerja import Kepala
from diklat.tahap import Hal, Keadaan, Tahap
from lib import waktu
from lib.format import format_angka, format_hari_tanggal, format_jam, format_rentang, format_waktu

Status = Angkatan.Status
SELESAI, SEKARANG, MENUNGGU, TIDAK_PERLU = Keadaan
HAL_MAX: Final = 3
NAMA_MAX: Final = 3
HALANGAN_JADWAL: Final = ("tanpa_sesi", "sesi_lampau")


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Counts over the applications of a batch; `kompetensi` are the names of what it raises, `layak` have a certificate coming."""

    pendaftar: int
    peserta: int
    unit: int
    bernilai: int
    nilai_awal: Decimal | None
    ditawari: int
    menunggu_atasan: int
    menunggu_pengelola: int
    layak: int
    bersertifikat: int
    kompetensi: list[str]


@dataclass(frozen=True, slots=True)
class Bahan:
    """What the steps are judged by; `lembar` and `kurang` once the batch runs."""

    kepala: Kepala
    hitungan: Hitungan
    lembar: Lembar | None
    pandangan: Pandangan
    kurang: Kekurangan | None

    @property
    def angkatan(self) -> Angkatan:
        return self.kepala.angkatan

    @property
    def status(self) -> str:
        return self.angkatan.status

    @property
    def mendatang(self) -> list[Sesi]:
        """Sessions still to be held, while their plan can change."""
        now = waktu.now()
        return [row for row in self.kepala.sesi_list if row.selesai > now] if self.status in Angkatan.BELUM_SELESAI else []

    def url(self, name: str, query: str = "") -> str:
        return reverse(f"diklat:{name}", args=[self.angkatan.pk]) + query

    def halangan(self, aksi: str) -> list[siklus.Halangan] | None:
        """What stands in the way of a step of its life; None while the state does not offer it."""
        return next((step.halangan for step in self.kepala.langkah if step.aksi == aksi), None)


def get_tahap(kepala: Kepala, hitungan: Hitungan, lembar: Lembar | None, pandangan: Pandangan) -> list[Tahap]:
    """No query. A cancelled batch goes nowhere."""
    if kepala.angkatan.status == Status.BATAL:
        return []
    people = [(row.pendaftaran.status, row.pendaftaran.nilai_akhir) for row in lembar.baris] if lembar else []
    kurang = find_kekurangan(kepala.angkatan, lembar.kolom, people) if lembar else None
    bahan = Bahan(kepala, hitungan, lembar, pandangan, kurang)
    found = [_there(judge(bahan), pandangan.alamat) for judge in TAHAP]
    for tahap in pandangan.tahap:
        found.insert([one.kode for one in found].index(tahap.sesudah) + 1, tahap)
    return found


def _there(tahap: Tahap, alamat: Mapping[str, str]) -> Tahap:
    return replace(tahap, url=alamat[tahap.kode]) if tahap.kode in alamat else tahap


def _jadwal(bahan: Bahan) -> Tahap:
    sesi, url = bahan.kepala.sesi_list, bahan.url("sesi-list")
    base: dict[str, Any] = {"kode": "jadwal", "judul": "Jadwal dan tempat", "url": url}
    wrong = [item.pesan for item in bahan.halangan("buka") or () if item.code in HALANGAN_JADWAL]
    nowhere = [row.nomor for row in bahan.mendatang if row.ruang_id is None and not row.tautan]
    if nowhere:
        wrong.append(f"{_sesi(nowhere)} belum ada tempatnya. Pilih ruang, atau isi tautan kelas daring.")
    if not sesi and bahan.status not in Angkatan.BELUM_SELESAI:
        return Tahap(**base, keadaan=TIDAK_PERLU, alasan="Tidak ada sesi yang dicatat.")
    if wrong or not sesi:
        if not sesi and bahan.status == Status.DRAF:
            base["url"] = bahan.url("angkatan-fill")
        words = "Lengkapi jadwal" if sesi else "Isi dari pola" if bahan.status == Status.DRAF else "Susun jadwal"
        return Tahap(**base, keadaan=SEKARANG, alasan=" ".join(wrong) or "Belum ada sesi.", tombol=words)
    angkatan = bahan.angkatan
    days = format_rentang(angkatan.mulai, angkatan.selesai) if angkatan.mulai and angkatan.selesai else ""
    return Tahap(**base, keadaan=SELESAI, alasan=f"{len(sesi)} sesi dalam {len(bahan.kepala.hari)} hari, {days}.", tombol="Buka jadwal")


def _pengajar(bahan: Bahan) -> Tahap:
    base: dict[str, Any] = {"kode": "pengajar", "judul": "Pengajar", "url": bahan.url("sesi-list")}
    without = [row.nomor for row in bahan.mendatang if row.narasumber_id is None]
    count = len({row.narasumber_id for row in bahan.kepala.sesi_list if row.narasumber_id})
    if without:
        text = f"{_sesi(without)} belum ada pengajarnya. Undangan dikirim setelah pengajar dipilih."
        return Tahap(**base, keadaan=SEKARANG, alasan=text, tombol="Pilih pengajar")
    if not bahan.kepala.sesi_list:
        return Tahap(**base, keadaan=MENUNGGU, alasan="Sesudah jadwalnya disusun.")
    if not count:
        return Tahap(**base, keadaan=TIDAK_PERLU, alasan="Tidak ada pengajar yang dicatat.")
    return Tahap(**base, keadaan=SELESAI, alasan=f"{count} pengajar.")


def _buka(bahan: Bahan) -> Tahap:
    angkatan = bahan.angkatan
    base: dict[str, Any] = {"kode": "buka", "judul": "Pendaftaran dibuka"}
    if angkatan.status != Status.DRAF:
        text = f"{format_rentang(angkatan.pendaftaran_mulai, angkatan.pendaftaran_sampai)}, {bahan.hitungan.pendaftar} mendaftar."
        return Tahap(**base, keadaan=SELESAI, alasan=text)
    halangan, anggaran = bahan.halangan("buka") or [], bahan.pandangan.anggaran
    own = [item.pesan for item in halangan if item.code not in HALANGAN_JADWAL]
    if anggaran is not None and anggaran.kurang is not None:
        return Tahap(**base, keadaan=SEKARANG, alasan=" ".join([*own, anggaran.kurang[1]]), tombol="Lihat anggaran", url=anggaran.url)
    if own:
        return Tahap(**base, keadaan=SEKARANG, alasan=" ".join(own), tombol="Ubah angkatan", url=bahan.url("angkatan-update"))
    if halangan:
        return Tahap(**base, keadaan=MENUNGGU, alasan="Sesudah jadwalnya disusun.")
    return Tahap(**base, keadaan=SEKARANG, alasan="Jadwal dan pendaftarannya siap.", tombol=siklus.LABEL["buka"], aksi="buka")


def _minimum(bahan: Bahan) -> Tahap:
    angkatan, counts = bahan.angkatan, bahan.hitungan
    base: dict[str, Any] = {"kode": "minimum", "judul": "Peserta mencukupi", "url": bahan.url("peserta-list")}
    if angkatan.status == Status.DRAF:
        return Tahap(**base, keadaan=MENUNGGU, alasan="Sesudah pendaftaran dibuka.")
    if counts.menunggu_pengelola and angkatan.status in Angkatan.BELUM_SELESAI:
        text = f"{counts.menunggu_pengelola} pendaftaran menunggu keputusan pengelola; kursi diberikan menurut urutan pengajuan."
        base["url"] = bahan.url("peserta-list", "?status=putusan")
        return Tahap(**base, keadaan=SEKARANG, alasan=text, tombol="Putuskan", hal=tuple(_kurang_minimum(bahan)))
    halangan = bahan.halangan("pastikan")
    if halangan is None:
        return Tahap(**base, keadaan=SELESAI, alasan=f"{counts.peserta} peserta.")
    if halangan:
        hal = tuple(_kurang_minimum(bahan))
        keadaan = SEKARANG if any(one.lencana for one in hal) else MENUNGGU
        return Tahap(**base, keadaan=keadaan, alasan=f"Baru {counts.peserta} dari paling sedikit {angkatan.minimum} peserta.",
                     tombol="Lihat peserta", hal=hal)  # fmt: skip
    if not angkatan.minimum:
        text = f"Tanpa batas peserta; {counts.peserta} terdaftar."
        return Tahap(**base, keadaan=TIDAK_PERLU, alasan=text, tombol=siklus.LABEL["pastikan"], aksi="pastikan")
    text = f"{counts.peserta} dari paling sedikit {angkatan.minimum} peserta."
    return Tahap(**base, keadaan=SEKARANG, alasan=text, tombol=siklus.LABEL["pastikan"], aksi="pastikan")


def _kurang_minimum(bahan: Bahan) -> Iterator[Hal]:
    """By when it has to be decided, while too few take part."""
    if not bahan.halangan("pastikan"):
        return
    day = bahan.angkatan.minimum_tanggal
    if day is None:
        yield Hal("Pastikan atau batalkan angkatan sebelum hari pertama.")
        return
    left = (day - waktu.today()).days
    badge = ("bad", f"Lewat {-left} hari") if left < 0 else ("warn", "Hari ini" if not left else f"{left} hari lagi") if left <= 3 else None
    yield Hal(f"Dipastikan atau dibatalkan paling lambat {format_hari_tanggal(day)}.", lencana=badge)


def _kehadiran(bahan: Bahan) -> Tahap:
    lembar = bahan.lembar
    base: dict[str, Any] = {"kode": "kehadiran", "judul": "Kehadiran lengkap", "url": bahan.url("kehadiran")}
    if lembar is None:
        first = bahan.kepala.sesi_list[0].mulai if bahan.kepala.sesi_list else None
        return Tahap(**base, keadaan=MENUNGGU, alasan=f"Dicatat sejak sesi pertama{f', {format_hari_tanggal(first)}' if first else ''}.")
    done = f"{sum(one.is_lengkap for one in lembar.kolom)} dari {len(lembar.kolom)} sesi tercatat."
    hal = (*_belum_dicatat(lembar), *_beruntun(bahan, lembar))
    if not lembar.baris:
        return Tahap(**base, keadaan=TIDAK_PERLU, alasan="Tidak ada peserta.")
    if lembar.belum and bahan.status != Status.DITUTUP:
        return Tahap(**base, keadaan=SEKARANG, alasan=done, tombol="Catat kehadiran", hal=hal)
    over = all(one.is_lengkap for one in lembar.kolom)
    return Tahap(**base, keadaan=SELESAI if over else MENUNGGU, alasan=done, tombol="Buka kehadiran", hal=hal)


def _belum_dicatat(lembar: Lembar) -> Iterator[Hal]:
    for column in lembar.belum[:HAL_MAX]:
        sesi = column.sesi
        when = f"{format_hari_tanggal(sesi.mulai)}, {format_jam(sesi.mulai)}–{format_jam(sesi.selesai)}"
        yield Hal(f"Sesi {sesi.nomor}, {when}: {_batas(column)}", reverse("diklat:kehadiran-sesi", args=[sesi.pk]), _lencana(column))
    rest = len(lembar.belum) - HAL_MAX
    if rest > 0:
        yield Hal(f"{rest} sesi lain belum dicatat.")


def _batas(column: Kolom) -> str:
    if column.is_tertutup:
        return f"batas pencatatan sudah lewat ({format_waktu(column.batas)}); tiap catatan perlu alasan."
    return f"batas pencatatan {format_waktu(column.batas)}."


def _lencana(column: Kolom) -> tuple[str, str] | None:
    if column.is_tertutup:
        return "bad", "Lewat batas"
    return ("warn", "Hari ini") if waktu.day(column.batas) == waktu.today() else None


def _beruntun(bahan: Bahan, lembar: Lembar) -> Iterator[Hal]:
    found = find_beruntun(lembar) if bahan.status != Status.DITUTUP else []
    if not found:
        return
    names = [f"{row.pendaftaran.pegawai.nama}{f', {row.pendaftaran.unit}' if row.pendaftaran.unit else ''}" for row in found]
    more = f", dan {len(names) - NAMA_MAX} orang lain" if len(names) > NAMA_MAX else ""
    text = f"{len(found)} peserta tidak hadir dua sesi berturut-turut: {'; '.join(names[:NAMA_MAX])}{more}."
    yield Hal(text, url=bahan.url("peserta-list"))


def _nilai(bahan: Bahan) -> Tahap:
    base: dict[str, Any] = {"kode": "nilai", "judul": "Nilai akhir", "url": bahan.url("hasil")}
    if bahan.angkatan.program.nilai_minimum is None:
        return Tahap(**base, keadaan=TIDAK_PERLU, alasan="Program ini lulus tanpa nilai.")
    if bahan.kurang is None:
        return Tahap(**base, keadaan=MENUNGGU, alasan="Sesudah angkatan berjalan.")
    if not bahan.kurang.nilai:
        words = "Nilai semua peserta tercatat." if bahan.hitungan.peserta else "Tidak ada peserta."
        return Tahap(**base, keadaan=SELESAI if bahan.hitungan.peserta else TIDAK_PERLU, alasan=words, tombol="Buka nilai")
    text = f"{bahan.kurang.nilai} peserta belum mempunyai nilai akhir."
    return Tahap(**base, keadaan=SEKARANG if bahan.status == Status.SELESAI else MENUNGGU, alasan=text, tombol="Isi nilai")


def _hasil(bahan: Bahan) -> Tahap:
    base: dict[str, Any] = {"kode": "hasil", "judul": "Hasil ditetapkan", "url": bahan.url("hasil")}
    kurang = bahan.kurang
    if kurang is None or bahan.status not in Angkatan.LEWAT:
        return Tahap(**base, keadaan=MENUNGGU, alasan="Sesudah sesi terakhir.")
    if not kurang.hasil:
        words = "Semua peserta mempunyai hasil." if bahan.hitungan.peserta else "Tidak ada peserta."
        return Tahap(**base, keadaan=SELESAI if bahan.hitungan.peserta else TIDAK_PERLU, alasan=words, tombol="Buka hasil")
    text = f"{kurang.hasil} peserta belum mempunyai hasil."
    first = " Lengkapi dahulu kehadirannya." if kurang.kehadiran else ""
    return Tahap(**base, keadaan=SEKARANG, alasan=text + first, tombol="Tetapkan hasil")


def _sertifikat(bahan: Bahan) -> Tahap:
    counts = bahan.hitungan
    base: dict[str, Any] = {"kode": "sertifikat", "judul": "Sertifikat terbit", "url": bahan.url("sertifikat-angkatan")}
    if bahan.status not in Angkatan.LEWAT or bahan.kurang is None:
        return Tahap(**base, keadaan=MENUNGGU, alasan="Sesudah hasil ditetapkan.")
    if counts.layak:
        text = f"{format_angka(counts.layak)} layak, belum diterbitkan."
        return Tahap(**base, keadaan=SEKARANG, alasan=text, tombol="Terbitkan sertifikat")
    if bahan.kurang.hasil:
        return Tahap(**base, keadaan=MENUNGGU, alasan="Sesudah hasil ditetapkan.")
    if not counts.bersertifikat:
        return Tahap(**base, keadaan=TIDAK_PERLU, alasan="Tidak ada peserta yang lulus.")
    return Tahap(**base, keadaan=SELESAI, alasan=f"{format_angka(counts.bersertifikat)} peserta bersertifikat.", tombol="Buka sertifikat")


def _tutup(bahan: Bahan) -> Tahap:
    base: dict[str, Any] = {"kode": "tutup", "judul": "Angkatan ditutup"}
    if bahan.status == Status.DITUTUP:
        return Tahap(**base, keadaan=SELESAI, alasan=f"Ditutup {format_waktu(bahan.angkatan.berakhir_pada)}.")
    if bahan.status == Status.BERJALAN:
        halangan = bahan.halangan("selesaikan") or []
        if halangan:
            return Tahap(**base, keadaan=MENUNGGU, alasan=" ".join(item.pesan for item in halangan))
        text = "Sesi terakhir sudah berakhir."
        return Tahap(**base, keadaan=SEKARANG, alasan=text, tombol=siklus.LABEL["selesaikan"], aksi="selesaikan")
    if bahan.status != Status.SELESAI or bahan.kurang is None:
        return Tahap(**base, keadaan=MENUNGGU, alasan="Sesudah angkatan selesai.")
    hal = (*_kurang(bahan, bahan.kurang), *bahan.pandangan.penahan)
    if not hal:
        return Tahap(**base, keadaan=SEKARANG, alasan="Tidak ada lagi yang kurang.", tombol=siklus.LABEL["tutup"], aksi="tutup")
    return Tahap(**base, keadaan=MENUNGGU, alasan="Masih ada yang menahannya.", hal=hal)


def _kurang(bahan: Bahan, kurang: Kekurangan) -> Iterator[Hal]:
    """What the batch itself lacks; one row for all sessions without letters, which their own step names."""
    if kurang.kehadiran:
        yield Hal(f"Kehadiran {len(kurang.kehadiran)} sesi belum lengkap.", bahan.url("kehadiran"))
    for text in replace(kurang, kehadiran=[]).kalimat:
        yield Hal(text, bahan.url("hasil"))


def _sesi(numbers: Iterable[int]) -> str:
    words = [str(number) for number in numbers]
    return f"Sesi {words[0]}" if len(words) == 1 else f"Sesi {', '.join(words[:-1])} dan {words[-1]}"


TAHAP: Final[tuple[Callable[[Bahan], Tahap], ...]] = (
    _jadwal, _pengajar, _buka, _minimum, _kehadiran, _nilai, _hasil, _sertifikat, _tutup,
)  # fmt: skip
