#!/usr/bin/env bash
# Measures, and ends with the ratios: eng/bench.sh ledger [--rounds=5] [--seconds=5] …  (needs PostgreSQL's server programs)
set -euo pipefail
cd "$(dirname "$0")/.."
exec dotnet run -c Release --project tests/DigitalBank.Benchmarks -- "$@"
