"""A few people to whom anything happens in any order: what the property test of the ledger draws its histories from."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.utils import timezone

from diklat.models import CatatanJP, Kehadiran, Pendaftaran, PertemuanMentoring, Sesi, Transisi
from evaluasi.models import PartisipasiSurvei, PenugasanEvaluasi, Survei
from insentif.models import AturanPoin, PenangguhanPoin, PostingPoin, VersiAturan
from insentif.services import hitung
from pegawai.models import KedudukanHukum
from pegawai.services.kedudukan import change_kedudukan
from tests.diklat.pabrik import make_angkatan, make_kehadiran, make_mentoring, make_narasumber, make_pendaftaran, make_riwayat, make_sesi
from tests.evaluasi.pabrik import make_penugasan, make_survei, make_versi
from tests.factories import make_pegawai, make_pengguna
from tests.insentif.pabrik import make_lulus

MASA = 70  # days before today in which things happen
HASIL = ("lulus", "lulus", "tidak_lulus", "tidak_hadir")


class Kota:
    """Each action takes three numbers up to eleven and means something by them."""

    def __init__(self) -> None:
        self.today = timezone.localdate()
        self.people = [make_pegawai(jenis_asn=jenis) for jenis in ("PNS", "PPPK", "PNS")]
        self.akun = [make_pengguna(pegawai=person) for person in self.people]
        self.guru = [make_narasumber(pegawai=person) for person in self.people[:2]]
        self.mentoring = [make_mentoring(self.people[n], self.people[n + 1]) for n in range(2)]
        self.formulir = {kind: make_versi(kind) for kind in ("umpan_balik", "pasca_alumnus", "pasca_atasan")}
        self.rows: list[Pendaftaran] = []
        self.number = count(1)

    def day(self, a: int) -> Any:
        return self.today - timedelta(days=MASA - 6 * a)

    def learn(self, a: int, b: int, c: int) -> None:
        nilai = {"nilai_awal": Decimal(34 + 6 * c), "nilai_akhir": Decimal(56 + 3 * a + c)} if c % 4 else {}
        self.rows.append(make_lulus(self.people[b % 3], jp=1 + 3 * c, hari=self.day(a), **nilai))

    def result(self, a: int, b: int, c: int) -> None:
        if self.rows:
            Pendaftaran.objects.filter(pk=self.rows[a % len(self.rows)].pk).update(status=HASIL[c % 4], nilai_akhir=60 + 3 * b)

    def jp(self, a: int, b: int, c: int) -> None:
        rows = CatatanJP.objects.order_by("pk")
        if rows:
            CatatanJP.objects.filter(pk=rows[a % len(rows)].pk).update(jp=4 * c)

    def elsewhere(self, a: int, b: int, c: int) -> None:
        old = CatatanJP.objects.filter(riwayat_luar__pegawai=self.people[b % 3]).first()
        if old and c % 3 == 0:
            old.delete()
        else:
            riwayat = make_riwayat(self.people[b % 3], mulai=self.day(a), selesai=self.day(a), status="diverifikasi")
            CatatanJP.objects.create(
                pegawai=riwayat.pegawai, tanggal=self.day(a), tahun=self.day(a).year, jp=3 * c + 1, riwayat_luar=riwayat
            )

    def survey(self, a: int, b: int, c: int) -> None:
        if not self.rows:
            return
        row = self.rows[a % len(self.rows)]
        survei = Survei.objects.filter(angkatan=row.angkatan).first()
        if survei is None:
            survei = make_survei(row.angkatan, versi=self.formulir["umpan_balik"], buka=self.day(b), tutup=self.day(b) + timedelta(days=7))
            PartisipasiSurvei.objects.create(survei=survei, pegawai=row.pegawai)
        status = ("menunggu", "ditutup", "batal", "terbuka")[c % 4]
        Survei.objects.filter(pk=survei.pk).update(status=status, alasan_batal="uji" if status == "batal" else "")

    def form(self, a: int, b: int, c: int) -> None:
        if not self.rows:
            return
        row, peran = self.rows[a % len(self.rows)], ("alumnus", "atasan")[c % 2]
        penilai = row.pegawai if peran == "alumnus" else self.people[b % 3]
        old = PenugasanEvaluasi.objects.filter(pendaftaran=row, peran=peran).first()
        if old is None:
            at = timezone.make_aware(datetime.combine(self.day(b), time(23, 30)))
            days = {"dibuka": self.day(0), "tenggat": self.day(6), "versi": self.formulir[f"pasca_{peran}"]}
            make_penugasan(row, penilai, peran, status="selesai", dikirim_pada=at, **days)
        else:
            PenugasanEvaluasi.objects.filter(pk=old.pk).update(status="ditutup", dikirim_pada=None, alasan_tutup="uji")

    def meet(self, a: int, b: int, c: int) -> None:
        both = {"mentor_setuju": timezone.now(), "mentee_setuju": timezone.now() if c % 3 else None}
        values = {"topik": "x", "dicatat_oleh": self.people[0], **both}
        PertemuanMentoring.objects.update_or_create(mentoring=self.mentoring[b % 2], tanggal=self.day(a), defaults=values)

    def teach(self, a: int, b: int, c: int) -> None:
        """A new session before five listeners, or another teacher, or a listener less."""
        sesi = Sesi.objects.filter(narasumber__isnull=False).order_by("pk").first()
        if sesi is None:
            sesi = make_sesi(make_angkatan(), self.day(a), narasumber=self.guru[b % 2])
            for _ in range(5):
                make_kehadiran(sesi, make_pendaftaran(sesi.angkatan, make_pegawai(), "hadir"))
        elif c % 2:
            Sesi.objects.filter(pk=sesi.pk).update(narasumber=self.guru[b % 2], is_batal=c % 5 == 0)
        else:
            Kehadiran.objects.filter(pk=Kehadiran.objects.filter(sesi=sesi).earliest("pk").pk).update(status="HS"[b % 2])

    def cancel(self, a: int, b: int, c: int) -> None:
        row = make_lulus(self.people[b % 3], jp=0, hari=self.day(a) + timedelta(days=c), status="dibatalkan")
        at = timezone.make_aware(datetime.combine(self.day(a), time(9)))
        Transisi.objects.create(pendaftaran=row, aksi="batalkan", dari="terdaftar", ke="dibatalkan", oleh=self.akun[b % 3], waktu=at)
        self.rows.append(row)

    def rules(self, a: int, b: int, c: int) -> None:
        """Another set for events from a day on, published at once, retroactively more often than not."""
        mulai = self.day(a)
        if VersiAturan.objects.filter(berlaku_mulai=mulai).exists():
            return
        nomor = VersiAturan.objects.count() + 1
        versi = VersiAturan.objects.create(nomor=nomor, berlaku_mulai=mulai, kedudukan=["01", "71"][: 1 + c % 2])
        shared: dict[str, Any] = {"batas_tahun": 8 + 4 * b, "kelompok_batas": "jp"}
        for kejadian, values in {
            "lulus": {"poin": "1.5", **shared},
            "luar": {"poin": 1, **(shared if c % 3 else {})},
            "n_gain": {"poin": 3, "ambang": "0.4"},
            "umpan_balik": {"poin": 1 + b, "batas_tahun": 2 * b},
            "mentoring": {"poin": 2},
            "pasca_alumnus": {"poin": 1},
            "target_jp": {"poin": 5, "ambang": 10 + c, "jenis_asn": ["PPPK"] if c % 2 else []},
            "mangkir": {"poin": -4 - b, "ambang": 1 + c},
        }.items():
            AturanPoin.objects.create(versi=versi, kejadian=kejadian, nama=kejadian, **values)
        VersiAturan.objects.filter(pk=versi.pk).update(status="terbit", diterbitkan_pada=timezone.now())

    def suspend(self, a: int, b: int, c: int) -> None:
        old = PenangguhanPoin.objects.filter(pegawai=self.people[b % 3]).first()
        if old and c % 2:
            old.delete()
        else:
            PenangguhanPoin.objects.create(
                pegawai=self.people[b % 3], mulai=self.day(a), selesai=self.day(a) + timedelta(days=1 + 3 * c), alasan="uji"
            )

    def state(self, a: int, b: int, c: int) -> None:
        person = self.people[b % 3]
        change_kedudukan({person.pk: KedudukanHukum.objects.get(siasn_id=("01", "71", "02")[c % 3]).pk}, mulai=self.day(a))
        person.jenis_asn = ("PNS", "PPPK")[a % 2]
        person.save(update_fields=["jenis_asn"])

    def redeem(self, a: int, b: int, c: int) -> None:
        """Takes points of a year, or gives them back."""
        taken = PostingPoin.objects.hidup().filter(aturan=None).first()
        values: dict[str, Any] = {"pegawai": self.people[b % 3], "tahun": self.today.year, "sumber": f"tukar:{next(self.number)}:2026"}
        if taken and c % 3 == 0:
            same = {name: getattr(taken, name) for name in ("pegawai", "tahun", "sumber", "ke")}
            values = {**same, "membalik": taken}
        poin = -taken.poin if "membalik" in values and taken else -1 - c
        PostingPoin.objects.create(**values, tanggal=self.today, dasar=poin, poin=poin)

    def recalculate(self, a: int, b: int, c: int) -> None:
        if c % 3:
            hitung.recalculate_pegawai(self.people[b % 3].pk)
        else:
            hitung.recalculate()
