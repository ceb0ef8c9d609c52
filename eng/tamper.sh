#!/usr/bin/env bash
# Tampers with copies of a database, each time in another way, and says how many of the tamperings "ledger verify" finds.
set -euo pipefail

if [[ ${1:-} == -h || ${1:-} == --help || $# -gt 2 ]]; then
  cat <<'EOT'
Usage: eng/tamper.sh [N] [SEED]

  N     how many tamperings, 10000 unless given: values and rows changed by hand, and whole books forged (entries changed,
        deleted, inserted, reordered, cut off) with fingerprints, balances and even the stored tree made to fit
  SEED  20261122 unless given

Ends with the line "N of N tamperings found"; exit code 0 only when all were found and the first bad entry was named.
EOT
  exit 0
fi

cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
export DIGITALBANK_TAMPERINGS=${1:-10000} DIGITALBANK_TAMPER_SEED=${2:-20261122}
log=$(mktemp)
trap 'rm -f -- "$log"' EXIT
outcome=0
dotnet test tests/DigitalBank.Ledger.Tests -c Release --filter FullyQualifiedName~TamperingDrillTests \
  --logger "console;verbosity=detailed" >"$log" 2>&1 || outcome=$?
if ! grep -E '^ +seed [0-9]+:' "$log" | sed 's/^ *//'; then
  cat "$log"
  exit 1
fi

grep -E ' \(seed [0-9]+\): ' "$log" | sed 's/^ *//' | head -n 20 || true
grep -E '[0-9]+ of [0-9]+ tamperings found' "$log" | sed 's/^ *//'
exit "$outcome"
