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

source eng/postgresql.sh
trap stop_cluster EXIT

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
dotnet build eng/Simulation -c Release -nodeReuse:false -v quiet -nologo

if [[ $postgresql == true ]]; then
  start_cluster simulation
  export DIGITALBANK_TEST_DATABASE=PostgreSql
  export DIGITALBANK_TEST_POSTGRESQL="$connection"
fi

dotnet artifacts/bin/DigitalBank.Simulation/release/DigitalBank.Simulation.dll "${words[@]}"
