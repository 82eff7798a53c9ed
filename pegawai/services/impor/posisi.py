"""Where a row says a person works: unit by SIASN id only (names repeat in the tree), position by id, else by name."""

from datetime import date
from typing import Any, Final

from lib.berkas.cells import clean_text
from pegawai.models import Jabatan
from pegawai.models.referensi import KelompokJabatan
from pegawai.services.impor.acuan import JENIS_JABATAN, Acuan, UnitAcuan, kelompok_of, normalize_jabatan, parse_eselon, squeeze, unit_key
from pegawai.services.impor.jenis import Baris, Temuan, dump_json

JABATAN_CHARS: Final = 200
UNIT_CHARS: Final = 200
TANPA_ID, TAK_DIKENAL = "unit_tanpa_id", "unit_tak_dikenal"
TANPA_UNIT: Final = (TANPA_ID, TAK_DIKENAL)
NO_PLACEMENT: Final = "Pegawai tetap masuk dengan penempatan lama atau tanpa penempatan."
FIELDS: Final = ("unit_id", "jabatan_id", "jabatan_kunci", "jabatan_nama", "jabatan_jenis", "jabatan_kelompok", "jabatan_eselon")


class PosisiPemeriksa:
    def __init__(self, acuan: Acuan, temuan: Temuan) -> None:
        self.acuan = acuan
        self.temuan = temuan
        self._new: dict[str, dict[str, Any]] = {}

    def read(self, baris: Baris, tmt: date | None) -> dict[str, Any]:
        """`unit_id` and `jabatan_id` when known; a position that is new to us comes as jabatan_kunci with its description, and a unit that
        no id tells as `berkas_unit`: what the file calls it, and what it may be."""
        unit, jabatan = self._unit(baris), self._jabatan(baris)
        struktural = jabatan.pop("struktural", False) and any(unit.values())
        return {"tmt_jabatan": tmt, "struktural": struktural, **unit, **jabatan}

    def _unit(self, baris: Baris) -> dict[str, Any]:
        siasn_id = clean_text(baris.nilai["unit_id"]).replace("-", "").upper()[:UNIT_CHARS]
        nama, pd = clean_text(baris.nilai["unit"])[:UNIT_CHARS], clean_text(baris.nilai["pd"])[:UNIT_CHARS]
        if siasn_id and (known := self.acuan.unit.get(siasn_id)):
            return {"unit_id": known.id}
        if not siasn_id and not nama:
            return {"unit_id": None}
        key = unit_key(siasn_id, nama, pd)
        of_file: dict[str, Any] = {"kunci": key, "id": siasn_id, "nama": nama, "pd": pd}
        if key in self.acuan.padanan:
            return {"unit_id": self.acuan.padanan[key], "berkas_unit": dump_json(of_file)}
        near, certain = self.acuan.suggest_unit(nama, pd)
        remedy = f"{self._suggestion(near)} {NO_PLACEMENT}"
        if siasn_id:
            self.temuan.peringatan(baris, "unit_id", TAK_DIKENAL, "Unit tidak dikenal", remedy)
        else:
            self.temuan.peringatan(baris, "unit", TANPA_ID, "Unit tanpa UNOR ID", remedy)
        return {"unit_id": None, "berkas_unit": dump_json(of_file | ({"saran": near.id, "pasti": certain} if near else {}))}

    def _suggestion(self, near: UnitAcuan | None) -> str:
        if near is None:
            return "Padankan di halaman impor ini, isi UNOR ID, atau impor hierarki unit dahulu."
        name = near.sebutan or near.nama
        return f"Maksudnya “{name}”? Padankan di halaman impor ini, atau isi UNOR ID {near.siasn_id}".rstrip() + "."

    def _jabatan(self, baris: Baris) -> dict[str, Any]:
        siasn_id = clean_text(baris.nilai["jabatan_id"]).replace("-", "").upper()
        nama = normalize_jabatan(clean_text(baris.nilai["jabatan"]))
        known = self.acuan.jabatan.get(siasn_id) if siasn_id else self.acuan.jabatan_nama.get(squeeze(nama))
        if known and (siasn_id or nama):
            return {"jabatan_id": known[0], "struktural": known[1] == Jabatan.Jenis.STRUKTURAL}
        if not siasn_id and not nama:
            return {}
        if not siasn_id or not nama:
            kunci = "jabatan" if nama else "jabatan_id"
            remedy = f"Isi JABATAN ID dan JABATAN NAMA. {NO_PLACEMENT}"
            self.temuan.peringatan(baris, kunci, "jabatan_tak_dikenal", "Jabatan tidak dikenal", remedy)
            return {}
        if siasn_id not in self._new:
            self._new[siasn_id] = self._describe(baris, siasn_id, nama)
        return dict(self._new[siasn_id])

    def _describe(self, baris: Baris, siasn_id: str, nama: str) -> dict[str, Any]:
        """The first row that names a new position describes it for all."""
        jenis = JENIS_JABATAN.get(clean_text(baris.nilai["jenis_jabatan"]))
        if jenis is None or len(nama) > JABATAN_CHARS:
            remedy = f"Isi JENIS JABATAN ID dengan 1, 2, atau 4 dan nama paling banyak {JABATAN_CHARS} huruf. {NO_PLACEMENT}"
            self.temuan.peringatan(baris, "jenis_jabatan", "jenis_jabatan_tak_dikenal", "Jenis jabatan tidak dikenal", remedy)
            return {}
        eselon = parse_eselon(clean_text(baris.nilai["eselon"]))
        kelompok = kelompok_of(jenis, eselon, nama)
        if not kelompok:
            kelompok = KelompokJabatan.PENGAWAS if jenis == Jabatan.Jenis.STRUKTURAL else KelompokJabatan.JF_PERTAMA
            remedy = f"Jabatan baru ini dicatat sebagai {kelompok.label}. Betulkan kelompoknya di halaman jabatan."
            self.temuan.peringatan(baris, "jabatan", "kelompok_tak_dikenal", "Kelompok jabatan baru tidak diketahui", remedy, nama)
        return {
            "jabatan_kunci": siasn_id,
            "jabatan_nama": nama,
            "jabatan_jenis": jenis,
            "jabatan_kelompok": kelompok,
            "jabatan_eselon": eselon,
            "struktural": jenis == Jabatan.Jenis.STRUKTURAL,
        }
