# The libraries, wheels only: nothing is compiled.
FROM python:3.11.14-slim-bookworm AS libraries
WORKDIR /app
RUN python -m venv /venv
COPY requirements.txt constraints.txt ./
RUN /venv/bin/pip install --no-cache-dir --requirement requirements.txt

FROM python:3.11.14-slim-bookworm
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=cauhinh.settings.prod \
    STATIC_ROOT=/app/static-collected
WORKDIR /app
RUN useradd --uid 10001 --no-create-home kehoach && install --directory --owner kehoach var var/celery
COPY --from=libraries /venv /venv
COPY . .
# The settings want their variables; these serve this one command and stay out of the image.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    ALLOWED_HOSTS=localhost DATABASE_URL=sqlite:// CELERY_BROKER_URL=memory:// \
    python manage.py collectstatic --no-input
USER kehoach
EXPOSE 8000
CMD ["gunicorn", "cauhinh.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "--no-control-socket"]
