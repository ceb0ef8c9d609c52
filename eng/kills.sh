#!/usr/bin/env bash
# Kills the bank's processes two hundred times under load, stops its database twenty times, and says whether anything was lost or doubled.
set -euo pipefail

usage() {
  cat <<'EOT'
Usage: eng/kills.sh [--kills N] [--stops N] [--seed N] [--sqlite] [--keep]

  Builds the bank and serves it with two processes on a PostgreSQL server of its own with full durability. Clients book entries by
  hand and pay, over HTTP, without a pause; what gets no answer they send again with the same key, to either process or to both at
  once, or they walk away. Meanwhile processes are killed (SIGKILL) at random moments, at work and while they start, one or both, and
  the database server is stopped with "pg_ctl stop -m immediate" and started again, under which the processes stay up. At the end all
  that is unknown is asked again, of both processes at once. Then it reads the tables with SQL of its own and runs "ledger verify".

  --kills N   SIGKILLs, 200 unless given
  --stops N   stops of the database, 20 unless given
  --seed N    the plan of an earlier run
  --sqlite    one process on SQLite; no stops

  Ends with "every acknowledged entry exactly once, every other once or not at all: yes|no"; exit code 0 only for yes.
EOT
}

cd "$(dirname "${BASH_SOURCE[0]}")/.."
source eng/postgresql.sh
sqlite=false
words=()
while (($# > 0)); do
  case "$1" in
    --sqlite) sqlite=true ;;
    -h | --help) usage; exit 0 ;;
    *) words+=("$1") ;;
  esac
  shift
done

trap stop_cluster EXIT

# The processes live for seconds: profiling for later optimisation would never pay.
export DOTNET_TieredPGO=0
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
dotnet build eng/CrashDay -c Release -nodeReuse:false -v quiet -nologo

if [[ $sqlite == true ]]; then
  words+=(--stops 0)
else
  start_cluster kills

  # Two programs without arguments, for the process that decides when.
  for action in stop start; do
    {
      printf '#!/usr/bin/env bash\nset -euo pipefail\n'
      declare -p cluster pg_bin pg_port
      declare -f as_postgres start_server
      [[ $action == start ]] && echo start_server \
        || echo 'as_postgres "$pg_bin/pg_ctl" -D "$cluster/data" -m immediate -w stop >/dev/null'
    } >"$cluster/$action"
    chmod +x "$cluster/$action"
    words+=("--$action-database" "$cluster/$action")
  done
  words+=(--connection "$connection")
fi

dotnet artifacts/bin/DigitalBank.CrashDay/release/DigitalBank.CrashDay.dll kills "${words[@]}"
