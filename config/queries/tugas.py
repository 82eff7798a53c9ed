"""What waits for the reader in trainings, for the home pages: a sentence with the reason, and the one button that deals with it."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, F, Min, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from config.queries.menunggu import count_together
from diklat.models import Angkatan, Kehadiran, Pendaftaran, RiwayatLuar, Sertifikat, Sesi
from diklat.models.pendaftaran import Status
from diklat.queries import bukti
from evaluasi.queries.menunggu import penugasan_menunggu
from lib.format import format_angka, format_tanggal
from pegawai.models import Pengguna
from pegawai.queries import notifikasi

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Tugas:
    """One thing to do."""

    judul: str
    keterangan: str
    url: str
    tombol: str


def tugas_atasan(user: Pengguna) -> list[Tugas]:
    """Applications to decide, forms about staff who were trained months ago, levels that trainings suggest."""
    waiting, forms = Pendaftaran.objects.awaiting_decision_of(user), penugasan_menunggu(user.pegawai_id)
    found = count_together(persetujuan=waiting, pasca=forms, saran=bukti.saran_list(user))
    rows = []
    if count := found["persetujuan"]:
        first = waiting.aggregate(batas=Min("batas_putusan"))["batas"]
        limit = f" Batas terdekat {format_tanggal(first)}; yang lewat diteruskan ke atasan Anda." if first else ""
        title, text = f"{format_angka(count)} pengajuan diklat menunggu keputusan Anda", f"Setujui atau tolak dengan alasan.{limit}"
        rows.append(Tugas(title, text, reverse("diklat:persetujuan-list"), "Buka persetujuan"))
    if count := found["pasca"]:
        first = forms.aggregate(tenggat=Min("tenggat"))["tenggat"]
        title, text = f"{format_angka(count)} penilaian pascadiklat menunggu Anda", f"Tenggat terdekat {format_tanggal(first)}."
        rows.append(Tugas(title, text, reverse("evaluasi:pasca-list"), "Isi penilaian"))
    if count := found["saran"]:
        title, text = f"{format_angka(count)} saran level dari diklat", "Terima bila levelnya sudah terlihat dalam pekerjaan."
        rows.append(Tugas(title, text, reverse("evaluasi:bukti-list"), "Periksa saran"))
    return rows


def tugas_pengelola(user: Pengguna) -> list[Tugas]:
    """Batches at risk, attendance and results that are missing, what waits for a decision or a second signature, mails that failed."""
    today, now = timezone.localdate(), timezone.now()
    living = Angkatan.objects.exclude(status__in=("draf", "ditutup", "batal"))
    risky = living.filter(status="terbuka", minimum__gt=F("terisi"), minimum_tanggal__range=(today, today + WEEK))
    noted = Kehadiran.objects.filter(sesi=OuterRef("pk"))
    unnoted = Sesi.objects.filter(~Exists(noted), angkatan__in=living.values("pk"), is_batal=False, selesai__lt=now, angkatan__terisi__gt=0)
    undecided = Pendaftaran.objects.filter(angkatan=OuterRef("pk"), status__in=(Status.TERDAFTAR, Status.HADIR))
    waiting = Pendaftaran.objects.filter(Q(status=Status.DISETUJUI_ATASAN) | Q(status=Status.DIAJUKAN, unit_pemutus__isnull=True))
    proofs = RiwayatLuar.objects.filter(status=RiwayatLuar.Status.DIAJUKAN)
    found = count_together(
        menunggu=waiting,
        kurang=risky,
        sesi=unnoted,
        hasil=living.filter(Exists(undecided), status="selesai"),
        bukti=proofs,
        cabut=Sertifikat.objects.usul_cabut().exclude(usul_cabut_oleh=user),
        surel=notifikasi.failed_since(today - WEEK),
    )
    applications, batches, queue = reverse("diklat:pendaftaran-list"), reverse("diklat:angkatan-list"), reverse("diklat:verifikasi-list")
    certificates, mails = f"{reverse('diklat:sertifikat-list')}?keadaan=usul", reverse("pegawai:notifikasi-list")
    done, failed = f"{batches}?status=selesai", f"{mails}?status=gagal&sejak={today - WEEK}"
    late = "Batas pemastiannya dalam tujuh hari. Undang peserta, tunda, atau batalkan."
    rows = (
        ("menunggu", "pengajuan menunggu BKPSDM", "Sudah disetujui atasan, atau tanpa atasan yang memutuskan.", applications, "Putuskan"),
        ("kurang", "angkatan kurang peserta", late, f"{batches}?status=terbuka", "Lihat angkatan"),
        ("sesi", "sesi belum dicatat kehadirannya", "JP dan hasil peserta menunggu catatan itu.", done, "Lihat angkatan"),
        ("hasil", "angkatan selesai tanpa hasil lengkap", "Tetapkan hasil, lalu terbitkan sertifikat.", done, "Tetapkan hasil"),
        ("bukti", "bukti diklat luar menunggu verifikasi", "Yang paling lama menunggu ada di atas.", queue, "Periksa bukti"),
        (
            "cabut",
            "pencabutan sertifikat menunggu pengesahan Anda",
            "Diusulkan pengelola lain; periksa alasannya.",
            certificates,
            "Periksa usul",
        ),
        ("surel", "surel gagal dikirim", "Dalam tujuh hari ini. Perbaiki alamatnya, lalu kirim ulang.", failed, "Lihat surel"),
    )
    return [Tugas(f"{format_angka(found[name])} {title}", text, url, button) for name, title, text, url, button in rows if found[name]]
