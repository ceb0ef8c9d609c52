#!/usr/bin/env bash
# Lets random loans live through random events and holds their books to the law after every step: eng/loans.sh [--database [--days=30] [--seed=N]] [10000]
# With --database they live in a whole bank with its ledger, day by day, on the database that DIGITALBANK_TEST_DATABASE names.
set -euo pipefail
cd "$(dirname "$0")/.."
tests=LoanBookLawTests loans=10000 days=30 seed=
for word in "$@"; do
  case "$word" in
    --database) tests=LoanBookDatabaseTests ;;
    --days=*) days="${word#*=}" ;;
    --seed=*) seed="${word#*=}" ;;
    *) [[ "$word" =~ ^[0-9]+$ ]] || { sed -n 2,3p "$0" | cut -c3-; exit 1; }
       loans="$word" ;;
  esac
done
export DIGITALBANK_TEST_LOANS="$loans" DIGITALBANK_TEST_LOANS_IN_DATABASE="$loans" DIGITALBANK_TEST_LOAN_DAYS="$days" DIGITALBANK_TEST_LOAN_SEED="$seed"
exec dotnet test tests/DigitalBank.Lending.Tests -c Release --filter "FullyQualifiedName~$tests" --logger "console;verbosity=detailed"
