"""Competency dictionary, standards of positions, evidence, and the profile derived from them."""

from kompetensi.models.kamus import Kompetensi, LevelKompetensi, VersiKompetensi
from kompetensi.models.penilaian import MasaBerlaku, Penilaian
from kompetensi.models.profil import PerluDihitung, ProfilKompetensi, ProfilPegawai, RingkasanJPM, RingkasanUnit, TandaRingkasan
from kompetensi.models.standar import BatasJPM, PerangkatBatas, StandarBawaan, StandarKompetensi

__all__ = [
    "BatasJPM",
    "Kompetensi",
    "LevelKompetensi",
    "MasaBerlaku",
    "Penilaian",
    "PerangkatBatas",
    "PerluDihitung",
    "ProfilKompetensi",
    "ProfilPegawai",
    "RingkasanJPM",
    "RingkasanUnit",
    "StandarBawaan",
    "StandarKompetensi",
    "TandaRingkasan",
    "VersiKompetensi",
]
