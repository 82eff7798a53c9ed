"""Points of the demo city: the ledger as the rules derive it, redemptions, awards with charters, objections, a draft of rules."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db.models import Sum

from config.demo.kota.asal import asal
from config.demo.kota.salin import copy_rows
from config.demo.kota.saya import find_me
from diklat.models import PenandaTangan
from insentif.models import AturanPoin, Imbalan, Nominasi, PenangguhanPoin, Penghargaan, PostingPoin, SembunyiPapan
from insentif.services import aturan, keberatan, nominasi, penghargaan, piagam, tukar
from insentif.services.hitung import recalculate, recalculate_pegawai
from lib import waktu
from pegawai.models import Pegawai, Pengguna
from pegawai.peran import Peran

CLOSED = make_password(None)
IMBALAN = (
    ("Kursi prioritas", "Urutan pertama di daftar tunggu satu angkatan pilihan Anda.", 40, None, 2),
    ("Buku pengembangan diri", "Satu buku dari daftar {singkatan}, diambil di perpustakaan.", 30, 120, 2),
    ("Kunjungan belajar", "Sehari di perangkat daerah lain yang praktiknya ingin Anda pelajari.", 60, 25, 1),
    ("Piagam internal", "Piagam pembelajar yang ditandatangani kepala {singkatan}.", 25, None, 1),
    ("Konsultasi karier", "Satu jam dengan asesor tentang pengembangan Anda.", 50, 40, 1),
)
ALASAN = (
    "Menyelesaikan tiga diklat tahun ini dan mengajarkan hasilnya di unit.",
    "Menjadi mentor bagi dua rekan sampai tujuannya tercapai.",
    "Paling tekun mengisi evaluasi dan menerapkan hasil diklat dalam layanan.",
)


def fill_poin() -> None:
    """Needs trainings, evaluation and accounts."""
    recalculate()
    officer = Pengguna.objects.with_peran(Peran.PENGELOLA).earliest("pk")
    fill_data_ip()
    fill_suspension()
    fill_redemptions(officer)
    fill_awards(officer)
    fill_objections(officer)
    fill_draft()
    hidden = Pegawai.objects.active().order_by("pk").values_list("pk", flat=True)[5::400]
    SembunyiPapan.objects.bulk_create(SembunyiPapan(pegawai_id=pk) for pk in hidden)


def fill_data_ip() -> None:
    """Performance scores and measures of last year for seven people of ten, as an import would bring them."""
    year = waktu.today().year - 1
    rows = ((pk, year, 62 + pk * 7 % 36, "ringan" if pk % 311 == 0 else "tidak_ada") for pk in _people() if pk % 10 < 7)
    copy_rows("insentif_dataip", ("pegawai_id", "tahun", "nilai_kinerja", "disiplin"), rows)


def fill_suspension() -> None:
    today = waktu.today()
    person = Pegawai.objects.active().filter(jenis_asn="PNS").exclude(pk=find_me().pk).order_by("pk")[100]
    PenangguhanPoin.objects.create(pegawai=person, mulai=today - timedelta(days=40), alasan="Hukuman disiplin sedang, keputusan 800/41")
    recalculate_pegawai(person.pk)


def fill_redemptions(officer: Pengguna) -> None:
    """Wishes in each state by people who have the points; those of them without an account get one without a password."""
    office = asal().instansi
    things = Imbalan.objects.bulk_create(
        Imbalan(nama=nama, keterangan=teks.format(**office), poin=poin, stok=stok, batas_tahun=batas)
        for nama, teks, poin, stok, batas in IMBALAN
    )
    for number, akun in enumerate(_accounts([find_me().pk, *_richest(12)])):
        with suppress(ValidationError):  # the points may not suffice
            thing = things[number % len(things)]
            wish = tukar.create_penukaran(imbalan_id=thing.pk, poin=thing.poin, by=akun)
            if number % 4 in (1, 2):
                tukar.approve_penukaran(penukaran_id=wish.pk, by=officer)
            if number % 4 == 2:
                tukar.hand_over(penukaran_id=wish.pk, by=officer)
            if number % 8 == 7:
                tukar.refuse_penukaran(penukaran_id=wish.pk, alasan="Kuota kunjungan bulan ini sudah penuh.", by=officer)


def fill_awards(officer: Pengguna) -> None:
    """Last year's award with its charters, and this year's with nominations that wait for the office."""
    today = waktu.today()
    heads = [user for user in Pengguna.objects.filter(groups=None).order_by("pk") if user.headed_unit_ids and user != officer][:8]
    window = {"nominasi_mulai": today - timedelta(days=20), "nominasi_sampai": today + timedelta(days=14), "status": "dibuka"}
    text = "Untuk pegawai yang belajar, menerapkan, dan menularkannya kepada rekan."
    old = Penghargaan.objects.create(nama="Pembelajar Teladan", tahun=today.year - 1, keterangan=text, jumlah=3, **window)
    new = Penghargaan.objects.create(nama="Pembelajar Teladan", tahun=today.year, keterangan=text, jumlah=3, poin_minimum=20, **window)
    Penghargaan.objects.create(
        nama="Mentor Teladan",
        tahun=today.year,
        keterangan="Untuk mentor yang paling membantu mentee-nya naik level.",
        **{**window, "status": "draf"},
    )
    for row in _nominate(old, heads)[:3]:
        nominasi.decide_nominasi(pk=row.pk, setuju=True, alasan="Alasan lengkap dan didukung catatan JP.", by=officer)
    signer = PenandaTangan.objects.filter(is_aktif=True).earliest("pk")
    piagam.issue_piagam(penghargaan_id=old.pk, penanda_tangan_id=signer.pk, tanggal=today, by=officer)
    penghargaan.close_penghargaan(pk=old.pk, by=officer)
    _nominate(new, heads)


def _nominate(award: Penghargaan, heads: Iterable[Pengguna]) -> list[Nominasi]:
    """Each head the two of his people with most points who fulfil the conditions."""
    found = []
    for head in heads:
        below = Pegawai.objects.active().in_subtree_of(head.headed_unit_ids, waktu.today()).exclude(pk=head.pegawai_id or 0)
        best = below.order_by().annotate(poin=Sum("poin_list__poin")).order_by("-poin", "pk").filter(poin__gt=0)[:4]
        for person, reason in zip(best, ALASAN, strict=False):
            with suppress(ValidationError):
                found.append(nominasi.create_nominasi(penghargaan_id=award.pk, pegawai=person, alasan=reason, by=head))
    return found


def fill_objections(officer: Pengguna) -> None:
    me = find_me()
    line = PostingPoin.objects.hidup().filter(pegawai=me, aturan__isnull=False).order_by("-tanggal", "pk").first()
    done = keberatan.submit_keberatan(pegawai_id=me.pk, posting=line, isi="Saya hadir penuh, tetapi JP-nya tampak kurang.")
    keberatan.answer_keberatan(
        keberatan_id=done.pk, status="ditolak", jawaban="Sesi terakhir tercatat izin; JP dihitung dari sesi yang dihadiri.", by=officer
    )
    keberatan.submit_keberatan(pegawai_id=me.pk, posting=None, isi="Berbagi ilmu pada 3 November di unit belum tercatat.")


def fill_draft() -> None:
    """For the admin to try: mentors get more, and closing an own gap counts double."""
    draft = aturan.create_draf(by=Pengguna.objects.filter(is_superuser=True).earliest("pk"))
    AturanPoin.objects.filter(versi=draft, kejadian="mentoring").update(poin=5)
    AturanPoin.objects.filter(versi=draft, kejadian="lulus").update(pengali_celah=2)


def _people() -> list[int]:
    return list(Pegawai.objects.active().order_by("pk").values_list("pk", flat=True))


def _richest(count: int) -> list[int]:
    """People with most points this year, at intervals, so that they come from many units."""
    year = waktu.today().year
    rows = PostingPoin.objects.filter(tahun=year).order_by().values("pegawai").annotate(poin=Sum("poin")).order_by("-poin", "pegawai")
    return [row["pegawai"] for row in rows[: count * 20 : 20]]


def _accounts(pegawai_ids: list[int]) -> list[Pengguna]:
    people = Pegawai.objects.in_bulk(pegawai_ids)
    known = Pengguna.objects.filter(pegawai__in=people).values_list("pegawai_id", flat=True)
    new = [people[pk] for pk in pegawai_ids if pk not in set(known)]
    Pengguna.objects.bulk_create(Pengguna(username=p.nip, nama=p.nama, pegawai=p, email=p.email, password=CLOSED) for p in new)
    found = {akun.pegawai_id: akun for akun in Pengguna.objects.filter(pegawai__in=people)}
    return [found[pk] for pk in pegawai_ids]
