# Thin on purpose: each target calls one small module of scripts/, which says in one line what is wrong.
PYTHON ?= python3
VENV := .venv/bin/python
export PYTHONUTF8 := 1
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

.PHONY: help python setup env run test bench load lint format migrate migrations lock screenshot clean

help: ## liệt kê các lệnh / list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

python:
	@command -v $(PYTHON) >/dev/null || { echo "Lỗi: không có lệnh $(PYTHON); cài Python 3.11 trở lên | Error: no command $(PYTHON); install Python 3.11 or newer"; exit 1; }

setup: python ## chuẩn bị .venv với mọi thư viện / prepare .venv with every dependency
	@$(PYTHON) -m scripts.setup requirements-dev.txt

env: python
	@$(PYTHON) -m scripts.setup requirements.txt

run: env ## chạy ứng dụng với dữ liệu mẫu (PORT=8123 make run) / run the app with sample data
	@$(VENV) -m scripts.run

test: setup ## mọi kiểm tra, trên SQLite rồi PostgreSQL + Redis / every check, on SQLite then PostgreSQL + Redis
	@$(VENV) -m scripts.test

bench: setup ## đo tốc độ và bộ nhớ, ghi var/bench.json / measure speed and memory
	@$(VENV) -m scripts.bench

load: setup ## 200 người bấm mỗi 2 giây trong 5 phút / 200 people click every 2 s for 5 minutes
	@$(VENV) -m scripts.load

lint: setup ## kiểm tra mã nguồn và cấu hình / check code and settings
	@$(VENV) -m scripts.lint

format: setup ## sửa định dạng mã nguồn / format the code
	@$(VENV) -m ruff check --fix --quiet .; $(VENV) -m ruff format .

migrate: env ## cập nhật cơ sở dữ liệu / apply migrations
	@$(VENV) manage.py migrate

migrations: env ## tạo migration cho model đã đổi / write migrations for changed models
	@$(VENV) manage.py makemigrations

lock: setup ## ghi lại constraints.txt sau khi đổi requirements / pin what the requirements bring along
	@$(VENV) -m scripts.lock

screenshot: setup ## chụp lại docs/anh/*.png / take the screenshots again
	@$(VENV) -m scripts.anh_chup

clean: ## xóa .venv và tệp tạm, giữ var/ / remove .venv and caches, keep var/
	@rm -rf .venv .pytest_cache .ruff_cache .import_linter_cache .hypothesis
