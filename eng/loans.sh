#!/usr/bin/env bash
# Lets random loans live through random events and holds their books to the law after every step: eng/loans.sh [10000]
set -euo pipefail
cd "$(dirname "$0")/.."
[[ "${1:-}" =~ ^[0-9]*$ ]] || { echo "Usage: eng/loans.sh [NUMBER OF LOANS, 10000 when not given]"; exit 0; }
DIGITALBANK_TEST_LOANS="${1:-10000}" exec dotnet test tests/DigitalBank.Lending.Tests -c Release \
  --filter FullyQualifiedName~LoanBookLawTests --logger "console;verbosity=normal"
