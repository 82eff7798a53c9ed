"""Programmes, batches, enrolment, attendance, certificates, mentoring and JP."""

from diklat.models.angkatan import Angkatan, JatahUnit
from diklat.models.bahan import BahanAjar
from diklat.models.bukti import BuktiDiklat
from diklat.models.jp import CatatanJP, LanggananKalender, RiwayatLuar
from diklat.models.mentoring import Mentoring, PertemuanMentoring, TujuanMentoring
from diklat.models.pendaftaran import Kehadiran, Pendaftaran, Transisi
from diklat.models.penggantian import Penggantian
from diklat.models.pola import PolaSesi
from diklat.models.program import MataPelatihan, Minat, Program, ProgramKompetensi
from diklat.models.referensi import AturanJP, HariLibur, JenisDiklat, KetentuanJP, PenandaTangan, TargetJP
from diklat.models.ruang import Narasumber, Ruang
from diklat.models.sertifikat import NomorUrut, Sertifikat, SuratDinas
from diklat.models.sesi import Sesi

__all__ = [
    "Angkatan",
    "AturanJP",
    "BahanAjar",
    "BuktiDiklat",
    "CatatanJP",
    "HariLibur",
    "JatahUnit",
    "JenisDiklat",
    "Kehadiran",
    "KetentuanJP",
    "LanggananKalender",
    "MataPelatihan",
    "Mentoring",
    "Minat",
    "Narasumber",
    "NomorUrut",
    "PenandaTangan",
    "Pendaftaran",
    "Penggantian",
    "PertemuanMentoring",
    "PolaSesi",
    "Program",
    "ProgramKompetensi",
    "RiwayatLuar",
    "Ruang",
    "Sertifikat",
    "Sesi",
    "SuratDinas",
    "TargetJP",
    "Transisi",
    "TujuanMentoring",
]
