"""The rules a row of an employee file must pass: errors keep the row out, warnings keep only the doubtful value out."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from lib.berkas.cells import clean_text, parse_date
from lib.bulan import BULAN
from lib.format import format_tanggal
from lib.nip import Nip, NipSalah, parse_nip
from pegawai.services.impor.acuan import Acuan, parse_golongan, squeeze
from pegawai.services.impor.jenis import Baris, Temuan
from pegawai.services.impor.posisi import PosisiPemeriksa

EMAIL: Final = re.compile(r"[^@\s,;<>\"()]+@[A-Za-z0-9](?:[A-Za-z0-9-]*\.)+[A-Za-z]{2,}")
EMAIL_CHARS: Final = 254
KELAMIN: Final = {
    "m": "L", "l": "L", "1": "L", "pria": "L", "lakilaki": "L", "laki": "L", "male": "L",
    "f": "P", "p": "P", "2": "P", "wanita": "P", "perempuan": "P", "female": "P", "w": "P",
}  # fmt: skip
TEKS: Final = {"gelar_depan": 40, "gelar_belakang": 60, "tempat_lahir": 80, "pendidikan": 150, "telepon": 30}
NAMA_CHARS: Final = 150
USIA_MIN, USIA_MAX = 17, 60
TAHUN_LULUS_MIN: Final = 1940
KEEP: Final = "Baris tetap masuk; isi lama tidak berubah."


def clean_id(value: object) -> str:
    """SIASN ids come with or without dashes, in any case."""
    return clean_text(value).replace("-", "").upper()


@lru_cache(maxsize=20_000)
def _read_date(value: object) -> dt.date | None:
    return parse_date(value)


class PegawaiPemeriksa:
    """Checks the rows of one file; remembers the NIP and SIASN ids it has seen."""

    def __init__(self, acuan: Acuan, temuan: Temuan) -> None:
        self.acuan = acuan
        self.temuan = temuan
        self.posisi = PosisiPemeriksa(acuan, temuan)
        self._nip_rows: dict[str, int] = {}
        self._siasn_rows: dict[str, int] = {}

    def check(self, rows: Iterator[Baris]) -> Iterator[Baris]:
        for baris in rows:
            nilai = baris.nilai
            baris.nama = clean_text(nilai["nama"])
            siasn_id = clean_id(nilai["siasn_id"])
            if not (baris.nama or siasn_id or clean_text(nilai["nip"])):
                continue
            nip = self._read_nip(baris)
            self._check_nama(baris)
            self._check_identity(baris, nip, siasn_id)
            baris.data = {"siasn_id": siasn_id or None, "nip": nip.teks if nip else None, "nama": baris.nama}
            if nip is not None and baris.nomor not in self.temuan.galat_baris:
                self._fill(baris, nip)
            yield baris

    def _read_nip(self, baris: Baris) -> Nip | None:
        try:
            nip = parse_nip(baris.nilai["nip"])
        except NipSalah as wrong:
            baris.kunci = clean_text(baris.nilai["nip"])
            self.temuan.galat(baris, "nip", wrong.code, wrong.alasan, wrong.tindakan)
            return None
        baris.kunci = nip.teks
        return nip

    def _check_nama(self, baris: Baris) -> None:
        if not baris.nama:
            self.temuan.galat(baris, "nama", "nama_kosong", "Nama kosong", "Isi nama pegawai tanpa gelar.")
        elif len(baris.nama) > NAMA_CHARS:
            self.temuan.galat(baris, "nama", "nama_panjang", "Nama terlalu panjang", f"Tulis paling banyak {NAMA_CHARS} huruf.")

    def _check_identity(self, baris: Baris, nip: Nip | None, siasn_id: str) -> None:
        if nip:
            first = self._nip_rows.setdefault(nip.teks, baris.nomor)
            if first != baris.nomor:
                remedy = f"NIP sama dengan baris {first}. Hapus salah satu baris, atau betulkan NIP-nya."
                self.temuan.galat(baris, "nip", "nip_ganda", "NIP ganda di dalam berkas", remedy)
                return
        if siasn_id:
            first = self._siasn_rows.setdefault(siasn_id, baris.nomor)
            if first != baris.nomor:
                remedy = f"ID SIASN sama dengan baris {first}. Hapus salah satu baris."
                self.temuan.galat(baris, "siasn_id", "siasn_ganda", "ID SIASN ganda di dalam berkas", remedy)
                return
        if nip and siasn_id:
            one, other = self.acuan.by_siasn.get(siasn_id), self.acuan.by_nip.get(nip.teks)
            if one and other and one != other:
                remedy = "ID SIASN baris ini milik satu pegawai, NIP-nya milik pegawai lain. Periksa keduanya."
                self.temuan.galat(baris, "nip", "nip_dipakai", "NIP dipakai pegawai lain", remedy)

    def _fill(self, baris: Baris, nip: Nip) -> None:
        data, nilai = baris.data, baris.nilai
        pppk = nip.is_pppk or "PPPK" in clean_text(nilai["jenis_pegawai"]).upper()
        if pppk and not nip.is_pppk:
            remedy = "NIP ini NIP PNS: angka 13–14 sebuah bulan. Baris tetap masuk sebagai PPPK; periksa NIP di SK."
            self.temuan.peringatan(baris, "jenis_pegawai", "jenis_beda", "Jenis pegawai berbeda dengan NIP", remedy)
        skema = "PPPK" if pppk else "PNS"
        cpns = not pppk and clean_text(nilai["status_cpns"]).upper() in ("C", "CPNS")
        data["jenis_asn"] = "CPNS" if cpns else skema
        for kunci, most in TEKS.items():
            data[kunci] = self._text(baris, kunci, most)
        data["tanggal_lahir"] = self._birth_date(baris, nip)
        data["jenis_kelamin"] = self._sex(baris, nip)
        data["tmt_cpns"] = self._tmt_cpns(baris, nip)
        data["tmt_golongan"] = self._past_date(baris, "tmt_golongan")
        data["email"] = self._email(baris)
        data["golongan_id"] = self._golongan(baris, skema)
        data["kedudukan_id"] = self._kedudukan(baris, pppk=pppk)
        data["tingkat_pendidikan_id"] = self._pendidikan(baris)
        data["tahun_lulus"] = self._year(baris)
        self._check_age(baris, nip)
        tmt = self._past_date(baris, "tmt_jabatan")
        data.update(self.posisi.read(baris, tmt))

    def _text(self, baris: Baris, kunci: str, most: int) -> str | None:
        text = clean_text(baris.nilai[kunci])
        if len(text) > most:
            self.temuan.peringatan(baris, kunci, "teks_panjang", "Isi terlalu panjang", f"Tulis paling banyak {most} huruf. {KEEP}")
            return None
        return text or None

    def _date(self, baris: Baris, kunci: str) -> dt.date | None:
        value = baris.nilai[kunci]
        if value == "":
            return None
        try:
            return _read_date(value)
        except ValueError:
            remedy = f"Tulis tanggal yang ada, contoh 28-02-2024. {KEEP}"
            self.temuan.peringatan(baris, kunci, "tanggal_rusak", "Tanggal tidak dapat dibaca", remedy)
            return None

    def _past_date(self, baris: Baris, kunci: str) -> dt.date | None:
        day = self._date(baris, kunci)
        if day is not None and day > self.acuan.hari_ini:
            remedy = f"Tanggal {format_tanggal(day)} belum tiba; tanggal ini tidak dipakai. Impor lagi sesudah tanggal itu."
            self.temuan.peringatan(baris, kunci, "tmt_depan", "TMT di masa depan", remedy)
            return None
        return day

    def _tmt_cpns(self, baris: Baris, nip: Nip) -> dt.date | None:
        day = self._past_date(baris, "tmt_cpns")
        if day is not None and nip.bulan and (day.year, day.month) != (nip.tahun, nip.bulan):
            remedy = f"NIP menyatakan {BULAN[nip.bulan - 1]} {nip.tahun}. Isi berkas yang disimpan; periksa mana yang benar."
            self.temuan.peringatan(baris, "tmt_cpns", "tmt_beda", "TMT CPNS berbeda dengan NIP", remedy)
        return day

    def _birth_date(self, baris: Baris, nip: Nip) -> dt.date | None:
        day = self._date(baris, "tanggal_lahir")
        if day is not None and day != nip.lahir:
            remedy = f"NIP menyatakan {format_tanggal(nip.lahir)}. Isi berkas yang disimpan; periksa mana yang benar."
            self.temuan.peringatan(baris, "tanggal_lahir", "lahir_beda", "Tanggal lahir berbeda dengan NIP", remedy)
        return day

    def _sex(self, baris: Baris, nip: Nip) -> str | None:
        value = baris.nilai["jenis_kelamin"]
        if value == "":
            return nip.kelamin
        found = KELAMIN.get(squeeze(clean_text(value)))
        if found is None:
            self.temuan.peringatan(baris, "jenis_kelamin", "kelamin_tak_dikenal", "Jenis kelamin tidak dikenal", f"Tulis M atau F. {KEEP}")
        elif found != nip.kelamin:
            remedy = "Angka ke-15 NIP menyatakan yang lain. Isi berkas yang disimpan; periksa mana yang benar."
            self.temuan.peringatan(baris, "jenis_kelamin", "kelamin_beda", "Jenis kelamin berbeda dengan NIP", remedy)
        return found

    def _email(self, baris: Baris) -> str | None:
        for kunci in ("email_gov", "email"):
            text = clean_text(baris.nilai[kunci])
            if not text:
                continue
            if len(text) <= EMAIL_CHARS and EMAIL.fullmatch(text):
                return text.lower()
            remedy = "Tulis surel seperti nama@contoh.go.id. Baris tetap masuk tanpa surel ini."
            self.temuan.peringatan(baris, kunci, "surel_rusak", "Surel tidak dapat dipakai", remedy)
        return None

    def _golongan(self, baris: Baris, skema: str) -> int | None:
        nama, siasn_id = clean_text(baris.nilai["golongan"]), clean_text(baris.nilai["golongan_id"])
        if not nama and not siasn_id:
            return None
        known = self.acuan.golongan
        found = known.get((skema, parse_golongan(nama, skema))) or known.get((skema, siasn_id))
        if found is None:
            kunci = "golongan" if nama else "golongan_id"
            example = "IX" if skema == "PPPK" else "III/a"
            self.temuan.peringatan(
                baris, kunci, "golongan_tak_dikenal", "Golongan tidak dikenal", f"Tulis golongan {skema} seperti {example}. {KEEP}"
            )
        return found

    def _kedudukan(self, baris: Baris, *, pppk: bool) -> int | None:
        siasn_id, nama = clean_text(baris.nilai["kedudukan_id"]), clean_text(baris.nilai["kedudukan"])
        if not siasn_id and not nama:
            return None
        by_id, by_nama = self.acuan.kedudukan.get(siasn_id.zfill(2)), self._kedudukan_bernama(nama, pppk=pppk)
        if (by_id if siasn_id else by_nama) is None:
            remedy = "Betulkan di berkas, atau minta admin menambahkannya ke tabel Kedudukan hukum, lalu impor lagi baris ini."
            self.temuan.galat(
                baris, "kedudukan_id" if siasn_id else "kedudukan", "kedudukan_tak_dikenal", "Kedudukan hukum tidak dikenal", remedy
            )
            return None
        if by_id and by_nama and (by_id in self.acuan.kedudukan_aktif) != (by_nama in self.acuan.kedudukan_aktif):
            remedy = f"ID {siasn_id} dan nama “{nama}” tidak sejalan: yang satu aktif, yang lain tidak. Betulkan salah satunya."
            self.temuan.galat(baris, "kedudukan", "kedudukan_berselisih", "ID dan nama kedudukan hukum berselisih", remedy)
            return None
        return by_id or by_nama

    def _kedudukan_bernama(self, nama: str, *, pppk: bool) -> int | None:
        """PPPK files say it in free words: "PPPK Aktif", "PNS aktif bekerja"."""
        words = nama.lower()
        found = self.acuan.kedudukan_nama.get(squeeze(nama))
        if found is None and "aktif" in words and "tidak" not in words and "non" not in words:
            return self.acuan.kedudukan.get("71" if pppk else "01")
        return found

    def _pendidikan(self, baris: Baris) -> int | None:
        siasn_id, nama = clean_text(baris.nilai["tingkat_pendidikan_id"]), clean_text(baris.nilai["tingkat_pendidikan"])
        if not siasn_id and not nama:
            return None
        found = self.acuan.pendidikan.get(siasn_id.zfill(2)) or self.acuan.pendidikan.get(squeeze(nama))
        if found is None:
            kunci = "tingkat_pendidikan" if nama else "tingkat_pendidikan_id"
            remedy = f"Tulis tingkat pendidikan seperti S-1 atau SLTA. {KEEP}"
            self.temuan.peringatan(baris, kunci, "pendidikan_tak_dikenal", "Tingkat pendidikan tidak dikenal", remedy)
        return found

    def _year(self, baris: Baris) -> int | None:
        text = clean_text(baris.nilai["tahun_lulus"])
        if not text:
            return None
        if text.isascii() and text.isdigit() and TAHUN_LULUS_MIN <= int(text[:6]) <= self.acuan.hari_ini.year:
            return int(text)
        self.temuan.peringatan(baris, "tahun_lulus", "tahun_rusak", "Tahun lulus tidak wajar", f"Tulis tahun seperti 2008. {KEEP}")
        return None

    def _check_age(self, baris: Baris, nip: Nip) -> None:
        if not USIA_MIN <= nip.tahun - nip.lahir.year <= USIA_MAX:
            remedy = f"NIP menyatakan lahir {nip.lahir.year} dan diangkat {nip.tahun}. Baris tetap masuk; periksa NIP di SK."
            self.temuan.peringatan(baris, "nip", "usia_tak_wajar", "Usia saat diangkat tidak wajar", remedy)
        if (nip.tahun, nip.bulan or 1) > (self.acuan.hari_ini.year, self.acuan.hari_ini.month):
            remedy = "Pengangkatan menurut NIP belum tiba. Baris tetap masuk; periksa NIP di SK."
            self.temuan.peringatan(baris, "nip", "tmt_depan", "TMT di masa depan", remedy)


def check_pegawai(acuan: Any, rows: Iterator[Baris], temuan: Temuan) -> Iterator[Baris]:
    return PegawaiPemeriksa(acuan, temuan).check(rows)
