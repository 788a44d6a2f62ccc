# The libraries, wheels only: nothing is compiled.
FROM python:3.11.14-slim-trixie AS libraries
WORKDIR /app
RUN python -m venv /venv
COPY requirements.txt constraints.txt ./
RUN /venv/bin/pip install --no-cache-dir --requirement requirements.txt

FROM python:3.11.14-slim-trixie
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=cauhinh.settings.prod \
    STATIC_ROOT=/app/static-collected
WORKDIR /app
# pg_dump and pg_restore for the backups: of the same major version as the server in docker-compose.yml
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-client-17 && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --no-create-home kehoach && install --directory --owner kehoach var var/celery var/sao-luu
COPY --from=libraries /venv /venv
COPY . .
# The settings want their variables; these serve this one command and stay out of the image.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    ALLOWED_HOSTS=localhost DATABASE_URL=sqlite:// CELERY_BROKER_URL=memory:// \
    python manage.py collectstatic --no-input
USER kehoach
EXPOSE 8000
CMD ["gunicorn", "--config", "cauhinh/gunicorn.py", "--bind", "0.0.0.0:8000"]
