"""All settings, in one file. What differs between machines comes from the environment (config/env.py)."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config import env
from pegawai.peran import LABELS

BASE_DIR = Path(__file__).resolve().parent.parent
MODE = env.get_mode()
PRODUCTION = MODE == "production"
DEMO = MODE != "production"
DEBUG = False
VERSI = env.get("TANGKAS_VERSION", MODE)

SECRET_KEY = env.get("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.get_list("SECRET_KEY_FALLBACKS")
if PRODUCTION and (len(SECRET_KEY) < 50 or SECRET_KEY.startswith(("demo", "test"))):
    raise ImproperlyConfigured("SECRET_KEY produksi harus acak dan sedikitnya 50 karakter.")
BASE_URL = env.get("BASE_URL", "http://127.0.0.1:8000").rstrip("/")
if PRODUCTION and not BASE_URL.startswith("https://"):
    raise ImproperlyConfigured("BASE_URL produksi harus https://….")
KONTAK_KEAMANAN = env.get("KONTAK_KEAMANAN", "" if PRODUCTION else "keamanan@contoh.go.id").strip()
if not KONTAK_KEAMANAN:
    raise ImproperlyConfigured("KONTAK_KEAMANAN harus diisi: surel atau telepon penerima laporan kelemahan (SECURITY.md).")
ALLOWED_HOSTS = env.get_list("ALLOWED_HOSTS", "" if PRODUCTION else "127.0.0.1,localhost,[::1],testserver")
if PRODUCTION and (not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS):
    raise ImproperlyConfigured("ALLOWED_HOSTS produksi harus menyebut nama host, tanpa *.")

INSTALLED_APPS = [
    "config.apps.ConfigApp",
    "evaluasi",
    "insentif",
    "rencana",
    "diklat",
    "kompetensi",
    "pegawai",
    "lib",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "template_partials",
    "pgtrigger",
    "pghistory",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
if DEMO:
    INSTALLED_APPS.insert(1, "config.demo")

MIDDLEWARE = [
    "config.metrik.MetrikMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.SecurityHeadersMiddleware",
    "config.csp_laporan.LaporanCspMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.middleware.HttpsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "pegawai.middleware.InstansiMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "config.middleware.UploadLimitMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "pegawai.middleware_balasan.BalasanMiddleware",
    "pegawai.middleware_isian.IsianMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "pegawai.middleware.SesiMiddleware",
    "pegawai.middleware.RiwayatMiddleware",
    "pegawai.middleware.TuntasMiddleware",
    "pegawai.akses.AksesMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.middleware.BatasMiddleware",
    "config.middleware.SerentakMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
CSRF_FAILURE_VIEW = "config.views.csrf_failure"

LOADERS = ["config.pemuat.Loader", "django.template.loaders.app_directories.Loader"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [("template_partials.loader.Loader", [("django.template.loaders.cached.Loader", LOADERS)])],
            "builtins": [
                "lib.templatetags.komponen",
                "lib.templatetags.daftar",
                "pegawai.templatetags.pemilik",
                "pegawai.templatetags.orang",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.shell",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("bootstrap5", "tangkas")
CRISPY_TEMPLATE_PACK = "tangkas"

# Data
if PRODUCTION:
    for name in ("DATABASE_URL", "REDIS_URL", "EMAIL_URL"):
        env.refuse_open(name, env.get(name))
database = env.parse_database(env.get("DATABASE_URL"))
# every trigger asks for the first; unset, each call costs a failed subtransaction. The second: a statement that is prepared (lib/siap.py)
# takes longer to plan than to run. A pgbouncer refuses such options; the role has them too (config/postgres/peran.sql).
options = {} if database["pgbouncer"] else {"options": "-c pgtrigger.ignore={} -c plan_cache_mode=force_generic_plan"}
DATABASES = {
    "default": {
        **{key: value for key, value in database.items() if key not in ("extra", "pgbouncer")},
        "DISABLE_SERVER_SIDE_CURSORS": database["pgbouncer"],
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,  # of each connection that the pool hands out: those of before a restart of the server are dead
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": env.get_int("DATABASE_POOL", 8), "timeout": 10} if MODE != "test" else False,
            **options,
            **database["extra"],  # type: ignore[dict-item]
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL, CELERY_BROKER_URL = env.parse_redis(env.get("REDIS_URL"))
CACHES = {
    "default": {
        "BACKEND": "config.cache.Cache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "tangkas",
        "OPTIONS": {"serializer": "config.cache.JSONSerializer"},
    }
}
MEDIA_ROOT = Path(env.get("MEDIA_ROOT", str(BASE_DIR / "media")))
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_HANDLERS = [
    "lib.uploads.BoundedUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
UPLOAD_MAX_BYTES = 20 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 10

# Background work
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_DEFAULT_QUEUE = "interaktif"
CELERY_TASK_ROUTES = {
    "pegawai.tasks.run_pekerjaan": {"queue": "berat"},
    "kompetensi.tasks.*": {"queue": "berat"},
    "diklat.tasks.rebuild_jp": {"queue": "berat"},
    "insentif.tasks.recalculate_malam": {"queue": "berat"},
    "pegawai.tasks.hitung_rekap*": {"queue": "berat"},
    "config.tasks.watch_jadwal": {"queue": "mail"},  # the heavy queue may be what is stuck
    "config.tasks.*": {"queue": "berat"},
    "diklat.tasks.scan_pengingat": {"queue": "mail"},
    "pegawai.tasks.send_surel_akun": {"queue": "mail"},
    "pegawai.tasks.send_notifikasi": {"queue": "mail"},
    "pegawai.tasks.send_kepala": {"queue": "mail"},
}
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600, "global_keyprefix": "tangkas:"}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "Asia/Jakarta"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULER = "config.jadwal:SatuPenjadwal"

# Mail
email = env.parse_email(env.get("EMAIL_URL"))
EMAIL_HOST, EMAIL_PORT = email.host, email.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = email.user, email.password
EMAIL_USE_TLS, EMAIL_USE_SSL = email.starttls, email.ssl
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.get("EMAIL_FROM", "Tangkas <tangkas@contoh.go.id>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_SINK_DIR = env.get("EMAIL_SINK_DIR", "")

# Sealing of certificates: the class that signs, and where the key of the built-in one lies. Whoever copies the media must not
# thereby copy the key.
SIGNER = env.get("SIGNER", "")
SIGNING_DIR = Path(env.get("SIGNING_DIR", str(MEDIA_ROOT.parent / "kunci")))
if SIGNING_DIR.resolve().is_relative_to(MEDIA_ROOT.resolve()):
    raise ImproperlyConfigured("SIGNING_DIR harus di luar MEDIA_ROOT, agar kunci tidak ikut cadangan berkas (docs/operasi.md).")

# Where the heads of the sealed log go (docs/keputusan/0068): best a place that neither the application nor its database can rewrite.
SEAL_DIR = Path(env.get("SEAL_DIR", str(MEDIA_ROOT.parent / "segel")))
if SEAL_DIR.resolve().is_relative_to(MEDIA_ROOT.resolve()):
    raise ImproperlyConfigured("SEAL_DIR harus di luar MEDIA_ROOT, agar tidak ikut tertimpa saat berkas dipulihkan (docs/operasi.md).")

SEAL_MAIL = env.get_list("SEAL_MAIL")  # who gets the head each morning

# The backup of each night (docs/keputusan/0073): without a folder there is none. With a key it is encrypted.
CADANGAN_DIR = env.get("CADANGAN_DIR", "")
CADANGAN_SIMPAN = max(env.get_int("CADANGAN_SIMPAN", 7), 1)
CADANGAN_KUNCI = env.get("CADANGAN_KUNCI", "")
if CADANGAN_DIR and Path(CADANGAN_DIR).resolve().is_relative_to(MEDIA_ROOT.resolve()):
    raise ImproperlyConfigured("CADANGAN_DIR harus di luar MEDIA_ROOT, agar cadangan tidak memuat cadangan (docs/operasi.md).")
if CADANGAN_KUNCI and len(CADANGAN_KUNCI) < 32:
    raise ImproperlyConfigured("CADANGAN_KUNCI harus acak dan sedikitnya 32 karakter, misalnya dari `openssl rand -base64 48`.")

# Language and time
LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"  # until the record of the office is read (pegawai/queries/instansi.py); beat's nights too
USE_I18N = True
USE_TZ = True

# Static files: own ones in static/, those of npm packages in .vendor/ (made by the asset step)
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static", *([BASE_DIR / ".vendor"] if (BASE_DIR / ".vendor").exists() else [])]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "config.statis.Gabungan",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.statis.FromFinders" if MODE == "test" else "config.statis.Collected"},
}

# Accounts
AUTH_USER_MODEL = "pegawai.Pengguna"
AUTHENTICATION_BACKENDS = ["pegawai.adapters.AkunBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if MODE == "test":
    PASSWORD_HASHERS.insert(0, "django.contrib.auth.hashers.MD5PasswordHasher")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "pegawai.passwords.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "pegawai.passwords.MaximumLengthValidator"},
    {"NAME": "pegawai.passwords.GuessValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "beranda"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600

ACCOUNT_ADAPTER = "pegawai.adapters.AkunAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_FORMS = {
    "login": "pegawai.forms.akun.MasukForm",
    "change_password": "pegawai.forms.akun.GantiSandiForm",
    "set_password": "pegawai.forms.akun.BuatSandiForm",
    "reset_password_from_key": "pegawai.forms.akun.SandiBaruForm",
    "reauthenticate": "pegawai.forms.akun.PastikanForm",
}
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 -- a class, not a secret
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Tangkas: "
ACCOUNT_LOGIN_TIMEOUT = 300
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_USERNAME_MIN_LENGTH = 3
# What a stranger fills must not keep an owner out: only browsers that are not known count per address, and that far above what an office
# needs in a minute (pegawai/services/kunci_masuk.py).
ACCOUNT_RATE_LIMITS = {
    "login_failed": "5/15m/key",  # per account and address; a wrong code of the second factor: per account
    "login_failed_akun": "60/h/key",
    "login_failed_alamat": "300/m/ip",
    "login_failed_perangkat": "10/15m/key",
    "reset_password": "300/m/ip",
    "aktivasi": "300/m/ip",  # codes on paper, 73 bits
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
    "login": None,
    "reset_password_from_key": None,  # 128 bits, nothing to guess
}
MFA_RATE_LIMITS = {"webauthn_login": None}  # nothing to guess
PERANGKAT_COOKIE_NAME = "__Host-perangkat" if PRODUCTION else "perangkat"
PERANGKAT_SECONDS = 365 * 24 * 3600
TAUTAN_JEDA_SECONDS = 15 * 60
SUREL_KEBERATAN_SECONDS = 7 * 24 * 3600
ALLAUTH_TRUSTED_PROXY_COUNT = env.get_int("TRUSTED_PROXY_COUNT", 0)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "pegawai.adapters.FaktorAdapter"
MFA_FORMS = {
    "authenticate": "pegawai.forms.akun.LangkahKeduaForm",
    "reauthenticate": "pegawai.forms.akun.PastikanKodeForm",
    "activate_totp": "pegawai.forms.akun.AktifkanAutentikatorForm",
    "add_webauthn": "pegawai.forms.akun.TambahKunciForm",
    "edit_webauthn": "pegawai.forms.akun.UbahKunciForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODE_DIGITS = 10
MFA_TOTP_ISSUER = "Tangkas"
MFA_TOTP_TOLERANCE = 0
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
USERSESSIONS_TRACK_ACTIVITY = True
FACTOR_REQUIRED = env.get("FACTOR_REQUIRED", "1" if PRODUCTION else "0") == "1"
FACTOR_ROLES = env.get_list("FACTOR_ROLES")  # besides whoever sees the whole city
if strange := set(FACTOR_ROLES) - set(LABELS):
    raise ImproperlyConfigured(f"FACTOR_ROLES menyebut peran yang tidak ada: {', '.join(sorted(strange))}. Yang ada: {', '.join(LABELS)}.")
SESSION_IDLE_KOTA_SECONDS = 1800  # whoever sees the whole city (Pengguna.has_city_scope)
SESSION_IDLE_SECONDS = 8 * 3600
SESSION_ABSOLUTE_SECONDS = 12 * 3600
SESSION_MAX_PER_ACCOUNT = 5
SESSION_TOUCH_SECONDS = 60
SANDI_SEMENTARA_SECONDS = 3 * 24 * 3600

# Browser security
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_SECONDS
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # messages carry names: not into a cookie
SESSION_COOKIE_NAME = "__Host-sesi" if PRODUCTION else "sesi"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrf"
DRAF_COOKIE_NAME = "__Host-draf" if PRODUCTION else "draf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
SECURE_HSTS_SECONDS = 63_072_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "report-uri": ["/csp-laporan"],  # config.csp_laporan.ALAMAT; for browsers that do not know report-to
        "report-to": ["csp"],
    }
}

METRICS_TOKEN = env.get("METRICS_TOKEN", "")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logs.JSONFormatter"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stdout"], "level": "INFO" if MODE != "test" else "WARNING"},
}

if SENTRY_DSN := env.get("SENTRY_DSN", ""):
    from config import pelapor

    pelapor.begin(SENTRY_DSN, versi=VERSI)
