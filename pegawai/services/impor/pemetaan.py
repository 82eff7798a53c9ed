"""Files whose titles are not ours: which column is which is proposed, told once, and remembered (docs/keputusan/0066)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from lib import waktu
from lib.berkas.cells import header_key
from lib.berkas.reader import Table, look_table
from lib.berkas.usul import Dicari, KolomBerkas, propose
from pegawai.models import BarisImpor, GalatImpor, Impor, PemetaanKolom, Pengguna
from pegawai.services.impor.jenis import JenisImpor, get_jenis
from pegawai.services.impor.unggahan import check_peran, lock_impor, queue_check

Status = Impor.Status
TANYAKAN: Final = ("lembar_salah", "judul_tiada", "judul_ganda")
DIINGAT: Final = 100
DITAMPILKAN: Final = 200
# Words of titles in one spelling; those without a meaning of their own are empty.
KATA: Final[Mapping[str, str]] = {
    "tgl": "tanggal", "tg": "tanggal", "lhr": "lahir", "no": "nomor", "nomer": "nomor", "nmr": "nomor", "thn": "tahun", "th": "tahun",
    "gol": "golongan", "golru": "golongan ruang", "pangkat": "golongan", "jab": "jabatan", "jbtn": "jabatan", "pend": "pendidikan",
    "tkt": "tingkat", "jns": "jenis", "jk": "jenis kelamin", "kel": "kelamin", "gender": "jenis kelamin", "sex": "jenis kelamin",
    "hp": "telepon", "telp": "telepon", "tlp": "telepon", "handphone": "telepon", "wa": "telepon", "whatsapp": "telepon",
    "ponsel": "telepon", "e": "", "mail": "email", "surel": "email", "opd": "unit", "skpd": "unit",
    "satker": "unit", "unor": "unit", "kerja": "", "komp": "kompetensi", "lvl": "level",
    "skor": "nilai", "pegawai": "", "asn": "", "pns": "", "lengkap": "", "tanpa": "", "dengan": "", "dan": "",
    "orang": "", "karyawan": "", "personel": "", "personil": "", "staf": "", "aparatur": "", "bersangkutan": "", "ybs": "", "sesuai": "",
    "sk": "", "ijazah": "", "sekarang": "", "saat": "", "ini": "", "yang": "",
    "tmpt": "tempat", "tmp": "tempat", "ket": "keterangan", "status": "kedudukan",
}  # fmt: skip


class PerluDipetakan(Exception):  # noqa: N818 - what happened, told by its name
    """The titles are known, but a column nobody asked for looks like one of ours that is missing."""


def read_options(impor: Impor, kind: JenisImpor) -> dict[str, Any]:
    """For `open_table`: the headers that are remembered, and where the header of this file is, when that was told."""
    wajib = {kolom.kunci for kolom in kind.kolom if kolom.wajib}
    rows = PemetaanKolom.objects.filter(jenis=kind.kode).values_list("sidik", "kolom")[:DIINGAT]
    peta = {sidik: sorted(kolom.values()) for sidik, kolom in rows if wajib <= kolom.keys()}
    return {"peta": peta, **impor.lihat.get("pilih", {})}


def match_columns(impor: Impor, kind: JenisImpor, table: Table) -> dict[str, int]:
    """Which column of the table is which of ours, in the order of the file: as it was told, or by its titles, the first alias first."""
    impor.tak_diambil = {"kolom": table.ignored[:DITAMPILKAN], "lembar": table.others}
    impor.pemetaan = PemetaanKolom.objects.filter(jenis=kind.kode, sidik=table.sidik).first() if table.sidik else None
    if impor.pemetaan is None:
        found = _by_title(kind, table)
        if any(True for _ in _look_alikes(kind, found, table.ignored)):
            raise PerluDipetakan
    else:
        PemetaanKolom.objects.filter(pk=impor.pemetaan.pk).update(dipakai=waktu.now())
        impor.lihat = {"pilih": {"lembar": table.sheet or None, "baris": table.header_row}}
        known = {kolom.kunci for kolom in kind.kolom}
        places = {letter: place for place, letter in enumerate(table.letters)}
        found = {kunci: places[letter] for kunci, letter in impor.pemetaan.kolom.items() if kunci in known}
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _by_title(kind: JenisImpor, table: Table) -> dict[str, int]:
    places = {header_key(title): place for place, title in enumerate(table.header)}
    found = {}
    for kolom in kind.kolom:
        place = next((places[key] for title in kolom.titles if (key := header_key(title)) in places), None)
        if place is not None:
            found[kolom.kunci] = place
    return found


def _look_alikes(kind: JenisImpor, found: Mapping[str, int], ignored: list[str]) -> Mapping[str, Any]:
    missing = [Dicari(kolom.kunci, kolom.titles) for kolom in kind.kolom if kolom.kunci not in found]
    return propose(missing, [KolomBerkas(str(place), title) for place, title in enumerate(ignored)], KATA)


def look_impor(impor: Impor, kind: JenisImpor, path: Path) -> bool:
    """The import waits to be mapped, with what is proposed; False when the file holds no row that may be its header."""
    pilih = impor.lihat.get("pilih", {})
    tanya = {
        "dicari": [{"kunci": kolom.kunci, "judul": kolom.titles, "pola": kolom.pola} for kolom in kind.kolom],
        "kata": KATA,
        "lembar": pilih.get("lembar", "") if pilih else None,
        "baris": pilih.get("baris"),
        "kolom": impor.lihat.get("isi", {}),
    }
    found = look_table(path, tanya)
    if found is None:
        return False
    impor.lihat, impor.status = found, Status.PEMETAAN
    impor.save()
    return True


@transaction.atomic
def save_pemetaan(*, impor: Impor, kolom: Mapping[str, str], by: Pengguna) -> Impor:
    """Remember the letter of the column for each of ours, and check the file by it.

    Refuses: `peran`, `status`, `kolom` (not of this file or kind), `ganda`, `wajib`, `isi` (what stands there is something else).
    """
    check_peran(impor.jenis, by)
    locked, kind = lock_impor(impor.pk), get_jenis(impor.jenis)
    if locked.status != Status.PEMETAAN:
        raise ValidationError("Berkas ini tidak menunggu pemetaan kolom lagi. Buka impornya, atau unggah ulang berkasnya.", code="status")
    check_kolom(kind, locked.lihat, kolom)
    judul = {row["huruf"]: row["judul"] for row in locked.lihat["kolom"]}
    now = waktu.now()
    told = {"judul": judul, "kolom": dict(kolom), "oleh": by, "dicatat": now, "dipakai": now}
    PemetaanKolom.objects.update_or_create(jenis=locked.jenis, sidik=locked.lihat["sidik"], defaults=told)
    return queue_check(locked, by, {"pilih": locked.lihat["pilih"]})


def check_kolom(kind: JenisImpor, lihat: Mapping[str, Any], kolom: Mapping[str, str]) -> None:
    rows = {row["huruf"]: row for row in lihat["kolom"]}
    ours = {one.kunci: one for one in kind.kolom}
    if not (kolom.keys() <= ours.keys() and set(kolom.values()) <= rows.keys()):
        raise ValidationError("Kolom itu tidak ada di berkas ini. Muat ulang halamannya, lalu pilih lagi.", code="kolom")
    for letter in kolom.values():
        both = [ours[kunci].judul for kunci, huruf in kolom.items() if huruf == letter]
        if len(both) > 1:
            raise ValidationError(f"Kolom {letter} dipilih untuk {' dan '.join(both)}. Pilih satu saja.", code="ganda")
    for one in kind.kolom:
        letter = kolom.get(one.kunci, "")
        if one.wajib and not letter:
            raise ValidationError(f"Pilih kolom berkas untuk {one.judul}; tanpa itu barisnya tidak dapat diimpor.", code="wajib")
        if one.wajib and one.kunci in rows[letter]["bukan"]:
            hint = f" ({one.petunjuk.rstrip('.')})" if one.petunjuk else ""
            raise ValidationError(f"Isi kolom {letter} tidak ada yang berupa {one.judul}{hint}. Pilih kolom lain.", code="isi")


@transaction.atomic
def look_again(*, impor: Impor, by: Pengguna, lembar: str = "", baris: int | None = None) -> Impor:
    """Map the file (anew): from another row or sheet that was shown, or, of a preview by a mapping, with that mapping to be changed.

    Refuses: `peran`, `status`, `lembar`.
    """
    check_peran(impor.jenis, by)
    locked = lock_impor(impor.pk)
    if not locked.dapat_dipetakan:
        raise ValidationError("Berkas ini tidak disimpan lagi. Unggah ulang untuk memetakan kolomnya.", code="status")
    if locked.status == Status.PRATINJAU:
        BarisImpor.objects.filter(impor=locked).delete()
        GalatImpor.objects.filter(impor=locked).delete()
        isi = locked.pemetaan.kolom if locked.pemetaan else {}
        return queue_check(locked, by, {**locked.lihat, "isi": isi, "ulang": True})
    shown = {(sheet["nama"], row["baris"]) for sheet in locked.lihat["lembar"] for row in sheet["judul"]}
    if (lembar, baris) not in shown:
        raise ValidationError("Baris judul itu tidak ada di berkas ini. Pilih dari daftar.", code="lembar")
    return queue_check(locked, by, {"pilih": {"lembar": lembar, "baris": baris}, "ulang": True})


@transaction.atomic
def delete_pemetaan(*, pemetaan_id: int, by: Pengguna) -> None:
    """The next file with this header asks again; what was imported stays. Pressed twice it is gone once. Refuses: `peran`."""
    row = PemetaanKolom.objects.filter(pk=pemetaan_id).first()
    if row is not None:
        check_peran(row.jenis, by)
        row.delete()
