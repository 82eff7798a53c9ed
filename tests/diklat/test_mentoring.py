"""Pairs and meetings: who may what, which refusals, levels copied, JP after both confirmed, mail to the other."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from diklat.models import CatatanJP, Mentoring, PertemuanMentoring, Program, TujuanMentoring
from diklat.services import mentoring as services
from diklat.services import pertemuan as meetings
from kompetensi.models import Kompetensi
from kompetensi.services import profil
from pegawai.models import KedudukanHukum, Notifikasi, Pegawai, Pengguna
from tests.diklat.pabrik import make_program
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_pengguna, make_penilaian, make_standar, make_unit
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
MULAI, SELESAI = date(2026, 1, 5), date(2026, 12, 18)
HARI_INI = timezone.localdate()


class Kota:
    """A mentee with level 2 of 3 in unit A, its head, a mentor in another unit of the same office, and HR."""

    def __init__(self) -> None:
        office, jabatan = make_unit(), make_jabatan()
        unit = make_unit(induk=office)
        self.kompetensi: Kompetensi = make_kompetensi("Integritas")
        make_standar(jabatan, self.kompetensi, 3)
        self.mentee: Pegawai = make_pegawai("Mentee", unit=unit, jabatan=jabatan)
        self.kepala: Pegawai = make_pegawai("Kepala", unit=unit, memimpin=True)
        self.mentor: Pegawai = make_pegawai("Mentor", unit=make_unit(induk=office))
        make_penilaian(self.mentee, self.kompetensi, 2)
        profil.refresh_profil([self.mentee.pk])
        self.program: Program = make_program("Mentoring", siasn_id=15)
        self.pengelola = make_pengguna("pengelola")
        self.akun = {name: make_pengguna(pegawai=getattr(self, name)) for name in ("mentee", "mentor", "kepala")}

    def pair(self, **changes: object) -> Mentoring:
        values: dict[str, object] = {
            "program": self.program, "mentor": self.mentor, "mentee": self.mentee, "mulai": MULAI, "selesai": SELESAI,
            "tujuan": [services.IsiTujuan(self.kompetensi.pk, 3, "Menolak gratifikasi")], "by": self.pengelola, **changes,
        }  # fmt: skip
        return services.create_mentoring(**values)  # type: ignore[arg-type]

    def meet(self, pair: Mentoring, by: str = "mentor", **changes: object) -> PertemuanMentoring:
        values: dict[str, object] = {"tanggal": date(2026, 2, 2), "menit": 90, "topik": "Awal", **changes}
        return meetings.add_pertemuan(mentoring_id=pair.pk, by=self.akun[by], **values)  # type: ignore[arg-type]

    def akhir(self, pair: Mentoring, level: int = 3) -> dict[int, services.IsiAkhir]:
        return {row.pk: services.IsiAkhir(level, "Konsisten") for row in pair.tujuan_list.all()}

    def close(self, pair: Mentoring, by: str = "mentor", level: int = 3, catatan: str = "Tercapai") -> Mentoring:
        return services.close_mentoring(mentoring_id=pair.pk, akhir=self.akhir(pair, level), catatan=catatan, by=self.akun[by])


@pytest.fixture
def kota() -> Kota:
    return Kota()


def test_a_pair_begins_with_the_level_of_the_profile(kota: Kota) -> None:
    pair = kota.pair()
    goal = TujuanMentoring.objects.get()
    assert (pair.status, pair.dibuat_oleh, goal.level_awal, goal.level_tujuan) == ("berjalan", kota.pengelola, 2, 3)


def test_an_unassessed_competency_begins_without_a_level(kota: Kota) -> None:
    baru = make_kompetensi()
    kota.pair(tujuan=[services.IsiTujuan(baru.pk, 1, "Mengenal")])
    assert TujuanMentoring.objects.get().level_awal is None


def test_refusals_of_a_new_pair(kota: Kota) -> None:
    isi = services.IsiTujuan(kota.kompetensi.pk, 3, "Naik")
    pergi = make_pegawai(kedudukan=KedudukanHukum.objects.filter(is_aktif=False)[0])
    lama = make_kompetensi(is_aktif=False)
    changes = {
        "orang_sama": {"mentor": kota.mentee},
        "nonaktif": {"mentee": pergi},
        "bukan_rekan": {"mentor": pergi},
        "jenis": {"program": make_program(siasn_id=3)},
        "tanggal": {"selesai": MULAI - timedelta(days=1)},
        "tanpa_tujuan": {"tujuan": []},
        "ganda": {"tujuan": [isi, isi]},
        "kompetensi": {"tujuan": [services.IsiTujuan(lama.pk, 3, "Naik")]},
        "sudah_dicapai": {"tujuan": [services.IsiTujuan(kota.kompetensi.pk, 2, "Tetap")]},
        "bukan_bawahan": {"by": kota.akun["mentor"]},
    }
    assert {code: code_of(kota.pair, **change) for code, change in changes.items()} == {code: code for code in changes}
    assert Mentoring.objects.count() == 0


def test_a_head_pairs_those_below_him_but_not_himself_or_others(kota: Kota) -> None:
    by = kota.akun["kepala"]
    assert kota.pair(by=by).mentee == kota.mentee
    assert code_of(kota.pair, by=by, mentee=kota.kepala) == "sendiri"
    assert code_of(kota.pair, by=by, mentee=kota.mentor, mentor=kota.mentee) == "bukan_bawahan"
    assert code_of(kota.pair, by=by, mentor=make_pegawai(unit=make_unit())) == "bukan_rekan"


def test_one_running_pair_of_the_same_two(kota: Kota) -> None:
    first = kota.pair()
    assert code_of(kota.pair) == "masih_berjalan"
    kota.close(first)
    assert kota.pair(tujuan=[services.IsiTujuan(kota.kompetensi.pk, 4, "Lagi")]).status == "berjalan"


@pytest.mark.parametrize(("by", "other"), [("mentor", "mentee"), ("mentee", "mentor")])
def test_who_records_has_confirmed_and_the_other_is_asked(kota: Kota, by: str, other: str) -> None:
    pair = kota.pair()
    row = kota.meet(pair, by)
    assert {name: getattr(row, f"{name}_setuju") is not None for name in (by, other)} == {by: True, other: False}
    mail = Notifikasi.objects.get()
    assert (mail.aturan, mail.pegawai, mail.objek) == ("mentoring_dikonfirmasi", getattr(kota, other), f"mentoring:{pair.pk}")
    assert mail.data == {"pertemuan": row.pk}
    assert CatatanJP.objects.count() == 0


def test_both_get_their_hours_once_both_have_confirmed(kota: Kota) -> None:
    row = kota.meet(kota.pair())
    meetings.confirm_pertemuan(pertemuan_id=row.pk, by=kota.akun["mentee"])
    assert set(CatatanJP.objects.values_list("pegawai", "jp", "tanggal")) == {
        (kota.mentee.pk, 2, date(2026, 2, 2)),
        (kota.mentor.pk, 2, date(2026, 2, 2)),
    }


def test_refusals_of_a_meeting(kota: Kota) -> None:
    pair = kota.pair()
    kota.meet(pair)
    changes = {
        "masa_depan": {"tanggal": HARI_INI + timedelta(days=1)},
        "sebelum_mulai": {"tanggal": MULAI - timedelta(days=1)},
        "sudah_dicatat": {"by": "mentee"},
        "lama": {"menit": 14, "tanggal": MULAI},
        "topik": {"topik": "  ", "tanggal": MULAI},
        "bukan_pasangan": {"by": "kepala", "tanggal": MULAI},
    }
    assert {code: code_of(kota.meet, pair, **change) for code, change in changes.items()} == {code: code for code in changes}
    assert [kota.meet(pair, tanggal=day).tanggal for day in (MULAI, HARI_INI)] == [MULAI, HARI_INI]


def test_only_the_other_confirms_and_only_once(kota: Kota) -> None:
    row = kota.meet(kota.pair())
    confirm = meetings.confirm_pertemuan
    assert code_of(confirm, pertemuan_id=row.pk, by=kota.akun["mentor"]) == "sudah_dipastikan"
    assert code_of(confirm, pertemuan_id=row.pk, by=kota.akun["kepala"]) == "bukan_pasangan"
    assert code_of(confirm, pertemuan_id=row.pk, by=kota.pengelola) == "bukan_pasangan"
    confirm(pertemuan_id=row.pk, by=kota.akun["mentee"])
    assert code_of(confirm, pertemuan_id=row.pk, by=kota.akun["mentee"]) == "sudah_dipastikan"


@pytest.mark.parametrize("by", ["mentor", "mentee"])
def test_an_unconfirmed_meeting_is_taken_back_or_refused_a_confirmed_one_stays(kota: Kota, by: str) -> None:
    pair = kota.pair()
    row = kota.meet(pair)
    meetings.delete_pertemuan(pertemuan_id=row.pk, by=kota.akun[by])
    assert PertemuanMentoring.objects.count() == 0
    assert code_of(meetings.delete_pertemuan, pertemuan_id=row.pk, by=kota.akun[by]) == "hilang"
    row = kota.meet(pair)
    meetings.confirm_pertemuan(pertemuan_id=row.pk, by=kota.akun["mentee"])
    assert code_of(meetings.delete_pertemuan, pertemuan_id=row.pk, by=kota.akun[by]) == "sudah_dipastikan"


def test_the_other_is_reminded_once_a_day(kota: Kota) -> None:
    row = kota.meet(kota.pair())
    remind = meetings.remind_pertemuan
    assert code_of(remind, pertemuan_id=row.pk, by=kota.akun["mentor"]) == "baru_diingatkan"
    Notifikasi.objects.update(dibuat=timezone.now() - timedelta(days=1))
    remind(pertemuan_id=row.pk, by=kota.akun["mentor"])
    assert sorted(Notifikasi.objects.values_list("pegawai", "ke")) == [(kota.mentee.pk, 1), (kota.mentee.pk, 2)]
    assert code_of(remind, pertemuan_id=row.pk, by=kota.akun["mentee"]) == "menunggu_anda"


def test_the_mentor_closes_with_a_level_per_goal(kota: Kota) -> None:
    pair = kota.pair()
    closed = kota.close(pair, level=2)
    goal = TujuanMentoring.objects.get()
    assert (closed.status, closed.catatan_akhir, closed.ditutup_pada is not None) == ("selesai", "Tercapai", True)
    assert (goal.level_akhir, goal.catatan, goal.kurang) == (2, "Konsisten", 1)


def test_refusals_of_closing(kota: Kota) -> None:
    pair = kota.pair()
    row = kota.meet(pair)
    with pytest.raises(ValidationError) as refusal:
        kota.close(pair)
    assert (refusal.value.code, "2 Februari 2026" in refusal.value.messages[0]) == ("belum_dipastikan", True)
    meetings.confirm_pertemuan(pertemuan_id=row.pk, by=kota.akun["mentee"])
    assert code_of(kota.close, pair, by="mentee") == "bukan_mentor"
    assert code_of(kota.close, pair, level=6) == "level"
    assert code_of(kota.close, pair, catatan=" ") == "catatan"
    assert code_of(services.close_mentoring, mentoring_id=pair.pk, akhir={}, catatan="x", by=kota.akun["mentor"]) == "level"
    kota.close(pair)
    assert code_of(kota.close, pair) == "bukan_berjalan"


def test_hr_cancels_with_a_reason_and_confirmed_hours_stay(kota: Kota) -> None:
    pair = kota.pair()
    row = kota.meet(pair)
    meetings.confirm_pertemuan(pertemuan_id=row.pk, by=kota.akun["mentee"])
    cancel = services.cancel_mentoring
    assert code_of(cancel, mentoring_id=pair.pk, alasan="Mutasi", by=kota.akun["mentor"]) == "bukan_wewenang"
    assert code_of(cancel, mentoring_id=pair.pk, alasan=" ", by=kota.pengelola) == "alasan"
    assert cancel(mentoring_id=pair.pk, alasan="Mentor pindah", by=kota.pengelola).alasan_batal == "Mentor pindah"
    assert code_of(kota.meet, pair, tanggal=HARI_INI) == "bukan_berjalan"
    assert CatatanJP.objects.count() == 2


def test_who_sees_a_pair(kota: Kota) -> None:
    pair = kota.pair()
    orang_lain: Pengguna = make_pengguna(pegawai=make_pegawai(unit=make_unit(), memimpin=True))
    accounts = {**kota.akun, "pengelola": kota.pengelola, "auditor": make_pengguna("auditor"), "lain": orang_lain}
    seen = {name: Mentoring.objects.visible_to(akun).filter(pk=pair.pk).exists() for name, akun in accounts.items()}
    assert seen == {"mentee": True, "mentor": True, "kepala": True, "pengelola": True, "auditor": True, "lain": False}
