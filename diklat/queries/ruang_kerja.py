"""The head that every tab of a batch's work room shows: name, days, place, state, tabs, and which buttons the state offers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.http import Http404
from django.urls import NoReverseMatch, reverse

from diklat.models import Angkatan, Sesi
from diklat.models.angkatan import AngkatanQuerySet
from diklat.permissions import READERS, WRITERS
from diklat.queries import kehadiran, siklus
from lib import waktu
from lib.format import format_rentang
from pegawai.models import Pengguna
from pegawai.permissions import peran_of

Status = Angkatan.Status
TABS: Final = [
    ("ringkasan", "Ringkasan", "diklat:angkatan-detail"),
    ("peserta", "Peserta", "diklat:peserta-list"),
    ("tunggu", "Daftar tunggu", "diklat:tunggu-list"),
    ("jadwal", "Jadwal", "diklat:sesi-list"),
    ("kehadiran", "Kehadiran", "diklat:kehadiran"),
    ("hasil", "Nilai dan hasil", "diklat:hasil"),
    ("sertifikat", "Sertifikat", "diklat:sertifikat-angkatan"),
]
LENCANA: Final = {
    Status.DRAF: ("", "pencil"),
    Status.TERBUKA: ("ok", "check"),
    Status.DIPASTIKAN: ("teal", "circle-check"),
    Status.BERJALAN: ("teal", "player-play"),
    Status.SELESAI: ("", "check"),
    Status.DITUTUP: ("", "lock"),
    Status.BATAL: ("bad", "x"),
}


@dataclass(frozen=True, slots=True)
class Lencana:
    """A status badge: kind, icon and words."""

    jenis: str
    ikon: str
    teks: str


@dataclass(frozen=True, slots=True)
class Tab:
    kode: str
    label: str
    url: str
    count: int | None
    current: bool


@dataclass(frozen=True, slots=True)
class Kepala:
    angkatan: Angkatan
    tab: str
    tab_list: list[Tab]
    sesi_list: list[Sesi]
    hari: list[date]
    lencana: Lencana
    tanggal: str
    boleh_ubah: bool
    is_pembaca: bool
    langkah: list[siklus.Tindakan]

    @property
    def tindakan(self) -> list[siklus.Tindakan]:
        """The forward steps that the reader himself may take."""
        return self.langkah if self.boleh_ubah else []

    @property
    def judul_tab(self) -> str:
        return next((tab.label for tab in self.tab_list if tab.current), "")


def register_tab(kode: str, label: str, url_name: str, *, sebelum: str) -> None:
    """A tab of an app above this one, before another one; to be called when that app is ready. Its address takes the batch's key."""
    if kode not in {tab[0] for tab in TABS}:
        TABS.insert([tab[0] for tab in TABS].index(sebelum), (kode, label, url_name))


def is_pembaca(user: Pengguna) -> bool:
    return bool(peran_of(user) & set(READERS))


def get_kepala(user: Pengguna, pk: int, tab: str, *, hiasi: Callable[[AngkatanQuerySet], AngkatanQuerySet] | None = None) -> Kepala:
    """For readers all tabs; somebody who teaches in the batch gets attendance only. Anybody else: Http404.

    `hiasi` adds what a tab counts to the statement that reads the batch.
    """
    pembaca = is_pembaca(user)
    rows = Angkatan.objects.visible_to(user)
    if not pembaca:
        rows = rows.filter(pk__in=Sesi.objects.taught_by(user).order_by().values("angkatan"))
    rows = rows.select_related("program", "penanggung_jawab").filter(pk=pk)
    angkatan = (hiasi(rows) if hiasi else rows).first()
    if angkatan is None:
        raise Http404
    sesi = kehadiran.sesi_of(angkatan.pk)
    hari = days_of(row.mulai for row in sesi)
    writer = bool(peran_of(user) & set(WRITERS))
    return Kepala(
        angkatan=angkatan,
        tab=tab,
        tab_list=list(_tabs(angkatan, tab, len(sesi), pembaca=pembaca)),
        sesi_list=sesi,
        hari=hari,
        lencana=get_lencana(angkatan, hari),
        tanggal=format_rentang(angkatan.mulai, angkatan.selesai) if angkatan.mulai and angkatan.selesai else "Belum dijadwalkan",
        boleh_ubah=writer,
        is_pembaca=pembaca,
        langkah=siklus.get_tindakan(angkatan, [(row.mulai, row.selesai) for row in sesi]) if pembaca else [],
    )


def get_lencana(angkatan: Angkatan, hari: Sequence[date] = ()) -> Lencana:
    """The badge of the state; a running batch tells its day, a suspended one says so."""
    jenis, ikon = LENCANA[Status(angkatan.status)]
    teks = str(Status(angkatan.status).label)
    if angkatan.status == Status.BERJALAN and hari:
        past = sum(day <= waktu.today() for day in hari)
        teks = f"{teks}, hari {max(past, 1)} dari {len(hari)}"
    if angkatan.is_ditangguhkan and angkatan.status in Angkatan.MENERIMA:
        jenis, ikon, teks = "warn", "clock", f"{teks}, pendaftaran ditangguhkan"
    return Lencana(jenis, ikon, teks)


def days_of(times: Iterable[datetime]) -> list[date]:
    """The local days of these times, each once, in order."""
    return sorted({waktu.day(moment) for moment in times})


def _tabs(angkatan: Angkatan, current: str, sesi_count: int, *, pembaca: bool) -> Iterable[Tab]:
    counts = {"peserta": angkatan.terisi, "tunggu": angkatan.menunggu, "jadwal": sesi_count}
    for kode, label, name in TABS:
        if not pembaca and kode != "kehadiran":
            continue
        try:
            url = reverse(name, args=[angkatan.pk])
        except NoReverseMatch:
            continue
        yield Tab(kode, label, url, counts.get(kode), kode == current)
