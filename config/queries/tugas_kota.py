"""What asks for the attention of city leaders and auditors, and what the map of a scope says to everybody."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse

from config.queries.tugas import Hitungan, Tugas, count_bertenggat, sort_tugas
from config.queries.tugas_atasan import jp_kurang, persetujuan, usulan
from diklat.models import Angkatan, Pendaftaran, Sertifikat
from diklat.queries.jp.laporan import Baris
from evaluasi.models import PenugasanEvaluasi
from insentif.models import KeberatanPoin, VersiAturan
from kompetensi.models import Penilaian
from kompetensi.queries import peta as peta_queries
from lib import waktu
from lib.format import format_angka, format_rupiah_pendek
from pegawai.models import CatatanAkun, Impor, Pengguna
from rencana.models import UsulanDiklat
from rencana.queries import periode

MONTH = timedelta(days=30)
OBJECTION_WAIT = timedelta(days=14)


def tugas_unit(found: peta_queries.Peta, teratas: list[peta_queries.Kesenjangan], belum: int) -> list[Tugas]:
    unit = f"&unit={found.tempat.unit.pk}" if found.tempat.unit else ""
    people = reverse("kompetensi:peta-pegawai")
    tasks = []
    if teratas:
        worst = teratas[0]
        tasks.append(
            Tugas(
                f"{worst.kompetensi.nama} paling jauh dari standar",
                f"{format_angka(worst.di_bawah)} pegawai di bawah standar; lihat siapa saja dan bicarakan pengembangannya.",
                f"{people}?kompetensi={worst.kompetensi.pk}&keadaan=kurang{unit}",
                "Lihat pegawai",
            )
        )
    if belum:
        text = "Belum ada hasil yang berlaku, sehingga kesenjangannya tidak terlihat. Usulkan ke jadwal asesmen berikutnya."
        url = f"{people}?keadaan=belum{unit}"
        tasks.append(Tugas(f"{format_angka(belum)} pegawai belum dinilai", text, url, "Lihat pegawai"))
    return tasks


def tugas_pimpinan(user: Pengguna, jp: Baris) -> list[Tugas]:
    """Decisions that are his as a head, and what goes slower in the city than it should. One query."""
    today = waktu.today()
    open_ones = Angkatan.objects.open_on(today).with_free_seat().filter(program=OuterRef("program"))
    waiting = Pendaftaran.objects.filter(~Exists(open_ones), status=Pendaftaran.Status.DAFTAR_TUNGGU, angkatan__selesai__gte=today)
    late = PenugasanEvaluasi.objects.terbuka().filter(peran=PenugasanEvaluasi.Peran.ATASAN, tenggat__lt=today)
    found = count_bertenggat(
        persetujuan=(Pendaftaran.objects.awaiting_decision_of(user), "batas_putusan"),
        lewat=late,
        antre=waiting,
        lama=Pendaftaran.objects.filter(status=Pendaftaran.Status.DIAJUKAN, batas_putusan__lt=today),
        rencana=(periode.menunggu_keputusan(user), "batas_putusan"),
        usulan=UsulanDiklat.objects.awaiting_decision_of(user),
    )
    number = {name: format_angka(count) for name, count in found.jumlah.items()}
    report = reverse("diklat:jp-laporan")
    rows = [
        *persetujuan(found),
        *usulan(found),
        *_rencana(user, found),
        *jp_kurang(jp, today, "Unit dengan capaian terendah ada di atas laporan.", report, "Lihat unit"),
    ]
    if found.jumlah["lewat"]:
        url = f"{reverse('evaluasi:pasca-unit')}?peran=atasan"
        text = "Tanpa penilaian itu tidak terlihat apakah diklatnya dipakai. Ingatkan kepala unitnya."
        rows.append(Tugas(f"{number['lewat']} penilaian atasan lewat tenggat", text, url, "Lihat unit"))
    if found.jumlah["antre"]:
        text = "Tidak ada angkatan lain dari program itu yang masih berkursi."
        rows.append(Tugas(f"{number['antre']} pegawai menunggu kursi", text, reverse("diklat:angkatan-list"), "Lihat angkatan"))
    if found.jumlah["lama"]:
        text = "Diteruskan satu tingkat ke atas setiap kali batasnya lewat."
        url = f"{reverse('diklat:pendaftaran-list')}?status=diajukan"
        rows.append(Tugas(f"{number['lama']} pengajuan lewat batas putusan atasan", text, url, "Lihat pengajuan"))
    return sort_tugas(rows, found.libur)


def _rencana(user: Pengguna, found: Hitungan) -> list[Tugas]:
    """Each plan by name and cost, and straight to it. One query, where any waits."""
    rows = periode.with_biaya(periode.menunggu_keputusan(user)).order_by("tahun", "revisi") if found.jumlah["rencana"] else ()
    text = "{} program, {}. Periksa isinya, lalu setujui atau kembalikan dengan alasan."
    return [
        Tugas(
            f"{row} menunggu persetujuan Anda",
            text.format(format_angka(row.program_count), format_rupiah_pendek(row.biaya)),  # type: ignore[attr-defined]
            row.get_absolute_url(),
            "Tinjau rencana",
            row.batas_putusan,
        )
        for row in rows
    ]


def tugas_auditor() -> list[Tugas]:
    """What was withdrawn, cancelled or granted of late: where an examination begins. One query."""
    now = waktu.now()
    since = now - MONTH
    found = count_bertenggat(
        cabut=Sertifikat.objects.exclude(status=Sertifikat.Status.TERBIT).filter(berakhir_pada__gte=since),
        batal=Penilaian.objects.filter(dibatalkan_pada__gte=since),
        akun=CatatanAkun.objects.filter(waktu__gte=since),
        impor=Impor.objects.filter(dibuat__gte=since),
        aturan=VersiAturan.objects.filter(status=VersiAturan.Status.TERBIT, diterbitkan_pada__gte=since),
        keberatan=KeberatanPoin.objects.filter(status=KeberatanPoin.Status.DIAJUKAN, dibuat__lt=now - OBJECTION_WAIT),
    )
    month = "Dalam 30 hari terakhir."
    rows = (
        (
            "cabut",
            "sertifikat dicabut atau diganti",
            f"{month} Alasannya ada di tiap sertifikat.",
            "diklat:sertifikat-list",
            "Lihat sertifikat",
        ),
        (
            "batal",
            "hasil penilaian dibatalkan",
            f"{month} Yang membatalkan dan alasannya tercatat.",
            "kompetensi:penilaian-list",
            "Lihat penilaian",
        ),
        ("akun", "tindakan atas akun dan peran", month, "pegawai:perubahan-list", "Lihat catatan"),
        ("impor", "berkas diimpor", f"{month} Tiap baris yang berubah dapat ditelusuri.", "pegawai:impor-list", "Lihat impor"),
        ("aturan", "aturan poin diterbitkan", month, "insentif:aturan-list", "Lihat aturan"),
        ("keberatan", "keberatan atas poin belum dijawab", "Lebih dari 14 hari.", "insentif:keberatan-list", "Lihat keberatan"),
    )
    return [
        Tugas(f"{format_angka(found.jumlah[name])} {title}", text, reverse(address), button)
        for name, title, text, address, button in rows
        if found.jumlah[name]
    ]
