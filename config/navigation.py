"""What each role finds in the side navigation and in the tab bar of a phone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from pegawai.peran import Peran


@dataclass(frozen=True, slots=True)
class Item:
    label: str
    url_name: str
    icon: str
    short: str = ""
    hitung: str = ""  # what waits here, by its name in config/queries/menunggu.py
    juga: tuple[str, ...] = ()  # how the names of pages begin that belong here though their address lies elsewhere

    @property
    def url(self) -> str:
        return find_url(self.url_name)


@cache
def find_url(name: str) -> str:
    """Every page asks for the addresses of its menu three times over; they stay what they are."""
    return reverse(name)


@dataclass(frozen=True, slots=True)
class Group:
    """`lipat`: folded until it is opened, or until the page is one of its own."""

    label: str
    items: tuple[Item, ...]
    lipat: bool = False


BERANDA = Item("Beranda", "beranda", "home")
IKHTISAR = Item("Ikhtisar", "beranda", "home")
PROFIL = Item("Profil kompetensi", "kompetensi:profil-saya", "stairs-up", "Kompetensi")
PETA = Item("Peta kesenjangan", "kompetensi:peta", "layout-grid", "Peta", juga=("diklat:usul-kelompok",))
PEGAWAI = Item("Pegawai", "pegawai:pegawai-list", "users")
UNIT = Item("Unit", "pegawai:unit-list", "sitemap")
JABATAN = Item("Jabatan", "pegawai:jabatan-list", "briefcase")
KAMUS = Item("Kamus kompetensi", "kompetensi:kompetensi-list", "book-2")
STANDAR = Item("Standar kompetensi", "kompetensi:standar-list", "target-arrow", "Standar")
PENILAIAN = Item("Penilaian", "kompetensi:penilaian-list", "clipboard-check")
IMPOR = Item("Impor data", "pegawai:impor-list", "file-import", "Impor")
PEKERJAAN = Item("Ekspor dan pekerjaan", "pegawai:pekerjaan-list", "file-spreadsheet")
PERUBAHAN = Item("Catatan perubahan", "pegawai:perubahan-list", "history", "Perubahan")
INSTANSI = Item("Identitas instansi", "instansi-edit", "settings")
AKUN = Item("Akun dan peran", "pegawai:akun-list", "user-shield", "Akun")
PANDUAN = Item("Panduan", "panduan", "help-circle")

ANGKATAN_UMUM = ("diklat:angkatan-detail", "diklat:usul-angkatan")
PENDAFTARAN_SENDIRI = ("diklat:pendaftaran-", "diklat:izin-", "diklat:hadir")
KATALOG = Item("Katalog diklat", "diklat:katalog-list", "school", "Diklat", juga=ANGKATAN_UMUM)
DIKLAT_SAYA = Item("Diklat saya", "diklat:diklat-saya", "clipboard-list", juga=PENDAFTARAN_SENDIRI)
SERTIFIKAT_SAYA = Item("Sertifikat", "diklat:sertifikat-saya", "certificate", juga=("diklat:sertifikat-detail",))
JP_SAYA = Item("JP saya", "diklat:jp", "hourglass", "JP", juga=("diklat:riwayat-",))
MENTORING = Item("Mentoring", "diklat:mentoring-list", "users")
PEMBERITAHUAN = Item("Pemberitahuan", "pegawai:notifikasi-saya", "bell", hitung="pemberitahuan")
PERSETUJUAN = Item("Persetujuan", "diklat:persetujuan-list", "user-check", hitung="persetujuan", juga=("diklat:pendaftaran-",))
LAPORAN_JP = Item("Capaian JP", "diklat:jp-laporan", "chart-bar")
PROGRAM = Item("Program diklat", "diklat:program-list", "book-2")
ANGKATAN = Item("Angkatan", "diklat:angkatan-list", "users-group", "Angkatan")
PENDAFTARAN = Item("Pendaftaran", "diklat:pendaftaran-list", "user-plus", hitung="pendaftaran")
KALENDER = Item("Kalender", "diklat:kalender", "calendar-event", juga=("diklat:langganan",))
RUANG = Item("Ruang", "diklat:ruang-list", "map-pin")
NARASUMBER = Item("Narasumber", "diklat:narasumber-list", "school")
SERTIFIKAT = Item("Sertifikat", "diklat:sertifikat-list", "certificate")
VERIFIKASI = Item("Verifikasi riwayat", "diklat:verifikasi-list", "clipboard-check", hitung="verifikasi")
ATURAN_JP = Item("Aturan JP", "diklat:aturan-jp-list", "settings")
SIASN = Item("Ekspor SIASN", "diklat:siasn-ekspor", "download")
PENGINGAT = Item("Surel dan pengingat", "pegawai:notifikasi-list", "mail")
SESI_SAYA = Item("Sesi saya", "diklat:sesi-saya", "school", "Sesi", juga=("diklat:sesi-", "diklat:kehadiran", "diklat:hasil"))
TES_SAYA = Item("Tes dan umpan balik", "evaluasi:saya", "pencil", "Tes", juga=("evaluasi:ujian-", "evaluasi:survei-", "evaluasi:pasca-isi"))
PASCA = Item("Penilaian pascadiklat", "evaluasi:pasca-list", "clipboard-check", hitung="pasca", juga=("evaluasi:pasca-isi",))
SARAN = Item("Saran level", "evaluasi:bukti-list", "stairs-up", hitung="saran")
HASIL = Item("Hasil evaluasi", "evaluasi:hasil-list", "chart-bar", "Evaluasi", juga=("evaluasi:banding-", "evaluasi:skm-"))
DAMPAK = Item("Dampak program", "evaluasi:dampak-list", "trending-up", "Dampak", juga=("evaluasi:dampak-",))
SURVEI = Item("Survei", "evaluasi:survei-list", "send", juga=("evaluasi:survei-",))
TINDAK_LANJUT = Item("Permintaan pascadiklat", "evaluasi:pasca-kelola", "history", juga=("evaluasi:pasca-", "evaluasi:aturan-pasca-"))
BUKTI = Item("Bukti dari diklat", "evaluasi:bukti-kelola", "shield-check")
INSTRUMEN = Item("Instrumen", "evaluasi:instrumen-list", "list-numbers", juga=("evaluasi:instrumen-", "evaluasi:versi-", "evaluasi:butir-"))
SOAL = Item("Bank soal", "evaluasi:soal-list", "copy")
KATEGORI = Item("Kategori nilai", "evaluasi:kategori-list", "adjustments-horizontal")
UMPAN_SAYA = Item("Umpan balik saya", "evaluasi:umpan-saya", "chart-bar", "Umpan balik")
POIN_SENDIRI = ("insentif:tukar-", "insentif:keberatan-", "insentif:aturan-baca", "insentif:penghargaan-saya", "insentif:papan")
POIN_SAYA = Item("Poin dan penghargaan", "insentif:saya", "award", "Poin", juga=POIN_SENDIRI)
IP_SAYA = Item("Estimasi IP ASN", "insentif:ip-saya", "adjustments-horizontal", "IP ASN")
PAPAN_UNIT = Item("Papan unit", "insentif:unit-list", "chart-bar")
IP_UNIT = Item("Estimasi IP ASN per unit", "insentif:ip-unit", "adjustments-horizontal", "IP ASN", juga=("insentif:ip-pegawai",))
IP_DATA = Item("Nilai kinerja dan disiplin", "insentif:ip-data-list", "file-spreadsheet")
IP_TABEL = Item("Tabel IP ASN", "insentif:ip-tabel-list", "settings", juga=("insentif:ip-butir-", "insentif:ip-kategori-"))
PENGHARGAAN = Item("Penghargaan", "insentif:penghargaan-list", "award", hitung="nominasi", juga=("insentif:nominasi-", "insentif:piagam-"))
PENUKARAN = Item("Penukaran poin", "insentif:penukaran-list", "gift", hitung="penukaran", juga=("insentif:imbalan-",))
KEBERATAN = Item("Keberatan poin", "insentif:keberatan-list", "alert-circle", hitung="keberatan")
BUKU_POIN = Item("Buku poin", "insentif:buku-list", "list-numbers", juga=("insentif:buku-pegawai",))
HITUNG_POIN = Item("Hitung ulang poin", "insentif:hitung-list", "refresh")
ATURAN_POIN = Item("Versi aturan poin", "insentif:aturan-list", "settings", juga=("insentif:butir-", "insentif:tingkat-"))
PENANGGUHAN = Item("Penangguhan poin", "insentif:penangguhan-list", "ban")
LENCANA = Item("Lencana", "insentif:lencana-list", "shield-check")

RENCANA_JUGA = ("rencana:baris-", "rencana:tahun-", "rencana:dokumen-", "rencana:susunan-")
RENCANA = Item("Rencana tahunan", "rencana:periode-list", "target-arrow", "Rencana", juga=RENCANA_JUGA)
ANGGARAN = Item("Anggaran", "rencana:pagu-list", "chart-bar", juga=("rencana:komitmen-", "rencana:mutasi-", "rencana:acuan-"))
USULAN = Item("Usulan diklat", "rencana:usulan-list", "send")
KEBUTUHAN = Item("Kebutuhan", "rencana:kebutuhan-list", "list-numbers")
WAJIB = Item("Daftar wajib", "rencana:wajib-list", "clipboard-check")

RINGKASAN = Group("Ringkasan", (BERANDA, PETA))
MERENCANAKAN = Group("Merencanakan", (RENCANA, ANGGARAN, USULAN, KEBUTUHAN, WAJIB))
POKOK = (PROFIL, KATALOG, DIKLAT_SAYA, TES_SAYA, SERTIFIKAT_SAYA, JP_SAYA, POIN_SAYA)
SELEBIHNYA = (USULAN, IP_SAYA, MENTORING)
SAYA = (*POKOK, *SELEBIHNYA)
# Whoever has a role besides mostly opens other people's applications and certificates: those are not below one's own.
SENDIRI = Group("Saya sendiri", tuple(item if item is KATALOG else replace(item, juga=()) for item in SAYA))
MENYELENGGARAKAN = Group("Menyelenggarakan", (PROGRAM, ANGKATAN, PENDAFTARAN, KALENDER, RUANG, NARASUMBER, SERTIFIKAT))
MENGEVALUASI = Group("Mengevaluasi", (HASIL, DAMPAK, SURVEI, TINDAK_LANJUT, BUKTI, INSTRUMEN, SOAL, KATEGORI))
JP = Group("Jam pelajaran", (LAPORAN_JP, VERIFIKASI, ATURAN_JP, SIASN))
POIN = Group("Poin dan penghargaan", (PAPAN_UNIT, PENGHARGAAN, PENUKARAN, KEBERATAN, BUKU_POIN, HITUNG_POIN, IP_UNIT))
BANTUAN = Group("Bantuan", (PANDUAN,))

MENUS: dict[str, tuple[Group, ...]] = {
    Peran.PEGAWAI: (
        Group("Saya", (BERANDA, *POKOK)),
        Group("Lainnya", (*SELEBIHNYA, PEMBERITAHUAN, KALENDER, PAPAN_UNIT, PANDUAN), lipat=True),
    ),
    Peran.ATASAN: (
        Group("Unit saya", (BERANDA, PERSETUJUAN, USULAN, PETA, KEBUTUHAN, PASCA, SARAN, PEGAWAI)),
        Group("Laporan", (LAPORAN_JP, PAPAN_UNIT, IP_UNIT, PENGHARGAAN)),
    ),
    Peran.PENGELOLA: (
        RINGKASAN,
        MERENCANAKAN,
        MENYELENGGARAKAN,
        MENGEVALUASI,
        JP,
        POIN,
        Group("Data", (PEGAWAI, UNIT, KAMUS, STANDAR, PENILAIAN, PEKERJAAN)),
        Group("Surel", (PENGINGAT,)),
    ),
    Peran.KEPEGAWAIAN: (
        RINGKASAN,
        Group("Data", (PEGAWAI, UNIT, JABATAN, KAMUS, STANDAR, PENILAIAN)),
        Group("Diklat", (PROGRAM, ANGKATAN, SERTIFIKAT, LAPORAN_JP)),
        Group("Evaluasi", (HASIL, DAMPAK, BUKTI)),
        Group("Poin dan IP ASN", (PAPAN_UNIT, IP_UNIT, IP_DATA, PENANGGUHAN)),
        Group("Impor", (IMPOR, PEKERJAAN)),
        Group("Pemeriksaan", (PERUBAHAN, PENGINGAT)),
    ),
    Peran.PIMPINAN: (
        Group("Ringkasan", (IKHTISAR, PETA, PEGAWAI, UNIT)),
        MERENCANAKAN,
        Group("Diklat", (PROGRAM, ANGKATAN, KALENDER, LAPORAN_JP)),
        Group("Evaluasi", (DAMPAK, HASIL, SURVEI)),
        Group("Poin dan IP ASN", (PAPAN_UNIT, IP_UNIT, PENGHARGAAN)),
    ),
    Peran.NARASUMBER: (Group("Mengajar", (SESI_SAYA, UMPAN_SAYA)),),
    Peran.AUDITOR: (
        RINGKASAN,
        Group("Data", (PEGAWAI, UNIT, KAMUS, STANDAR, PENILAIAN)),
        MERENCANAKAN,
        MENYELENGGARAKAN,
        MENGEVALUASI,
        JP,
        POIN,
        Group("Aturan", (ATURAN_POIN, PENANGGUHAN, IP_TABEL)),
        Group("Impor", (IMPOR, PEKERJAAN)),
        Group("Pemeriksaan", (PERUBAHAN, PENGINGAT)),
    ),
    Peran.ADMIN: (
        Group("Ringkasan", (BERANDA,)),
        Group("Akun dan instansi", (AKUN, INSTANSI)),
        Group("Data", (PEGAWAI, UNIT, JABATAN, IMPOR, ATURAN_JP)),
        Group("Poin dan IP ASN", (ATURAN_POIN, HITUNG_POIN, PENANGGUHAN, LENCANA, BUKU_POIN, IP_TABEL, IP_DATA)),
        Group("Pemeriksaan", (PERUBAHAN,)),
    ),
}
# Four tabs stand for a longer menu: the pages of an employee's trainings lie under two of them.
DIKLAT_TAB = replace(
    KATALOG,
    juga=(
        *ANGKATAN_UMUM,
        *PENDAFTARAN_SENDIRI,
        "diklat:diklat-saya",
        "diklat:mentoring-",
        "diklat:pertemuan-",
        "diklat:kalender",
        "evaluasi:",
    ),
)
TABS: dict[str, tuple[Item, ...]] = {
    Peran.PEGAWAI: (BERANDA, PROFIL, DIKLAT_TAB, POIN_SAYA),
    Peran.ATASAN: (BERANDA, PERSETUJUAN, PETA, PEGAWAI),
    Peran.PENGELOLA: (BERANDA, ANGKATAN, PENDAFTARAN, PETA),
    Peran.KEPEGAWAIAN: (BERANDA, PEGAWAI, IMPOR, PETA),
    Peran.PIMPINAN: (IKHTISAR, PETA, PEGAWAI, LAPORAN_JP),
    Peran.NARASUMBER: (SESI_SAYA, UMPAN_SAYA),
    Peran.AUDITOR: (BERANDA, PETA, ANGKATAN, PERUBAHAN),
    Peran.ADMIN: (BERANDA, AKUN, PEGAWAI, PERUBAHAN),
}


def groups_of(peran: str, *, is_pegawai: bool) -> tuple[Group, ...]:
    """A manager keeps the way to the own profile; an account without an employee has none."""
    if peran == Peran.PEGAWAI:
        return MENUS[peran] if is_pegawai else (Group("Saya", (BERANDA,)), BANTUAN)
    return (*MENUS[peran], *([SENDIRI] if is_pegawai else []), BANTUAN)


def build_nav(request: HttpRequest, peran: str, *, is_pegawai: bool, menunggu: Mapping[str, int]) -> list[dict[str, Any]]:
    groups = groups_of(peran, is_pegawai=is_pegawai)
    here = _current_url(request, [item for group in groups for item in group.items])
    drawn = [(group, _render(request, group.items, here, menunggu)) for group in groups]
    return [
        {
            "label": group.label,
            "items": items,
            "lipat": group.lipat,
            "buka": any(row["current"] for row in items),
            "menunggu": sum(row["menunggu"] for row in items),
        }
        for group, items in drawn
    ]


def build_tabbar(request: HttpRequest, peran: str, *, is_pegawai: bool, menunggu: Mapping[str, int]) -> list[dict[str, Any]]:
    items = TABS[peran] if is_pegawai or peran != Peran.PEGAWAI else (BERANDA, PANDUAN)
    return _render(request, items, _current_url(request, items), menunggu)


def _current_url(request: HttpRequest, items: Sequence[Item]) -> str:
    """The longest address that the page lies under, else the item that names the page among its own.

    The home page only covers itself, and the own profile nobody else's.
    """
    home = BERANDA.url
    somebody = "pk" in request.resolver_match.kwargs if request.resolver_match else False
    urls = (item.url for item in items if not (somebody and item is PROFIL))
    under = [url for url in urls if request.path == url or (url != home and request.path.startswith(url))]
    if under:
        return max(under, key=len)
    page = request.resolver_match.view_name if request.resolver_match else ""
    return next((item.url for item in items if item.juga and page.startswith(item.juga)), "")


def _render(request: HttpRequest, items: Sequence[Item], here: str, menunggu: Mapping[str, int]) -> list[dict[str, Any]]:
    rendered = []
    for item in items:
        url = item.url
        current = "" if url != here else "page" if request.path == url else "true"
        row = {"label": item.label, "short": item.short or item.label, "icon": item.icon, "url": url, "current": current}
        rendered.append({**row, "menunggu": menunggu.get(item.hitung, 0)})
    return rendered
