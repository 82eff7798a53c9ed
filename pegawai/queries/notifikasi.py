"""What was sent to whom, why, and what follows."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from lib import waktu
from lib.format import format_waktu_pendek
from lib.nilai import Nilai
from pegawai.models import AturanPengingat, Notifikasi, Pegawai, Pengguna

Status = Notifikasi.Status
WARNA = {
    Status.MENUNGGU: "info", Status.DIKIRIM_MULAI: "info", Status.TERKIRIM: "ok", Status.TIDAK_PASTI: "warn",
    Status.TIDAK_PERLU: "", Status.TERLAMBAT: "", Status.GAGAL: "bad",
}  # fmt: skip


@dataclass(frozen=True)
class Saringan(Nilai):
    """What the log is narrowed to; "" and None mean everything. `objek` is exact, as "angkatan:12", or its kind with a colon."""

    q: str = ""
    aturan: str = ""
    status: str = ""
    objek: str = ""
    sejak: date | None = None
    sampai: date | None = None


def filter_notifikasi(saringan: Saringan) -> QuerySet[Notifikasi]:
    rows = Notifikasi.objects.select_related("pegawai", "pengguna")
    if saringan.q:
        rows = rows.filter(_person(saringan.q))
    exact = {"aturan": saringan.aturan, "status": saringan.status, "objek": saringan.objek}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if saringan.sejak:
        rows = rows.filter(dibuat__gte=waktu.moment(saringan.sejak))
    if saringan.sampai:
        rows = rows.filter(dibuat__lt=waktu.moment(saringan.sampai + timedelta(days=1)))
    return rows


def _person(text: str) -> Q:
    people = Pegawai.objects.search(text).order_by().values("pk")
    accounts = Pengguna.objects.search(text).order_by().values("pk")
    return Q(pegawai__in=people) | Q(pengguna__in=accounts) | Q(alamat__icontains=text)


def failed_since(day: date) -> QuerySet[Notifikasi]:
    """Mails put in since the day that nobody got and nobody sent again."""
    same = Q(pegawai=OuterRef("pegawai")) | Q(pengguna=OuterRef("pengguna"))
    same |= Q(pegawai=None, pengguna=None, alamat=OuterRef("alamat"))
    again = Notifikasi.objects.filter(
        same, aturan=OuterRef("aturan"), objek=OuterRef("objek"), pk__gt=OuterRef("pk"), data__has_key="diulang"
    )
    return Notifikasi.objects.filter(~Exists(again), status=Status.GAGAL, dibuat__gte=waktu.moment(day))


def rule_names() -> dict[str, str]:
    return dict(AturanPengingat.objects.values_list("kode", "nama"))


@dataclass(frozen=True, slots=True)
class Catatan:
    """One row of the log, in words."""

    row: Notifikasi
    penerima: str
    perihal: str
    sebab: str
    warna: str
    lanjut: str

    @property
    def judul(self) -> str:
        return self.row.judul

    @property
    def isi(self) -> str:
        return self.row.isi

    @property
    def jawaban(self) -> str:
        """What the mail server said to the last attempt, as long as that is the state of things."""
        return str(self.row.data.get("_jawaban") or "") if self.row.status in (Status.MENUNGGU, Status.GAGAL) else ""


def describe(rows: list[Notifikasi]) -> list[Catatan]:
    names = rule_names()
    return [
        Catatan(
            row,
            penerima=_recipient(row),
            perihal=row.judul or names.get(row.aturan, row.aturan),
            sebab=names.get(row.aturan, row.aturan),
            warna=WARNA[Status(row.status)],
            lanjut=what_follows(row),
        )
        for row in rows
    ]


def _recipient(row: Notifikasi) -> str:
    person = row.pegawai or row.pengguna
    return person.nama if person else str(row.data.get("nama") or row.alamat)


def what_follows(row: Notifikasi) -> str:
    if row.selesai is None:
        return _next_step(row)
    return {
        Status.TIDAK_PASTI: "Tanyakan kepada penerima, lalu kirim ulang bila belum diterima",
        Status.GAGAL: "Perbaiki sebabnya, lalu kirim ulang",
        Status.TERKIRIM: "Selesai",
    }.get(Status(row.status), "Tidak ada")


def _next_step(row: Notifikasi) -> str:
    when = format_waktu_pendek(row.kirim_pada)
    if row.status == Status.DIKIRIM_MULAI:
        return "Sedang diserahkan ke peladen surel"
    if row.status == Status.TIDAK_PASTI:
        return f"Diulang sekali pada {when}"
    if row.percobaan:
        return f"Dicoba lagi {when}"
    return f"Dikirim {when}" if row.kirim_pada > waktu.now() else "Segera dikirim"


def related(row: Notifikasi) -> list[Catatan]:
    """The other mails of the same kind about the same thing to the same recipient: repeats and changes."""
    same = Notifikasi.objects.filter(aturan=row.aturan, objek=row.objek, pegawai=row.pegawai_id, pengguna=row.pengguna_id)
    if not row.pegawai_id and not row.pengguna_id:
        same = same.filter(alamat=row.alamat)
    return describe(list(same.exclude(pk=row.pk).select_related("pegawai", "pengguna")[:20]))
