"""The kind "pegawai": SIASN's export of 69 columns and the smaller lists offices keep."""

from collections.abc import Sequence
from typing import Any, Final

from lib import waktu
from pegawai.models import Golongan, Jabatan, TingkatPendidikan
from pegawai.peran import CITY_ROLES, Peran
from pegawai.queries.padanan import TERSIMPAN, Padan
from pegawai.services.impor.acuan import load_acuan, load_units
from pegawai.services.impor.akun import restore_accounts
from pegawai.services.impor.aturan import check_pegawai
from pegawai.services.impor.jenis import (
    POLA_NIP,
    POLA_SUREL,
    POLA_TAHUN,
    POLA_TANGGAL,
    POLA_TELEPON,
    JenisImpor,
    Kolom,
    Sesi,
    TakeBack,
    register,
)
from pegawai.services.impor.penempatan import KEPALA_GANDA, plan_penempatan
from pegawai.services.impor.posisi import TANPA_UNIT
from pegawai.services.impor.simpan import apply_pegawai, drop_unused_jabatan

KOLOM: Final = (
    Kolom("siasn_id", "PNS ID", ("ID SIASN", "ID PNS"), petunjuk="Kunci tetap dari SIASN; boleh kosong."),
    Kolom(
        "nip", "NIP BARU", ("NIP", "NIP PNS", "NIP PPPK", "NI PPPK", "FORMATTED NIP", "NOMOR INDUK PEGAWAI"), wajib=True,
        petunjuk="18 angka, sel berformat Teks.", contoh="196711101992031001",
        pola=POLA_NIP,
    ),
    Kolom("nama", "NAMA", ("NAMA LENGKAP", "NAMA PEGAWAI"), wajib=True, petunjuk="Tanpa gelar.", contoh="SUKMA AYU WULANDARI"),
    Kolom("gelar_depan", "GELAR DEPAN"),
    Kolom("gelar_belakang", "GELAR BELAKANG", contoh="S.E."),
    Kolom("tempat_lahir", "TEMPAT LAHIR NAMA", ("TEMPAT LAHIR",)),
    Kolom("tanggal_lahir", "TANGGAL LAHIR", ("TGL LAHIR",), petunjuk="dd-mm-yyyy.", contoh="10-11-1967", pola=POLA_TANGGAL),
    Kolom("jenis_kelamin", "JENIS KELAMIN", ("L/P", "JK"), petunjuk="M atau F.", contoh="M", pola="[MFLP]|pria|wanita|laki-laki|perempuan"),
    Kolom("telepon", "NOMOR HP", ("NO HP", "TELEPON"), pola=POLA_TELEPON),
    Kolom("email", "EMAIL", ("SUREL",), pola=POLA_SUREL),
    Kolom("email_gov", "EMAIL GOV"),
    Kolom("jenis_pegawai", "JENIS PEGAWAI NAMA", ("JENIS PEGAWAI", "STATUS PEGAWAI")),
    Kolom("kedudukan_id", "KEDUDUKAN HUKUM ID", petunjuk="01 Aktif, 71 PPPK Aktif.", contoh="01"),
    Kolom("kedudukan", "KEDUDUKAN HUKUM NAMA", ("KEDUDUKAN", "STATUS KEDUDUKAN")),
    Kolom("status_cpns", "STATUS CPNS PNS"),
    Kolom("tmt_cpns", "TMT CPNS", pola=POLA_TANGGAL),
    Kolom("golongan_id", "GOL AKHIR ID"),
    Kolom(
        "golongan", "GOL AKHIR NAMA", ("GOLRU", "GOL RUANG", "GOLONGAN", "GOLONGAN AKHIR", "PANGKAT/GOL"),
        petunjuk="III/a untuk PNS, IX untuk PPPK.", contoh="III/a",
        pola=r"(?:.*[\s(,])?(?:XVI{0,2}|XI{1,3}|XI?V|I?X|I{1,3}|IV|VI{0,3})(?:\s*[/. ]?\s*[a-e])?\)?",
    ),
    Kolom("tmt_golongan", "TMT GOLONGAN", ("TMT GOLRU", "TMT GOLONGAN AKHIR"), pola=POLA_TANGGAL),
    Kolom("jenis_jabatan", "JENIS JABATAN ID", petunjuk="1 struktural, 2 fungsional, 4 pelaksana.", contoh="4"),
    Kolom("jabatan_id", "JABATAN ID", petunjuk="Lihat lembar Jabatan."),
    Kolom("jabatan", "JABATAN NAMA", ("JABATAN", "NAMA JABATAN")),
    Kolom("tmt_jabatan", "TMT JABATAN", pola=POLA_TANGGAL),
    Kolom("tingkat_pendidikan_id", "TINGKAT PENDIDIKAN ID"),
    Kolom("tingkat_pendidikan", "TINGKAT PENDIDIKAN NAMA", ("PENDIDIKAN TERAKHIR", "PENDIDIKAN TERAKHIR NAMA", "JENJANG"), contoh="S-1"),
    Kolom("pendidikan", "PENDIDIKAN NAMA"),
    Kolom("tahun_lulus", "TAHUN LULUS", ("THN PENDIDIKAN",), pola=POLA_TAHUN),
    Kolom("unit_id", "UNOR ID", petunjuk="Lihat lembar Unit; unit dicocokkan dengan ID, bukan nama."),
    Kolom("unit", "UNOR NAMA", ("UNIT KERJA", "SATKER", "SATUAN KERJA KERJA NAMA", "UNOR (3)")),
    Kolom("pd", "SATUAN KERJA INDUK NAMA", ("UNOR (1)", "PERANGKAT DAERAH", "OPD", "INSTANSI KERJA NAMA")),
    Kolom("eselon", "ESELON NAMA", ("ESELON",)),
)  # fmt: skip
DATA: Final = {
    "siasn_id": "text",
    "nip": "text",
    "nama": "text",
    "gelar_depan": "text",
    "gelar_belakang": "text",
    "jenis_kelamin": "text",
    "tempat_lahir": "text",
    "tanggal_lahir": "date",
    "jenis_asn": "text",
    "kedudukan_id": "bigint",
    "golongan_id": "bigint",
    "tmt_golongan": "date",
    "tmt_cpns": "date",
    "tingkat_pendidikan_id": "bigint",
    "pendidikan": "text",
    "tahun_lulus": "smallint",
    "email": "text",
    "telepon": "text",
    "unit_id": "bigint",
    "berkas_unit": "jsonb",
    "jabatan_id": "bigint",
    "jabatan_kunci": "text",
    "jabatan_nama": "text",
    "jabatan_jenis": "text",
    "jabatan_kelompok": "text",
    "jabatan_eselon": "text",
    "tmt_jabatan": "date",
    "struktural": "boolean",
}
# `nama` is a column of every kind's temporary table already.
COLUMNS: Final = {name: sql_type for name, sql_type in DATA.items() if name != "nama"}
PLAIN: Final = {
    "siasn_id": "ID SIASN",
    "nip": "NIP",
    "nama": "Nama",
    "gelar_depan": "Gelar depan",
    "gelar_belakang": "Gelar belakang",
    "jenis_kelamin": "Jenis kelamin",
    "tempat_lahir": "Tempat lahir",
    "tanggal_lahir": "Tanggal lahir",
    "jenis_asn": "Jenis ASN",
    "tmt_golongan": "TMT golongan",
    "tmt_cpns": "TMT CPNS atau kontrak",
    "pendidikan": "Pendidikan",
    "tahun_lulus": "Tahun lulus",
    "email": "Surel",
    "telepon": "Telepon",
}
LOOKUP: Final = {
    "kedudukan_id": ("Kedudukan hukum", "pegawai_kedudukanhukum", "nama"),
    "golongan_id": ("Golongan", "pegawai_golongan", "kode"),
    "tingkat_pendidikan_id": ("Tingkat pendidikan", "pegawai_tingkatpendidikan", "nama"),
}
TABEL: Final = ("pegawai_pegawai", "pegawai_penempatan", "pegawai_jabatan", "pegawai_riwayatgolongan", "pegawai_riwayatkedudukan")
# The standing of today; the person's own column may tell of a later one.
KINI: Final = {"kedudukan_id": "r.kedudukan_id"}


def _shown(alias: str, name: str) -> str:
    column = f"{alias}.{name}"
    return f"to_char({column}, 'DD-MM-YYYY')" if DATA[name] == "date" else f"{column}::text"


def _now(name: str) -> str:
    return KINI.get(name, f"p.{name}")


def _differs(name: str) -> str:
    return f"coalesce(b.{name}, {_now(name)}) IS DISTINCT FROM {_now(name)}"


def _pair(label: str, condition: str, before: str, after: str) -> str:
    return f"'{label}', CASE WHEN {condition} THEN jsonb_build_array({before}, {after}) END"


def _name_of(table: str, column: str, key: str) -> str:
    return f"(SELECT {column} FROM {table} WHERE id = {key})"  # noqa: S608 -- constants of this module


def _build_compare_sql() -> str:
    """Before and after of every column that the file changes; built lazily, for most rows change nothing."""
    pairs = [_pair(label, _differs(name), _shown("p", name), _shown("b", name)) for name, label in PLAIN.items()]
    for name, (label, table, column) in LOOKUP.items():
        pairs.append(_pair(label, _differs(name), _name_of(table, column, _now(name)), _name_of(table, column, f"b.{name}")))
    opens = "r.aksi = 'buka'"
    unit_before, unit_after = (_name_of("pegawai_unitkerja", "sebutan", key) for key in ("r.lama_unit_id", "r.unit_id"))
    jabatan_before = _name_of("pegawai_jabatan", "nama", "r.lama_jabatan_id")
    jabatan_after = f"coalesce({_name_of('pegawai_jabatan', 'nama', 'r.jabatan_id')}, b.jabatan_nama)"
    pairs.append(_pair("Unit", f"{opens} AND r.unit_id IS DISTINCT FROM r.lama_unit_id", unit_before, unit_after))
    moved = f"{opens} AND (r.lama_jabatan_id IS NULL OR r.jabatan_id IS DISTINCT FROM r.lama_jabatan_id)"
    pairs.append(_pair("Jabatan", moved, jabatan_before, jabatan_after))
    pairs.append(_pair("Penempatan", "r.aksi = 'tutup'", f"concat_ws(', ', {jabatan_before}, {unit_before})", "'Berakhir hari ini'"))
    names = [*PLAIN, *LOOKUP]
    after = ", ".join(f"coalesce(b.{name}, {_now(name)})" for name in names)
    before = ", ".join(_now(name) for name in names)
    return f"""
        SELECT r.baris, r.pegawai_id AS objek_id, CASE
            WHEN r.bentrok THEN '{{"NIP": [null, "dipakai pegawai lain"]}}'::jsonb
            WHEN r.aksi IS NULL AND ({after}) IS NOT DISTINCT FROM ({before}) THEN '{{}}'
            ELSE jsonb_strip_nulls(jsonb_build_object({", ".join(pairs)}))
        END AS perubahan
        FROM impor_rencana r JOIN impor_baris b USING (baris) LEFT JOIN pegawai_pegawai p ON p.id = r.pegawai_id
    """  # noqa: S608 -- constants of this module


COMPARE_SQL: Final = _build_compare_sql()
ABSENT_SQL: Final = """
    SELECT p.id AS objek_id, p.nip AS kunci, p.nama,
           jsonb_strip_nulls(jsonb_build_object('unit', u.sebutan, 'jabatan', j.nama)) AS data
    FROM pegawai_pegawai p
    LEFT JOIN penempatan_pada('{hari}') c ON c.pegawai_id = p.id AND c.status = 'definitif'
    LEFT JOIN pegawai_unitkerja u ON u.id = c.unit_id
    LEFT JOIN pegawai_jabatan j ON j.id = c.jabatan_id
    WHERE p.id NOT IN (SELECT pegawai_id FROM tidak_aktif('{hari}'))
      AND NOT EXISTS (SELECT FROM impor_rencana r WHERE r.pegawai_id = p.id)
      AND NOT EXISTS (SELECT FROM impor_galat g WHERE g.data ->> 'siasn_id' = p.siasn_id)
      AND NOT EXISTS (SELECT FROM impor_galat g WHERE g.kunci = p.nip)
      AND NOT EXISTS (SELECT FROM impor_galat g WHERE lower(g.nama) = lower(p.nama))
    ORDER BY p.nama
"""


# The link for the password goes to the address: a file changes neither that of an account with a city-wide role nor to one in use.
KEEP_SUREL_SQL: Final = """
    UPDATE impor_baris b SET email = NULL
    FROM impor_rencana r JOIN pegawai_pengguna u ON u.pegawai_id = r.pegawai_id
    WHERE r.baris = b.baris AND b.email IS NOT NULL AND b.email <> u.email AND (
        u.is_superuser
        OR EXISTS (SELECT FROM pegawai_pengguna_groups m JOIN auth_group g ON g.id = m.group_id
                   WHERE m.pengguna_id = u.id AND g.name = ANY(%s))
        OR EXISTS (SELECT FROM pegawai_pengguna lain WHERE lower(lain.email) = b.email AND lain.id <> u.id)
        OR EXISTS (SELECT FROM impor_baris kembar JOIN impor_rencana s USING (baris) JOIN pegawai_pengguna v ON v.pegawai_id = s.pegawai_id
                   WHERE kembar.email = b.email AND kembar.baris <> b.baris))
"""


def compare_pegawai(sesi: Sesi) -> None:
    plan_penempatan(sesi, waktu.today())
    sesi.cursor.execute(KEEP_SUREL_SQL, [sorted(CITY_ROLES)])
    sesi.judge(COMPARE_SQL)


def absent_pegawai(_: Sesi) -> str:
    """The office's day, not the server's: Postgres would answer in UTC."""
    return ABSENT_SQL.format(hari=waktu.today().isoformat())


# Who has no place today, with nothing but what a place needs: what else the file said may have been put right since.
SALIN_SQL: Final = """
    INSERT INTO pegawai_barisimpor (impor_id, baris, kunci, nama, putusan, objek_id, data, perubahan)
    SELECT %(ke)s, b.baris, q.nip, q.nama, 'sama', q.id, jsonb_strip_nulls(jsonb_build_object(
               'nip', q.nip, 'siasn_id', q.siasn_id, 'jenis_asn', q.jenis_asn, 'berkas_unit', b.data -> 'berkas_unit',
               'jabatan_id', coalesce(b.data -> 'jabatan_id', to_jsonb(j.id)), 'tmt_jabatan', b.data -> 'tmt_jabatan',
               'struktural', b.data -> 'struktural')), '{}'
    FROM pegawai_barisimpor b JOIN pegawai_pegawai q ON q.nip = b.kunci
    LEFT JOIN pegawai_jabatan j ON j.siasn_id = b.data ->> 'jabatan_kunci'
    WHERE b.impor_id = %(dari)s AND b.putusan IN ('baru', 'ubah', 'sama') AND b.data -> 'berkas_unit' ->> 'kunci' = ANY(%(kunci)s)
      AND q.id NOT IN (SELECT t.pegawai_id FROM tidak_aktif(%(hari)s) t)
      AND NOT EXISTS (SELECT FROM penempatan_pada(%(hari)s) p WHERE p.pegawai_id = q.id AND p.status = 'definitif')
"""
PADAN: Final = Padan(
    judul="Pegawai",
    kata="pegawainya",
    akibat="masuk tanpa penempatan baru",
    akibat_selesai="belum mempunyai penempatan",
    susulan="Hanya pegawai tanpa penempatan",
    putusan=TERSIMPAN,
    terbuka="""NOT b.data ? 'unit_id' AND NOT EXISTS (
        SELECT FROM pegawai_pegawai q JOIN penempatan_pada(%(hari)s) p ON p.pegawai_id = q.id AND p.status = 'definitif'
        WHERE q.nip = b.kunci)""",
    salin=SALIN_SQL,
    ulang=(KEPALA_GANDA,),
    lunas=TANPA_UNIT,
)


def notice_units(acuan: Any) -> str:
    if acuan.unit:
        return ""
    return "Belum ada unit di basis data. Impor hierarki unit dahulu; tanpa itu semua pegawai masuk tanpa penempatan."


def template_lists() -> dict[str, list[Sequence[object]]]:
    units: list[Sequence[object]] = [("UNOR ID", "Unit", "Perangkat daerah")]
    units += [(key, unit.sebutan, unit.pd) for key, unit in load_units().items()]
    jabatan: list[Sequence[object]] = [("JABATAN ID", "Nama jabatan", "Jenis")]
    jabatan += Jabatan.objects.filter(siasn_id__isnull=False, is_aktif=True).values_list("siasn_id", "nama", "jenis").order_by("nama")
    golongan: list[Sequence[object]] = [("Golongan", "Pangkat"), *Golongan.objects.values_list("kode", "pangkat")]
    tingkat: list[Sequence[object]] = [("ID", "Tingkat pendidikan"), *TingkatPendidikan.objects.values_list("siasn_id", "nama")]
    return {"Unit": units, "Jabatan": jabatan, "Golongan": golongan, "Pendidikan": tingkat}


PEGAWAI: Final = register(
    JenisImpor(
        kode="pegawai",
        label="Data pegawai",
        objek="pegawai",
        penjelasan="Ekspor SIASN “Data ASN” atau daftar pegawai lain yang memuat NIP dan nama.",
        peran=frozenset({Peran.KEPEGAWAIAN}),
        kolom=KOLOM,
        data=COLUMNS,
        tabel=TABEL,
        load=load_acuan,
        check=check_pegawai,
        compare=compare_pegawai,
        apply=apply_pegawai,
        orang="p.objek_id",
        simpan="b.berkas_unit IS NOT NULL AND b.unit_id IS NULL",
        absent=absent_pegawai,
        notice=notice_units,
        lists=template_lists,
        padan=PADAN,
        undo={
            "pegawai_pengguna": TakeBack("Kecuali akun yang sudah diputuskan lagi oleh admin", restore_accounts),
            "pegawai_jabatan": TakeBack("Yang sudah dipakai tempat lain tetap ada", drop_unused_jabatan),
        },
    )
)
