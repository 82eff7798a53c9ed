"""What the import pages show."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Concat

from lib import format as fmt
from pegawai.models import BarisImpor, GalatImpor, Impor, Pegawai
from pegawai.queries.akibat import Dampak
from pegawai.queries.padanan import Padan, unit_berkas
from pegawai.queries.pekerjaan import with_progress

TABS: Final = ("galat", "peringatan", "ubah", "baru", "absen")
TAB_LABELS: Final = {
    "galat": "Galat",
    "peringatan": "Peringatan",
    "ubah": "Akan berubah",
    "baru": "Baru",
    "absen": "Tidak ada di berkas",
}
KEPT: Final = ("galat", "peringatan")
DONE_LABELS: Final = {"ubah": "Diperbarui"}
STEPS: Final = ("Unggah", "Pratinjau", "Proses", "Hasil")
LATEST: Final = 5


@dataclass(frozen=True, slots=True)
class Tab:
    kode: str
    label: str
    jumlah: int


def latest_impor(kode_list: list[str]) -> QuerySet[Impor]:
    return Impor.objects.of_jenis(kode_list).select_related("oleh")[:LATEST]


def steps_at(now: int) -> list[tuple[str, str]]:
    """The four steps for components/steps.html; the step with index `now` is the present one."""
    return [(label, "done" if place < now else "now" if place == now else "") for place, label in enumerate(STEPS)]


def tab_list(impor: Impor) -> list[Tab]:
    """The tabs that have something; an import without any row has none."""
    done = impor.status not in (Impor.Status.PRATINJAU, Impor.Status.DITERAPKAN)
    counts = {
        "galat": impor.jumlah_galat + impor.jumlah_dilewati,
        "peringatan": impor.jumlah_peringatan,
        "ubah": impor.jumlah_ubah,
        "baru": impor.jumlah_baru,
        "absen": impor.jumlah_absen,
    }
    labels = {**TAB_LABELS, **(DONE_LABELS if done else {})}
    return [Tab(kode, labels[kode], counts[kode]) for kode in TABS if counts[kode] and (impor.is_rinci or kode in KEPT)]


def read_tab(impor: Impor, asked: str) -> str:
    shown = [tab.kode for tab in tab_list(impor)]
    return asked if asked in shown else next(iter(shown), "")


def tab_rows(impor: Impor, tab: str, sebab: str = "") -> QuerySet[Any]:
    """Findings for galat and peringatan (of one cause, if asked), rows for the other tabs."""
    if tab in ("galat", "peringatan"):
        found = GalatImpor.objects.filter(impor=impor, berat=tab)
        return found.filter(kode=sebab) if sebab else found
    rows = BarisImpor.objects.filter(impor=impor, putusan=tab)
    if tab == "absen":
        return rows.annotate(masih_aktif=Exists(Pegawai.objects.active().filter(pk=OuterRef("objek_id"))))
    return rows


def cause_list(impor: Impor, berat: str) -> list[dict[str, Any]]:
    """Errors or warnings by cause, most frequent first: kode, alasan, jumlah (of rows)."""
    found = GalatImpor.objects.filter(impor=impor, berat=berat).values("kode", "alasan")
    return [dict(row) for row in found.annotate(jumlah=Count("baris", distinct=True)).order_by("-jumlah", "kode")]


def count_unit(impor: Impor, padan: Padan) -> dict[str, int]:
    """Units of the file that no UNOR ID tells: how many are not known, how many rows stand in them, how many were read by what is
    remembered."""
    rows = unit_berkas(impor, padan)
    unknown = [row for row in rows if row.unit is None]
    return {"belum": len(unknown), "baris": sum(row.jumlah for row in unknown), "padanan": len(rows) - len(unknown)}


def absen_count(impor: Impor) -> int:
    """How many of the people that the file does not name are still active."""
    return tab_rows(impor, "absen").filter(masih_aktif=True).count()


def faulty_rows(impor: Impor) -> Iterator[list[object]]:
    """The cells of each faulty row as they stood in the file, and what to do about it."""
    notes = dict(
        GalatImpor.objects.filter(impor=impor, berat="galat")
        .values_list("baris")
        .annotate(catatan=StringAgg(Concat(F("kolom"), Value(": "), F("tindakan")), delimiter="\n", order_by="pk"))
    )
    for baris, data in BarisImpor.objects.filter(impor=impor, putusan="galat").values_list("baris", "data").iterator():
        yield [*data["sel"], notes.get(baris, "")]


def finding_rows(impor: Impor, berat: str) -> Iterator[tuple[object, ...]]:
    found = GalatImpor.objects.filter(impor=impor, berat=berat)
    yield from found.values_list("baris", "nama", "kolom", "nilai", "alasan", "tindakan").iterator()


def stage_list(impor: Impor) -> list[tuple[str, str, str]]:
    """What has been done and what is being done, for components/progress.html."""
    if impor.status == Impor.Status.DIPERIKSA:
        return [
            ("Berkas diunggah", impor.nama_berkas, "done"),
            ("Memeriksa setiap baris", "", "now"),
            ("Pratinjau", "Belum ada data yang berubah", ""),
        ]
    if impor.status == Impor.Status.PEMBATALAN:
        return [
            ("Impor selesai", impor.nama_berkas, "done"),
            ("Menarik dan mengembalikan", "Semua baris sekaligus, atau tidak satu pun", "now"),
            ("Hasil", "", ""),
        ]
    rows = f"{fmt.format_angka(impor.jumlah_baris)} baris dibaca"
    writes = f"{fmt.format_angka(impor.jumlah_baru)} baru, {fmt.format_angka(impor.jumlah_ubah)} diperbarui"
    return [("Berkas diperiksa", rows, "done"), ("Menyimpan", writes, "now"), ("Hasil", "Semua baris sekaligus, atau tidak satu pun", "")]


def get_progress(impor: Impor) -> dict[str, Any]:
    job = with_progress(impor.pekerjaan) if impor.pekerjaan else None
    return {"pekerjaan": job, "stages": stage_list(impor), "satuan": "baris" if impor.status == Impor.Status.DITERAPKAN else "langkah"}


def dampak_nonaktif(impor: Impor, pegawai_ids: Collection[int] | None) -> Dampak:
    """Of the people whom the file did not name, those (None: all) who would no longer be active; to be asked before."""
    rows = BarisImpor.objects.filter(impor=impor, putusan=BarisImpor.Putusan.ABSEN)
    if pegawai_ids is not None:
        rows = rows.filter(objek_id__in=pegawai_ids)
    names = tuple(Pegawai.objects.active().filter(pk__in=rows.values("objek_id")).order_by("nama", "pk").values_list("nama", flat=True))
    text = f"{fmt.format_angka(len(names))} pegawai menjadi tidak aktif hari ini: penempatannya berakhir dan akunnya ditutup"
    return Dampak(text, names)
