#!/usr/bin/env bash
# Lives a day of payments through another bank that misbehaves, while the bank is killed again and again.
set -euo pipefail

usage() {
  cat <<'EOT'
Usage: eng/scheme-day.sh [--postgresql] [--seed N] [--payments N] [--pay-ins N] [--kills N] [--keep]

  Builds the bank and starts the scheme simulator, another bank that rejects, returns, delays, repeats and stays silent. Sends it
  5,000 payments and gets 400 from it, while the bank's process is killed (SIGKILL) 50 times at random moments and started again.
  Then it compares each payment's final state with the simulator's books, the nostro account with what truly moved, and the breaks
  of the reconciliation with those that were injected into the statement (precision and recall). Ends with the line "every payment
  in one final state, ledger and scheme equal, breaks exactly those injected: yes|no"; exit code 0 only for yes.

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
  start_cluster scheme_day
  words+=(--connection "$connection")
fi

dotnet artifacts/bin/DigitalBank.CrashDay/release/DigitalBank.CrashDay.dll scheme "${words[@]}"
