"""What each role finds in the side navigation, in the tabs of its places, and in the tab bar of a phone; drawn by config/menus.py."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from django.urls import reverse

from pegawai.peran import Peran


@dataclass(frozen=True, slots=True)
class Item:
    """A page. `short`: its label in the tab bar of a phone; `tab`: its label among the tabs of a place."""

    label: str
    url_name: str
    icon: str
    short: str = ""
    tab: str = ""
    hitung: str = ""  # what waits here, by its name in config/queries/menunggu.py
    juga: tuple[str, ...] = ()  # how the names of pages begin that belong here though their address lies elsewhere

    @property
    def url(self) -> str:
        return find_url(self.url_name)

    @property
    def pages(self) -> tuple["Item", ...]:
        return (self,)


@dataclass(frozen=True, slots=True)
class Place:
    """Pages of one subject under one entry: it leads to the first, and each of them shows the others as tabs."""

    label: str
    pages: tuple[Item, ...]
    icon: str = ""

    @property
    def url(self) -> str:
        return self.pages[0].url


@cache
def find_url(name: str) -> str:
    """Every page asks for the addresses of its menu three times over; they stay what they are."""
    return reverse(name)


@dataclass(frozen=True, slots=True)
class Group:
    """`lipat`: folded until it is opened, or until the page is one of its own."""

    label: str
    items: tuple[Item | Place, ...]
    lipat: bool = False

    @property
    def pages(self) -> Iterator[Item]:
        return (page for item in self.items for page in item.pages)


BERANDA = Item("Beranda", "beranda", "home")
IKHTISAR = Item("Ikhtisar", "beranda", "home")
PROFIL = Item("Profil kompetensi", "kompetensi:profil-saya", "stairs-up", "Kompetensi", juga=("kompetensi:kompetensi-",))
PETA = Item("Peta kesenjangan", "kompetensi:peta", "layout-grid", "Peta", juga=("diklat:usul-",))
PEGAWAI = Item("Pegawai", "pegawai:pegawai-list", "users", juga=("pegawai:penempatan-",))
UNIT = Item("Unit", "pegawai:unit-list", "sitemap")
JABATAN = Item("Jabatan", "pegawai:jabatan-list", "briefcase")
KAMUS = Item("Kamus kompetensi", "kompetensi:kompetensi-list", "book-2")
STANDAR = Item("Standar kompetensi", "kompetensi:standar-list", "target-arrow", "Standar")
PENILAIAN = Item("Penilaian", "kompetensi:penilaian-list", "clipboard-check")
IMPOR = Item("Impor data", "pegawai:impor-list", "file-import", "Impor")
PERBAIKAN = Item("Perbaikan data", "pegawai:perbaikan-list", "pencil", "Perbaikan", juga=("pegawai:perbaikan-",))
PEKERJAAN = Item("Ekspor dan pekerjaan", "pegawai:pekerjaan-list", "file-spreadsheet")
PERUBAHAN = Item("Catatan perubahan", "pegawai:perubahan-list", "history", "Perubahan")
JEJAK = replace(PERUBAHAN, label="Jejak", short="Jejak")
TERDAMPAK = Item("Pelanggaran data", "pegawai:terdampak", "alert-circle", tab="Pelanggaran")
SIMPAN = Item("Masa simpan", "pegawai:simpan-list", "hourglass", tab="Masa simpan", juga=("pegawai:simpan-",))
SEGEL = Item("Segel catatan", "pegawai:segel-list", "shield-check", tab="Segel")
INSTANSI = Item("Identitas instansi", "instansi-edit", "settings")
AKUN = Item("Akun dan peran", "pegawai:akun-list", "user-shield", "Akun")
AKTIVASI = Item("Aktivasi akun", "pegawai:aktivasi-list", "mail", "Aktivasi")
ACUAN = Item("Tabel acuan", "pegawai:acuan-index", "list-numbers", juga=("pegawai:acuan-",))
KEADAAN = Item("Keadaan sistem", "keadaan", "device-desktop")
PANDUAN = Item("Panduan", "panduan", "help-circle")

ANGKATAN_UMUM = ("diklat:angkatan-detail", "diklat:usul-angkatan")
PENDAFTARAN_SENDIRI = ("diklat:pendaftaran-", "diklat:penggantian-", "diklat:izin-", "diklat:hadir")
KATALOG = Item("Katalog diklat", "diklat:katalog-list", "school", tab="Katalog", juga=ANGKATAN_UMUM)
DIKLAT_SAYA = Item("Diklat saya", "diklat:diklat-saya", "clipboard-list", hitung="tawaran", juga=PENDAFTARAN_SENDIRI)
SERTIFIKAT_SAYA = Item("Sertifikat", "diklat:sertifikat-saya", "certificate", juga=("diklat:sertifikat-detail",))
JP_SAYA = Item("JP saya", "diklat:jp", "hourglass", "JP", juga=("diklat:riwayat-",))
MENTORING = Item("Mentoring", "diklat:mentoring-list", "users", hitung="pertemuan")
PEMBERITAHUAN = Item("Pemberitahuan", "pegawai:notifikasi-saya", "bell", hitung="pemberitahuan")
PERSETUJUAN = Item(
    "Persetujuan", "diklat:persetujuan-list", "user-check", hitung="persetujuan", juga=("diklat:pendaftaran-", "pegawai:plh-")
)
LAPORAN_JP = Item("Capaian JP", "diklat:jp-laporan", "chart-bar", juga=("diklat:sertifikat-",))
PROGRAM = Item("Program diklat", "diklat:program-list", "book-2", juga=("evaluasi:komponen-",))
ANGKATAN_JUGA = (
    "diklat:sesi-update",
    "diklat:sesi-delete",
    "diklat:kehadiran-",
    "diklat:surat-",
    "rencana:angkatan-",
    "evaluasi:nilai-",
    "evaluasi:hasil-angkatan",
    "evaluasi:komentar-",
    *(f"evaluasi:ujian-{page}" for page in ("list", "create", "update", "delete", "detail", "butir", "waktu")),
)
ANGKATAN = Item("Angkatan", "diklat:angkatan-list", "users-group", "Angkatan", juga=ANGKATAN_JUGA)
PENDAFTARAN = Item("Pendaftaran", "diklat:pendaftaran-list", "user-plus", hitung="pendaftaran")
KALENDER = Item("Kalender", "diklat:kalender", "calendar-event", juga=("diklat:langganan",))
RUANG = Item("Ruang", "diklat:ruang-list", "map-pin")
PAPAN_RUANG = Item("Papan ruang", "diklat:ruang-papan", "calendar-event", juga=("diklat:sesi-move",))
NARASUMBER = Item("Narasumber", "diklat:narasumber-list", "school")
SERTIFIKAT = Item("Sertifikat", "diklat:sertifikat-list", "certificate")
VERIFIKASI = Item("Verifikasi riwayat", "diklat:verifikasi-list", "clipboard-check", hitung="verifikasi", juga=("diklat:riwayat-",))
ATURAN_JP = Item("Aturan JP", "diklat:aturan-jp-list", "settings")
SIASN = Item("Ekspor SIASN", "diklat:siasn-ekspor", "download")
PENGINGAT = Item("Surel dan pengingat", "pegawai:notifikasi-list", "mail")
SESI_SAYA = Item("Sesi saya", "diklat:sesi-saya", "school", "Sesi", juga=("diklat:sesi-", "diklat:kehadiran", "diklat:hasil"))
TES_SAYA_JUGA = ("evaluasi:ujian-", "evaluasi:survei-", "evaluasi:pasca-isi")
TES_SAYA = Item("Tes dan umpan balik", "evaluasi:saya", "pencil", "Tes", hitung="isian", juga=TES_SAYA_JUGA)
PASCA = Item("Penilaian pascadiklat", "evaluasi:pasca-list", "clipboard-check", hitung="pasca", juga=("evaluasi:pasca-isi",))
SARAN = Item("Saran level", "evaluasi:bukti-list", "stairs-up", hitung="saran")
HASIL = Item("Hasil evaluasi", "evaluasi:hasil-list", "chart-bar", "Evaluasi", "Angkatan")
BANDING_PROGRAM = Item("Perbandingan program", "evaluasi:banding-program", "chart-bar", tab="Program")
BANDING_PENGAJAR = Item("Perbandingan pengajar", "evaluasi:banding-pengajar", "chart-bar", tab="Pengajar")
SKM = Item("Survei kepuasan masyarakat", "evaluasi:skm-list", "chart-bar", tab="SKM", juga=("evaluasi:skm-",))
DAMPAK = Item("Dampak program", "evaluasi:dampak-list", "trending-up", "Dampak", juga=("evaluasi:dampak-",))
SURVEI = Item("Survei", "evaluasi:survei-list", "send", juga=("evaluasi:survei-", "evaluasi:instrumen-", "evaluasi:versi-"))
TINDAK_LANJUT = Item("Permintaan pascadiklat", "evaluasi:pasca-kelola", "history", juga=("evaluasi:pasca-", "evaluasi:aturan-pasca-"))
BUKTI = Item("Bukti dari diklat", "evaluasi:bukti-kelola", "shield-check")
INSTRUMEN = Item("Instrumen", "evaluasi:instrumen-list", "list-numbers", juga=("evaluasi:instrumen-", "evaluasi:versi-", "evaluasi:butir-"))
SOAL = Item("Bank soal", "evaluasi:soal-list", "copy")
KATEGORI = Item("Kategori nilai", "evaluasi:kategori-list", "adjustments-horizontal")
MENGAJAR = Item("Mengajar", "evaluasi:mengajar", "users-group", juga=("diklat:bahan-",))
UMPAN_SAYA = Item("Umpan balik saya", "evaluasi:umpan-saya", "chart-bar", "Umpan balik")
POIN_SENDIRI = tuple(f"insentif:{page}" for page in ("tukar-", "penukaran-", "keberatan-", "aturan-baca", "penghargaan-", "papan"))
POIN_SAYA = Item("Poin dan penghargaan", "insentif:saya", "award", "Poin", juga=POIN_SENDIRI)
IP_SAYA = Item("Estimasi IP ASN", "insentif:ip-saya", "adjustments-horizontal", "IP ASN")
PAPAN_UNIT = Item("Papan unit", "insentif:unit-list", "chart-bar", juga=("insentif:buku-pegawai",))
IP_UNIT = Item("Estimasi IP ASN per unit", "insentif:ip-unit", "adjustments-horizontal", "IP ASN", juga=("insentif:ip-pegawai",))
IP_DATA = Item("Nilai kinerja dan disiplin", "insentif:ip-data-list", "file-spreadsheet")
IP_TABEL = Item("Tabel IP ASN", "insentif:ip-tabel-list", "settings", juga=("insentif:ip-butir-", "insentif:ip-kategori-"))
PENGHARGAAN = Item("Penghargaan", "insentif:penghargaan-list", "award", hitung="nominasi", juga=("insentif:nominasi-", "insentif:piagam-"))
PENUKARAN = Item("Penukaran poin", "insentif:penukaran-list", "gift", hitung="penukaran", juga=("insentif:imbalan-",))
KEBERATAN = Item("Keberatan poin", "insentif:keberatan-list", "alert-circle", hitung="keberatan")
BUKU_POIN = Item("Buku poin", "insentif:buku-list", "list-numbers", juga=("insentif:buku-pegawai",))
HITUNG_POIN = Item("Hitung ulang poin", "insentif:hitung-list", "refresh", juga=("insentif:aturan-",))
ATURAN_POIN = Item("Versi aturan poin", "insentif:aturan-list", "settings", juga=("insentif:butir-", "insentif:tingkat-"))
PENANGGUHAN = Item("Penangguhan poin", "insentif:penangguhan-list", "ban")
LENCANA = Item("Lencana", "insentif:lencana-list", "shield-check")

RENCANA_JUGA = ("rencana:baris-", "rencana:tahun-", "rencana:dokumen-", "rencana:susunan-", "rencana:kunci-", "rencana:bobot-")
RENCANA = Item("Rencana tahunan", "rencana:periode-list", "target-arrow", "Rencana", juga=RENCANA_JUGA)
ANGGARAN = Item("Anggaran", "rencana:pagu-list", "chart-bar", juga=("rencana:komitmen-", "rencana:mutasi-", "rencana:acuan-"))
USULAN = Item("Usulan diklat", "rencana:usulan-list", "send")
KEBUTUHAN = Item("Kebutuhan", "rencana:kebutuhan-list", "list-numbers")
LAPORAN = Item("Laporan bulanan", "rencana:laporan-list", "file-text", juga=("rencana:laporan-",))
WAJIB = Item("Daftar wajib", "rencana:wajib-list", "clipboard-check")

HASIL_TAB = (HASIL, BANDING_PROGRAM, BANDING_PENGAJAR, SKM, DAMPAK)
SAYA = (PROFIL, KATALOG, DIKLAT_SAYA, TES_SAYA, SERTIFIKAT_SAYA, JP_SAYA, POIN_SAYA, USULAN, IP_SAYA, MENTORING)
RENCANA_TEMPAT = Place("Rencana tahunan", (RENCANA, ANGGARAN, USULAN, KEBUTUHAN, WAJIB))
JADWAL = Place("Jadwal dan ruang", (KALENDER, PAPAN_RUANG, RUANG, NARASUMBER))
SERTIFIKAT_JP = Place("Sertifikat dan JP", (SERTIFIKAT, LAPORAN_JP, VERIFIKASI, ATURAN_JP, SIASN))
EVALUASI = Place("Hasil evaluasi", (*HASIL_TAB, LAPORAN))
SURVEI_TEMPAT = Place("Survei dan pascadiklat", (SURVEI, TINDAK_LANJUT, BUKTI))
INSTRUMEN_TEMPAT = Place("Instrumen dan soal", (INSTRUMEN, SOAL, KATEGORI))
POIN_HARIAN = (PAPAN_UNIT, PENGHARGAAN, PENUKARAN, KEBERATAN, BUKU_POIN, HITUNG_POIN, IP_UNIT)
POIN_TEMPAT = Place("Poin dan penghargaan", POIN_HARIAN, "award")
DATA_PEGAWAI = Place("Pegawai dan unit", (PEGAWAI, UNIT))
KOMPETENSI = Place("Standar dan penilaian", (STANDAR, PENILAIAN, KAMUS))

MENUS: dict[str, tuple[Group, ...]] = {
    Peran.PEGAWAI: (
        Group(
            "Saya",
            (
                BERANDA,
                PROFIL,
                Place("Katalog diklat", (KATALOG, USULAN)),
                Place("Diklat saya", (DIKLAT_SAYA, KALENDER, MENTORING)),
                TES_SAYA,
                Place("Sertifikat dan JP", (SERTIFIKAT_SAYA, JP_SAYA)),
                Place("Poin dan penghargaan", (POIN_SAYA, PAPAN_UNIT, IP_SAYA)),
                PEMBERITAHUAN,
                PANDUAN,
            ),
        ),
    ),
    Peran.ATASAN: (
        Group(
            "Unit saya",
            (
                BERANDA,
                Place("Persetujuan", (PERSETUJUAN, USULAN)),
                Place("Peta kesenjangan", (PETA, KEBUTUHAN)),
                Place("Penilaian pascadiklat", (PASCA, SARAN)),
                PEGAWAI,
            ),
        ),
        Group("Laporan", (LAPORAN_JP, Place("Poin dan IP ASN", (PAPAN_UNIT, IP_UNIT, PENGHARGAAN)))),
    ),
    Peran.PENGELOLA: (
        Group("Ringkasan", (BERANDA, PETA)),
        Group("Merencanakan", (RENCANA_TEMPAT, PROGRAM)),
        Group("Menyelenggarakan", (ANGKATAN, PENDAFTARAN, JADWAL, SERTIFIKAT_JP)),
        Group("Mengevaluasi", (EVALUASI, SURVEI_TEMPAT, INSTRUMEN_TEMPAT, POIN_TEMPAT)),
        Group("Data", (DATA_PEGAWAI, KOMPETENSI, Place("Ekspor, surel, dan acuan", (PEKERJAAN, PENGINGAT, ACUAN)))),
    ),
    Peran.KEPEGAWAIAN: (
        Group("Ringkasan", (BERANDA, PETA)),
        Group(
            "Data",
            (
                Place("Pegawai dan unit", (PEGAWAI, UNIT, JABATAN, PERBAIKAN, AKTIVASI)),
                KOMPETENSI,
                Place("Impor dan ekspor", (IMPOR, PEKERJAAN)),
                Place("Catatan, surel, dan acuan", (PERUBAHAN, PENGINGAT, SIMPAN, ACUAN)),
            ),
        ),
        Group(
            "Diklat",
            (
                Place("Diklat dan evaluasi", (PROGRAM, ANGKATAN, SERTIFIKAT, LAPORAN_JP, *HASIL_TAB, BUKTI)),
                Place("Poin dan IP ASN", (PAPAN_UNIT, IP_UNIT, IP_DATA, PENANGGUHAN)),
            ),
        ),
    ),
    Peran.PIMPINAN: (
        Group("Ringkasan", (Place("Ikhtisar", (IKHTISAR, LAPORAN)), PETA, DATA_PEGAWAI)),
        Group("Diklat", (RENCANA_TEMPAT, Place("Program dan angkatan", (PROGRAM, ANGKATAN, KALENDER)), LAPORAN_JP)),
        Group(
            "Hasil",
            (Place("Dampak dan evaluasi", (DAMPAK, *HASIL_TAB[:-1], SURVEI)), Place("Poin dan IP ASN", (PAPAN_UNIT, IP_UNIT, PENGHARGAAN))),
        ),
    ),
    Peran.NARASUMBER: (Group("Mengajar", (MENGAJAR, SESI_SAYA, UMPAN_SAYA)),),
    Peran.AUDITOR: (
        Group(
            "Pemeriksaan",
            (
                BERANDA,
                Place("Jejak dan impor", (JEJAK, SEGEL, TERDAMPAK, SIMPAN, PENGINGAT, IMPOR, PEKERJAAN)),
                PETA,
                Place("Pegawai dan standar", (PEGAWAI, UNIT, PERBAIKAN, STANDAR, PENILAIAN, KAMUS)),
                RENCANA_TEMPAT,
                Place("Program dan angkatan", (PROGRAM, ANGKATAN, PENDAFTARAN, *JADWAL.pages)),
                EVALUASI,
            ),
        ),
        Group(
            "Lainnya",
            (
                SERTIFIKAT_JP,
                SURVEI_TEMPAT,
                INSTRUMEN_TEMPAT,
                POIN_TEMPAT,
                Place("Aturan dan tabel acuan", (ATURAN_POIN, PENANGGUHAN, IP_TABEL, ACUAN)),
            ),
            lipat=True,
        ),
    ),
    Peran.ADMIN: (
        Group("Ringkasan", (BERANDA,)),
        Group("Akun dan instansi", (AKUN, Place("Instansi dan acuan", (INSTANSI, ACUAN, KEADAAN), "settings"))),
        Group(
            "Data",
            (
                Place("Pegawai dan unit", (PEGAWAI, UNIT, JABATAN, PERBAIKAN, AKTIVASI)),
                IMPOR,
                Place("Jejak", (JEJAK, SEGEL, TERDAMPAK, SIMPAN), "history"),
            ),
        ),
        Group(
            "Aturan",
            (
                Place("Aturan poin dan JP", (ATURAN_POIN, HITUNG_POIN, PENANGGUHAN, LENCANA, BUKU_POIN, ATURAN_JP), "award"),
                Place("IP ASN", (IP_TABEL, IP_DATA)),
            ),
        ),
    ),
}
# Four tabs stand for a longer menu: the pages of an employee's trainings lie under two of them.
DIKLAT_TAB = replace(
    KATALOG,
    short="Diklat",
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
    Peran.NARASUMBER: (MENGAJAR, SESI_SAYA, UMPAN_SAYA),
    Peran.AUDITOR: (BERANDA, PETA, ANGKATAN, JEJAK),
    Peran.ADMIN: (BERANDA, AKUN, PEGAWAI, JEJAK),
}


def groups_of(peran: str, *, is_pegawai: bool) -> tuple[Group, ...]:
    """A manager keeps the way to the own pages, as one place; an account without an employee has none."""
    if peran == Peran.PEGAWAI:
        return MENUS[peran] if is_pegawai else (Group("Saya", (BERANDA, PANDUAN)),)
    if not is_pegawai:
        return MENUS[peran]
    first, *others = MENUS[peran]
    return (replace(first, items=(*first.items, own_of(peran))), *others)


@cache
def own_of(peran: str) -> Place:
    """Whoever has a role besides mostly opens other people's applications and certificates: those are not below one's own."""
    elsewhere = {page for group in MENUS[peran] for page in group.pages}
    return Place(
        "Saya sendiri", tuple(item if item is KATALOG else replace(item, juga=()) for item in SAYA if item not in elsewhere), "user"
    )
