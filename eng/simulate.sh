#!/usr/bin/env bash
# Runs a million random operations, with faults, on a real ledger and on a simple model of it, and says whether they ever differ.
set -euo pipefail

usage() {
  cat <<'EOH'
Usage: eng/simulate.sh [--operations N] [--seed N] [--postgresql] [--without-races] [--checkpoints N]

  --operations N    1000000 unless given
  --seed N          repeats a run; a new one is drawn and printed unless given
  --postgresql      on a PostgreSQL server of its own with full durability, instead of SQLite
  --without-races   leaves out the waves in which two engines post at the same time, so that a seed repeats a run exactly
  --checkpoints N   how often everything is compared on the way, 20 unless given

Ends with the line "the ledger and the model agree: yes|no"; exit code 0 only for yes. When they differ, it prints the seed, the
operation and what the two say.
EOH
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
dotnet build eng/Simulation -c Release -nodeReuse:false -v quiet -nologo

if [[ $postgresql == true ]]; then
  initdb=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1) || { echo "PostgreSQL is missing: apt-get install postgresql" >&2; exit 1; }
  pg_bin=$(dirname "$initdb")
  cluster=$(mktemp -d "${TMPDIR:-/tmp}/digitalbank-simulation-pg.XXXXXX")
  [[ $EUID -eq 0 ]] && chown postgres "$cluster"
  as_postgres "$pg_bin/initdb" -D "$cluster/data" -U postgres -A trust -E UTF8 --locale=C >/dev/null
  port=$((20000 + RANDOM % 12000))
  as_postgres "$pg_bin/pg_ctl" -D "$cluster/data" -l "$cluster/server.log" -w \
    -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$cluster" start >/dev/null
  export DIGITALBANK_TEST_DATABASE=PostgreSql
  export DIGITALBANK_TEST_POSTGRESQL="Host=127.0.0.1;Port=$port;Username=postgres"
fi

dotnet artifacts/bin/DigitalBank.Simulation/release/DigitalBank.Simulation.dll "${words[@]}"
