#!/usr/bin/env bash
# Kills closes of business two hundred times and says whether they end in the same database content as undisturbed ones.
set -euo pipefail

usage() {
  cat <<'EOT'
Usage: eng/cob-kills.sh [--kills N] [--seed N] [--accounts N] [--days N] [--sqlite] [--keep]

  Builds the bank and takes over accounts that bear interest. A twin of that bank closes some days undisturbed. Other copies close the
  same days in processes that are killed (SIGKILL) at random moments and started again until the days are closed; round after round
  until there have been enough kills. After each round the content of all tables of ledger and accounts is compared by hash with the
  twin's, "ledger verify" runs, and closing again changes nothing.

  --kills N      SIGKILLs, 200 unless given
  --accounts N   5000 unless given
  --days N       days in a round, 5 unless given
  --seed N       the accounts and moments of an earlier run
  --sqlite       instead of a PostgreSQL server of its own with full durability

  Ends with "killed closes end in the same content as undisturbed ones, and run again change nothing: yes|no"; exit code 0 only for yes.
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

if [[ $sqlite == false ]]; then
  start_cluster closes
  words+=(--connection "$connection")
fi

dotnet artifacts/bin/DigitalBank.CrashDay/release/DigitalBank.CrashDay.dll closes "${words[@]}"
