#!/bin/sh
# Over the network by TLS only. The image runs it at its first start; docs/operasi.md says when we do.
set -eu
sed -i 's/^host\([[:space:]]\+all[[:space:]]\+all[[:space:]]\+all[[:space:]]\)/hostssl\1/' "$PGDATA/pg_hba.conf"
psql -q -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c 'SELECT pg_reload_conf()'
