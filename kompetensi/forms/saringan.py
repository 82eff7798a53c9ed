"""Filters of the lists of the dictionary, standards and evidence."""

from typing import Any

from kompetensi.models import Kompetensi
from kompetensi.models.penilaian import Sumber
from kompetensi.queries import penilaian, standar
from lib.saringan import CariField, HariField, KunciField, PilihField, SaringanForm
from pegawai.models import KelompokJabatan, UnitKerja


class SaringanKamusForm(SaringanForm):
    q = CariField("Cari nama, kode, atau singkatan")
    jenis = PilihField("Jenis", Kompetensi.Jenis.choices)
    dipakai = PilihField("Keadaan", [("ya", "Dipakai"), ("tidak", "Tidak dipakai")])


class SaringanStandarForm(SaringanForm):
    nilai_class = standar.Saringan

    q = CariField("Cari nama jabatan")
    kelompok = PilihField("Kelompok jabatan", KelompokJabatan.choices)
    lengkap = PilihField("Kelengkapan", [("belum", "Belum lengkap")])


class SaringanPenilaianForm(SaringanForm):
    nilai_class = penilaian.Saringan
    lain = ("unit", "dari", "sampai")

    q = CariField("Cari nama, NIP, atau unit")
    kompetensi = KunciField("Kompetensi", penilaian.kompetensi_pilihan)
    sumber = PilihField("Sumber", Sumber.choices)
    keadaan = PilihField("Keadaan", penilaian.KEADAAN.items())
    unit = KunciField("Perangkat daerah", penilaian.unit_pilihan)
    dari = HariField("Dinilai mulai", chip="Mulai {value}")
    sampai = HariField("Dinilai sampai", chip="Sampai {value}")

    def words(self, name: str, value: Any) -> str:
        """Links come from units below those that are offered."""
        found = self.fields[name].words(value) if name == "unit" else ""
        if name == "unit" and not found and (unit := UnitKerja.objects.filter(pk=value).first()):
            return unit.sebutan
        return super().words(name, value)
