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

source eng/postgresql.sh
trap stop_cluster EXIT

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
dotnet build eng/CrashDay -c Release -nodeReuse:false -v quiet -nologo

if [[ $postgresql == true ]]; then
  start_cluster crash_day
  words+=(--connection "$connection")
fi

dotnet artifacts/bin/DigitalBank.CrashDay/release/DigitalBank.CrashDay.dll "${words[@]}"
