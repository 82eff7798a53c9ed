# Perintah proyek; `make` saja mencetak daftar ini. CI memakai kata yang sama.
SHELL := /bin/sh
PYTHON ?= python3
RUNNER = $(PYTHON) config/runner
PY = .venv/bin/python
STATIC = DJANGO_SETTINGS_MODULE=tests.settings_static $(PY) -W ignore::RuntimeWarning
N ?= 3
CHECKS = check-types check-html check-layers check-templates check-migrations check-style check-locks
unexport PYTHONDONTWRITEBYTECODE # tiap proses baru tidak menerjemahkan semua modul lagi

.DEFAULT_GOAL := help
.PHONY: help demo test check fmt bench load scale drill backup restore lock clean prepare $(CHECKS)

help: ## Daftar perintah ini
	@echo "Tangkas: tata kelola kompetensi ASN"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' Makefile
	@echo
	@echo "Pilihan: PORT=8000  DEMO_DIR=.demo  DEMO_EMPTY=1 (tanpa data kota)  N=3 (proses uji)  ONLY=nama (bench)"
	@echo "Selengkapnya: README.md dan docs/operasi.md"

demo: ## Menyiapkan semuanya lalu menyajikan situs di http://127.0.0.1:8000
	@$(RUNNER) demo

test: ## Menjalankan seluruh uji dengan basis data sekali pakai
	@$(RUNNER) prepare-tests
	$(PY) -m pytest -n $(N) --dist worksteal $(ARGS)

check: prepare ## Memeriksa gaya, lapisan, tipe, templat, migrasi, dan berkas kunci
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target --keep-going $(CHECKS)

# Yang terlama lebih dulu; yang lain berjalan di sampingnya.
check-types:
	$(PY) -m mypy
check-html:
	$(PY) -m djlint templates --lint --quiet
	.venv/bin/check-jsonschema --quiet --builtin-schema vendor.compose-spec docker-compose.yml
check-layers:
	.venv/bin/lint-imports --no-cache
check-templates:
	$(RUNNER) check-templates
check-migrations:
	$(STATIC) manage.py makemigrations --check --dry-run
check-style:
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
check-locks:
	$(RUNNER) check-locks

fmt: prepare ## Merapikan kode Python dan templat
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .
	$(RUNNER) fmt-templates

bench: prepare ## Mengukur kinerja (ONLY=nama untuk satu baris); hasil di build/bench.jsonl
	$(PY) -m tests.bench

scale: prepare ## Mengukur tiap halaman dan pekerjaan malam pada kota TIMES=10 kali: apa yang tumbuh lebih cepat daripada orangnya
	$(PY) -m tests.bench.skala

drill: prepare ## Mengganggu demo di tengah pekerjaannya dan memeriksa janji (ROUNDS=20, ONLY=, GANGGUAN=, SEED=1)
	$(PY) -m tests.drill

load: prepare ## Mencari laju campuran tertinggi, lalu membebani MINUTES=60 menit: ingatan dan sambungan tidak boleh tumbuh
	$(PY) -m tests.bench.rendam

backup: ## Mencadangkan basis data dan berkas demo ke build/cadangan-*.zip
	@$(RUNNER) backup

restore: ## Memulihkan cadangan ke demo yang sedang berhenti: make restore FILE=build/cadangan-….zip
	@$(RUNNER) restore

lock: ## Membuat ulang berkas kunci Python dari pyproject.toml (perlu uv)
	@$(RUNNER) lock

clean: ## Menghapus semua yang dibuat ulang sendiri (data demo tidak)
	rm -rf .venv node_modules .vendor build staticfiles .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

prepare:
	@$(RUNNER) prepare
