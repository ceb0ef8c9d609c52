#!/usr/bin/env bash
# Lives two years of simulated days with 1,000 interest-bearing accounts and compares them with a reckoning that knew everything in time.
set -euo pipefail

usage() {
  cat <<'EOT'
Usage: eng/two-years.sh [--accounts N] [--days N] [--seed N] [--postgresql]

  Deposits, withdrawals, items that come up to 60 days late or some days early, and new rates of the products, day by day; every business
  day is closed for interest. After each close the control accounts must equal the sum of the accounts. In the end every account's
  postings with their corrections, and what stands unposted to the last fraction, must be what a plain reckoning of all days gives that
  shares no code with the bank; and for each product what accrued in the books must be what was posted and what stands.

  --accounts N   1000 unless given
  --days N       of the calendar, 731 unless given
  --seed N       repeats a run; a new one is drawn and printed unless given
  --postgresql   on a PostgreSQL server of its own with full durability, instead of SQLite

  Prints what was posted for each product and period; exit code 0 only when all agree.
EOT
}

cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DIGITALBANK_TEST_YEARS_ACCOUNTS=1000 DIGITALBANK_TEST_YEARS_DAYS=731
postgresql=false
while (($# > 0)); do
  case "$1" in
    --accounts) DIGITALBANK_TEST_YEARS_ACCOUNTS=$2; shift ;;
    --days) DIGITALBANK_TEST_YEARS_DAYS=$2; shift ;;
    --seed) export DIGITALBANK_TEST_YEARS_SEED=$2; shift ;;
    --postgresql) postgresql=true ;;
    *) usage; [[ $1 == -h || $1 == --help ]]; exit ;;
  esac
  shift
done

source eng/postgresql.sh
trap stop_cluster EXIT

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
dotnet build tests/DigitalBank.Accounts.Tests -c Release -nodeReuse:false -v quiet -nologo

if [[ $postgresql == true ]]; then
  start_cluster two_years
  export DIGITALBANK_TEST_DATABASE=PostgreSql
  export DIGITALBANK_TEST_POSTGRESQL="$connection"
fi

dotnet test tests/DigitalBank.Accounts.Tests -c Release --no-build --filter "FullyQualifiedName~TwoYearsTests" --logger "console;verbosity=detailed"
