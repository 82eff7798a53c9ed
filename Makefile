# Perintah proyek; `make` saja mencetak daftar ini. CI memakai kata yang sama.
SHELL := /bin/sh
PYTHON ?= python3
RUNNER = $(PYTHON) config/runner
PY = .venv/bin/python
N ?= 2
export PORT DEMO_DIR DEMO_EMPTY ONLY

.DEFAULT_GOAL := help
.PHONY: help demo test check fmt bench backup restore clean prepare

help: ## Daftar perintah ini
	@echo "Tangkas: tata kelola kompetensi ASN"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' Makefile
	@echo
	@echo "Pilihan: PORT=8000  DEMO_DIR=.demo  DEMO_EMPTY=1 (tanpa data kota)  N=2 (proses uji)  ONLY=nama (bench)"
	@echo "Selengkapnya: README.md dan docs/operasi.md"

demo: ## Menyiapkan semuanya lalu menyajikan situs di http://127.0.0.1:8000
	@$(RUNNER) demo

test: ## Menjalankan seluruh uji dengan basis data sekali pakai
	@$(RUNNER) prepare-tests
	$(PY) -m pytest -n $(N) $(ARGS)

check: prepare ## Memeriksa gaya, lapisan, tipe, templat, migrasi, dan berkas kunci
	$(PY) -m tests.periksa

fmt: prepare ## Merapikan kode Python dan templat
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .
	$(PY) -m djlint templates --reformat --quiet

bench: prepare ## Mengukur kinerja (ONLY=nama untuk satu baris); hasil di build/bench.jsonl
	$(PY) -m tests.bench

backup: ## Mencadangkan basis data dan berkas demo ke build/cadangan-*.dump
	@$(RUNNER) backup

restore: ## Memulihkan cadangan ke demo yang sedang berhenti: make restore FILE=build/cadangan-….dump
	@FILE="$(FILE)" $(RUNNER) restore

clean: ## Menghapus semua yang dibuat ulang sendiri (data demo tidak)
	rm -rf .venv node_modules .vendor build staticfiles staticfiles.stamp .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

prepare:
	@$(RUNNER) prepare
