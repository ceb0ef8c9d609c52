#!/usr/bin/env bash
# Lives a day of 10,000 payments during which the bank is killed ten times, and says whether anything was lost or doubled.
set -euo pipefail

usage() {
  cat <<'EOT'
Usage: eng/crash-day.sh [--postgresql] [--seed N] [--payments N] [--kills N] [--per-file N] [--keep]

  Builds the bank, takes over 80 accounts, and pays: half of the payments over HTTP by 16 clients, half from pain.001 files
  with "payments import". Meanwhile the server is killed (SIGKILL) ten times at random moments and started again, and some of
  the imports are killed as well. Then it reads the journal with SQL of its own, runs "ledger verify" and adds up all
  statements. Ends with the line "every acknowledged payment exactly once: yes|no"; exit code 0 only for yes.

  --postgresql   on a PostgreSQL server of its own with full durability, instead of SQLite
EOT
}

cd "$(dirname "${BASH_SOURCE[0]}")/.."
postgresql=false
words=()
while (($# > 0)); do
  case "$1" in
    --postgresql) postgresql=true ;;
    -h | --help) usage; exit 0 ;;
    *) words+=("$1") ;;
  esac
  shift
done

as_postgres() { if [[ $EUID -eq 0 ]]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

cluster=""
finish() {
  if [[ -n $cluster ]]; then
    as_postgres "$pg_bin/pg_ctl" -D "$cluster/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf -- "$cluster"
  fi
}
trap finish EXIT

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
dotnet build eng/CrashDay -c Release -nodeReuse:false -v quiet -nologo

if [[ $postgresql == true ]]; then
  initdb=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1) || { echo "PostgreSQL is missing: apt-get install postgresql" >&2; exit 1; }
  pg_bin=$(dirname "$initdb")
  cluster=$(mktemp -d "${TMPDIR:-/tmp}/digitalbank-crash-day-pg.XXXXXX")
  [[ $EUID -eq 0 ]] && chown postgres "$cluster"
  as_postgres "$pg_bin/initdb" -D "$cluster/data" -U postgres -A trust -E UTF8 --locale=C >/dev/null
  port=$((20000 + RANDOM % 12000))
  as_postgres "$pg_bin/pg_ctl" -D "$cluster/data" -l "$cluster/server.log" -w \
    -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$cluster" start >/dev/null
  words+=(--connection "Host=127.0.0.1;Port=$port;Username=postgres;Database=crash_day")
  as_postgres "$pg_bin/createdb" -h 127.0.0.1 -p "$port" -U postgres crash_day
fi

dotnet artifacts/bin/DigitalBank.CrashDay/release/DigitalBank.CrashDay.dll "${words[@]}"
