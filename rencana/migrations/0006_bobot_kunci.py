from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import lib.migrasi
import lib.waktu


class Migration(migrations.Migration):
    dependencies = [
        ("diklat", "0002_isi"),
        ("pegawai", "0003_isi"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("rencana", "0005_susunan_kompetensi"),
    ]

    operations = [
        lib.migrasi.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="BobotSusunanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("berlaku_mulai", models.DateField(default=lib.waktu.today, verbose_name="berlaku mulai")),
                        (
                            "jpt_madya",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.5"),
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="pimpinan tinggi madya",
                            ),
                        ),
                        (
                            "jpt_pratama",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.4"),
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="pimpinan tinggi pratama",
                            ),
                        ),
                        (
                            "administrator",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.3"),
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="administrator",
                            ),
                        ),
                        (
                            "pengawas",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.2"),
                                help_text="Kesenjangan yang memimpin menyentuh semua yang dipimpinnya. Jabatan lain berbobot 1.",
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="pengawas",
                            ),
                        ),
                        (
                            "jauh",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.2"),
                                help_text="Yang jauh di bawah didahulukan daripada yang hampir sampai.",
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="dua level atau lebih di bawah standar",
                            ),
                        ),
                        (
                            "usulan",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.25"),
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="usulan pegawai yang disetujui",
                            ),
                        ),
                        (
                            "usulan_unit",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.1"),
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="usulan unit yang disetujui",
                            ),
                        ),
                        (
                            "kebutuhan",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.25"),
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="kompetensi pada daftar kebutuhan",
                            ),
                        ),
                        (
                            "unit_tertinggal",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.1"),
                                help_text="Kurang dari separuh rata-rata semua unit per pegawai.",
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="unit yang tahun lalu sedikit mendapat diklat",
                            ),
                        ),
                        (
                            "nilai_jp",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("0.05"),
                                help_text="Satu level kompetensi berbobot 1 bernilai 1 poin.",
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="poin tiap JP yang masih kurang",
                            ),
                        ),
                        (
                            "nilai_wajib",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("3"),
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="poin tiap kursi diklat wajib",
                            ),
                        ),
                        (
                            "potongan_lalu",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("0.15"),
                                help_text="Agar yang jarang mendapat diklat didahulukan.",
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="potongan tiap kursi tahun lalu sesudah yang pertama",
                            ),
                        ),
                        (
                            "layani_persen",
                            models.PositiveSmallIntegerField(
                                default=20,
                                help_text="Dari pegawai dengan kesenjangan pada tiap perangkat daerah, sedikitnya sebanyak ini mendapat kursi.",
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="bagian tiap unit yang dilayani (persen)",
                            ),
                        ),
                        (
                            "angkatan_sebulan",
                            models.PositiveSmallIntegerField(
                                default=2,
                                help_text="Ruang yang cukup besar dan pengajar yang ada dapat membatasinya lebih jauh.",
                                validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(12)],
                                verbose_name="angkatan satu program dalam sebulan, paling banyak",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="rencana.bobotsusunan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="rencana_bob_pgh_cre_9c78f9_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="afa3c4a0ea2d265407e2b3287179f6b7d1c84a85",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_eb9fc",
                                    table="rencana_bobotsusunanevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KunciKursi",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("arah", models.CharField(choices=[("masuk", "Harus ikut"), ("keluar", "Tidak ikut")], max_length=6)),
                        ("dibuat_pada", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("pegawai", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai")),
                        (
                            "periode",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="kunci_list", to="rencana.perioderencana"
                            ),
                        ),
                        ("program", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="diklat.program")),
                    ],
                    options={
                        "verbose_name": "kunci kursi",
                        "verbose_name_plural": "kunci kursi",
                        "ordering": ["program__nama", "pegawai__nama", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("periode", "pegawai", "program"),
                                name="kuncikursi_sekali",
                                violation_error_message="Pegawai ini sudah dikunci pada program itu.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="hanya_draf",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    IF TG_OP <> 'INSERT' AND (SELECT p.status FROM rencana_perioderencana p WHERE p.id = OLD.periode_id) <> 'draf'\n        OR TG_OP <> 'DELETE' AND (SELECT p.status FROM rencana_perioderencana p WHERE p.id = NEW.periode_id) <> 'draf' THEN\n        RAISE EXCEPTION 'kunci kursi hanya berubah dalam draf'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'kuncikursi_hanya_draf';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                                    hash="e86f1436f59f6d6f3051bdd4dcaab3d10db11010",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_hanya_draf_840c7",
                                    table="rencana_kuncikursi",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_kuncikursievent" ("arah", "dibuat_oleh_id", "dibuat_pada", "id", "pegawai_id", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") SELECT new_values."arah", new_values."dibuat_oleh_id", new_values."dibuat_pada", new_values."id", new_values."pegawai_id", new_values."periode_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."program_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="84cd8fe460d90bb028f5445a2d66e0464a2744de",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_3916a",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="rencana_kuncikursi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_kuncikursievent" ("arah", "dibuat_oleh_id", "dibuat_pada", "id", "pegawai_id", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") SELECT old_values."arah", old_values."dibuat_oleh_id", old_values."dibuat_pada", old_values."id", old_values."pegawai_id", old_values."periode_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."program_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5e357c71af12e999336560b893e1d7aeaf08e283",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_40c0e",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="rencana_kuncikursi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_kuncikursievent" ("arah", "dibuat_oleh_id", "dibuat_pada", "id", "pegawai_id", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") SELECT old_values."arah", old_values."dibuat_oleh_id", old_values."dibuat_pada", old_values."id", old_values."pegawai_id", old_values."periode_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."program_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ae5bd802d36e9456779cbb94996647d3fb3af12c",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_9ef89",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="rencana_kuncikursi",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KunciKursiEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("arah", models.CharField(choices=[("masuk", "Harus ikut"), ("keluar", "Tidak ikut")], max_length=6)),
                        ("dibuat_pada", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pegawai",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "periode",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="rencana.perioderencana",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="rencana.kuncikursi",
                            ),
                        ),
                        (
                            "program",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.program",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="rencana_kun_pgh_cre_950e04_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="44be7fb878c7b64ef06982db331f2829a946136b",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_01038",
                                    table="rencana_kuncikursievent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BobotSusunan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("berlaku_mulai", models.DateField(default=lib.waktu.today, unique=True, verbose_name="berlaku mulai")),
                        (
                            "jpt_madya",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.5"),
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="pimpinan tinggi madya",
                            ),
                        ),
                        (
                            "jpt_pratama",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.4"),
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="pimpinan tinggi pratama",
                            ),
                        ),
                        (
                            "administrator",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.3"),
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="administrator",
                            ),
                        ),
                        (
                            "pengawas",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.2"),
                                help_text="Kesenjangan yang memimpin menyentuh semua yang dipimpinnya. Jabatan lain berbobot 1.",
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="pengawas",
                            ),
                        ),
                        (
                            "jauh",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.2"),
                                help_text="Yang jauh di bawah didahulukan daripada yang hampir sampai.",
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="dua level atau lebih di bawah standar",
                            ),
                        ),
                        (
                            "usulan",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.25"),
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="usulan pegawai yang disetujui",
                            ),
                        ),
                        (
                            "usulan_unit",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.1"),
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="usulan unit yang disetujui",
                            ),
                        ),
                        (
                            "kebutuhan",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.25"),
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="kompetensi pada daftar kebutuhan",
                            ),
                        ),
                        (
                            "unit_tertinggal",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.1"),
                                help_text="Kurang dari separuh rata-rata semua unit per pegawai.",
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.1")),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="unit yang tahun lalu sedikit mendapat diklat",
                            ),
                        ),
                        (
                            "nilai_jp",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("0.05"),
                                help_text="Satu level kompetensi berbobot 1 bernilai 1 poin.",
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="poin tiap JP yang masih kurang",
                            ),
                        ),
                        (
                            "nilai_wajib",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("3"),
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="poin tiap kursi diklat wajib",
                            ),
                        ),
                        (
                            "potongan_lalu",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("0.15"),
                                help_text="Agar yang jarang mendapat diklat didahulukan.",
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(Decimal("5")),
                                ],
                                verbose_name="potongan tiap kursi tahun lalu sesudah yang pertama",
                            ),
                        ),
                        (
                            "layani_persen",
                            models.PositiveSmallIntegerField(
                                default=20,
                                help_text="Dari pegawai dengan kesenjangan pada tiap perangkat daerah, sedikitnya sebanyak ini mendapat kursi.",
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="bagian tiap unit yang dilayani (persen)",
                            ),
                        ),
                        (
                            "angkatan_sebulan",
                            models.PositiveSmallIntegerField(
                                default=2,
                                help_text="Ruang yang cukup besar dan pengajar yang ada dapat membatasinya lebih jauh.",
                                validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(12)],
                                verbose_name="angkatan satu program dalam sebulan, paling banyak",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bobot susunan",
                        "verbose_name_plural": "bobot susunan",
                        "ordering": ["-berlaku_mulai"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("administrator__range", (Decimal("0.1"), Decimal("5"))),
                                    ("jauh__range", (Decimal("0.1"), Decimal("5"))),
                                    ("jpt_madya__range", (Decimal("0.1"), Decimal("5"))),
                                    ("jpt_pratama__range", (Decimal("0.1"), Decimal("5"))),
                                    ("kebutuhan__range", (Decimal("0.1"), Decimal("5"))),
                                    ("pengawas__range", (Decimal("0.1"), Decimal("5"))),
                                    ("unit_tertinggal__range", (Decimal("0.1"), Decimal("5"))),
                                    ("usulan__range", (Decimal("0.1"), Decimal("5"))),
                                    ("usulan_unit__range", (Decimal("0.1"), Decimal("5"))),
                                ),
                                name="bobotsusunan_kali_wajar",
                                violation_error_message="Bobot 0,1 sampai 5.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("nilai_jp__range", (0, Decimal("5"))),
                                    ("nilai_wajib__range", (0, Decimal("5"))),
                                    ("potongan_lalu__range", (0, Decimal("5"))),
                                ),
                                name="bobotsusunan_poin_wajar",
                                violation_error_message="Poin 0 sampai 5.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("layani_persen__lte", 100)),
                                name="bobotsusunan_layani_wajar",
                                violation_error_message="Bagian yang dilayani 0 sampai 100 persen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("angkatan_sebulan__range", (1, 12))),
                                name="bobotsusunan_sebulan_1_sampai_12",
                                violation_error_message="Angkatan satu program dalam sebulan 1 sampai 12.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_bobotsusunanevent" ("administrator", "angkatan_sebulan", "berlaku_mulai", "id", "jauh", "jpt_madya", "jpt_pratama", "kebutuhan", "layani_persen", "nilai_jp", "nilai_wajib", "pengawas", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "potongan_lalu", "unit_tertinggal", "usulan", "usulan_unit") SELECT new_values."administrator", new_values."angkatan_sebulan", new_values."berlaku_mulai", new_values."id", new_values."jauh", new_values."jpt_madya", new_values."jpt_pratama", new_values."kebutuhan", new_values."layani_persen", new_values."nilai_jp", new_values."nilai_wajib", new_values."pengawas", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."potongan_lalu", new_values."unit_tertinggal", new_values."usulan", new_values."usulan_unit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ea2e22f6a6baaba0dd6d6c40152a74019e5a702f",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_45491",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="rencana_bobotsusunan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_bobotsusunanevent" ("administrator", "angkatan_sebulan", "berlaku_mulai", "id", "jauh", "jpt_madya", "jpt_pratama", "kebutuhan", "layani_persen", "nilai_jp", "nilai_wajib", "pengawas", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "potongan_lalu", "unit_tertinggal", "usulan", "usulan_unit") SELECT old_values."administrator", old_values."angkatan_sebulan", old_values."berlaku_mulai", old_values."id", old_values."jauh", old_values."jpt_madya", old_values."jpt_pratama", old_values."kebutuhan", old_values."layani_persen", old_values."nilai_jp", old_values."nilai_wajib", old_values."pengawas", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."potongan_lalu", old_values."unit_tertinggal", old_values."usulan", old_values."usulan_unit" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="725648cd544c910487f53f48bb1fbfceb23877de",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_64799",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="rencana_bobotsusunan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_bobotsusunanevent" ("administrator", "angkatan_sebulan", "berlaku_mulai", "id", "jauh", "jpt_madya", "jpt_pratama", "kebutuhan", "layani_persen", "nilai_jp", "nilai_wajib", "pengawas", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "potongan_lalu", "unit_tertinggal", "usulan", "usulan_unit") SELECT old_values."administrator", old_values."angkatan_sebulan", old_values."berlaku_mulai", old_values."id", old_values."jauh", old_values."jpt_madya", old_values."jpt_pratama", old_values."kebutuhan", old_values."layani_persen", old_values."nilai_jp", old_values."nilai_wajib", old_values."pengawas", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."potongan_lalu", old_values."unit_tertinggal", old_values."usulan", old_values."usulan_unit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8b379d8fddcaf1423ed109770a71169b58165856",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_24975",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="rencana_bobotsusunan",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
