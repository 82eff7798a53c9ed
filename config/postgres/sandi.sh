#!/bin/sh
# The passwords of the roles that peran.sql makes, from secrets. The image runs both at its first start; docs/operasi.md says when we do.
set -eu
for peran in tangkas tangkas_aplikasi tangkas_cadangan; do
    psql -q -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<SQL
\set sandi \`cat "${RAHASIA:-/run/secrets}/sandi_$peran"\`
ALTER ROLE $peran PASSWORD :'sandi';
SQL
done
