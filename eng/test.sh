#!/usr/bin/env bash
# The one command that says whether the bank is in order. Ends with the line "N passed, N failed, N skipped".
set -uo pipefail

usage() {
  cat <<'EOF'
Usage: eng/test.sh [--fast] [--filter EXPRESSION]

  Builds everything with warnings as errors and runs every test on SQLite, then the integration tests again on a
  PostgreSQL server that it starts for itself, and once more on SQL Server when DIGITALBANK_TEST_SQLSERVER holds a
  connection string. Installs PostgreSQL, hledger, xmllint, Poppler and QPDF with apt-get where they are missing (Debian, as root or with sudo).

  --fast               tests on SQLite only
  --filter EXPRESSION  only the tests that match, as in "dotnet test --filter"

  Results in the TRX format are left in artifacts/test-results.
EOF
}

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
fast=false
filter=""
while (($# > 0)); do
  case "$1" in
    --fast) fast=true ;;
    --filter) filter="${2:?--filter needs an expression}"; shift ;;
    --filter=*) filter="${1#--filter=}" ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done

results=artifacts/test-results
cluster=""
broken_runs=0

say() { printf '\n== %s\n' "$*"; }

# A step that is not a test (a build, a server that does not start) but whose failure must turn the result red.
fail() { printf 'FAILED: %s\n' "$*" >&2; broken_runs=$((broken_runs + 1)); }

as_postgres() { if [[ $EUID -eq 0 ]]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

sum_up() {
  local counters total=0 passed=0 failed=0 value
  counters=$(grep -rhoE '<Counters [^>]*>' --include='*.trx' "$results" 2>/dev/null)
  add() { grep -oE " $1=\"[0-9]+\"" <<<"$counters" | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'; }
  total=$(add total)
  passed=$(add passed)
  for value in failed error timeout aborted; do failed=$((failed + $(add "$value"))); done

  local skipped=$((total - passed - failed))
  failed=$((failed + broken_runs))
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  ((failed == 0 && passed > 0))
}

finish() {
  local code=$?
  trap - EXIT INT TERM
  if [[ -n $cluster ]]; then
    [[ -f $cluster/data/postmaster.pid ]] && as_postgres "$pg_bin/pg_ctl" -D "$cluster/data" -m immediate -w stop >/dev/null 2>&1
    rm -rf -- "$cluster"
  fi
  sum_up || code=1
  exit "$code"
}

find_postgresql() {
  local initdb
  initdb=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1)
  [[ -n $initdb ]] && pg_bin=$(dirname "$initdb")
}

install_postgresql() {
  local sudo=()
  if ! command -v apt-get >/dev/null; then
    fail "PostgreSQL is missing and this is not Debian: install its server so that /usr/lib/postgresql/*/bin/initdb exists."
    return 1
  fi
  if [[ $EUID -ne 0 ]]; then
    if ! sudo -n true 2>/dev/null; then
      fail "PostgreSQL is missing. Run once as root: apt-get update && apt-get install postgresql. Or run the tests with --fast."
      return 1
    fi
    sudo=(sudo -n)
  fi

  say "Installing PostgreSQL"
  export DEBIAN_FRONTEND=noninteractive
  "${sudo[@]}" apt-get update -q || { fail "apt-get update did not work."; return 1; }
  "${sudo[@]}" apt-get install -y -q --no-install-recommends postgresql-common || { fail "postgresql-common cannot be installed."; return 1; }

  # Debian would start a cluster of its own on port 5432, which nobody here asked for.
  "${sudo[@]}" sed -i -E 's/^#?create_main_cluster *=.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
  "${sudo[@]}" apt-get install -y -q --no-install-recommends postgresql || { fail "postgresql cannot be installed."; return 1; }
}

# The tests that ask programs of others (hledger for balances, xmllint about messages, Poppler and QPDF about statements) skip where they cannot be had; that is
# no fault of the bank.
install_readers() {
  local sudo=() missing=()
  command -v hledger >/dev/null || missing+=(hledger)
  command -v pdfinfo >/dev/null || missing+=(poppler-utils)
  command -v qpdf >/dev/null || missing+=(qpdf)
  command -v xmllint >/dev/null || missing+=(libxml2-utils)
  ((${#missing[@]} == 0)) && return
  if ! command -v apt-get >/dev/null || { [[ $EUID -ne 0 ]] && ! sudo -n true 2>/dev/null; }; then
    say "${missing[*]} cannot be installed here: the tests that need them are skipped"
    return
  fi
  [[ $EUID -ne 0 ]] && sudo=(sudo -n)
  say "Installing ${missing[*]}"
  { "${sudo[@]}" apt-get update -q && DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}"; } \
    || say "${missing[*]} could not be installed: the tests that need them are skipped"
}

start_postgresql() {
  find_postgresql || { install_postgresql && find_postgresql; } || return 1
  cluster=$(mktemp -d "${TMPDIR:-/tmp}/digitalbank-tests.XXXXXX")
  [[ $EUID -eq 0 ]] && chown postgres "$cluster"
  if ! as_postgres "$pg_bin/initdb" -D "$cluster/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$cluster/initdb.log" 2>&1; then
    cat "$cluster/initdb.log" >&2
    fail "No PostgreSQL cluster could be created."
    return 1
  fi

  # A killed test run leaves nothing worth keeping, so nothing waits for the disk.
  local port options attempt
  for attempt in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 12000))
    options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$cluster -c max_connections=300"
    options+=" -c fsync=off -c full_page_writes=off -c shared_buffers=256MB"
    if as_postgres "$pg_bin/pg_ctl" -D "$cluster/data" -l "$cluster/server.log" -w -t 60 -o "$options" start >/dev/null 2>&1; then
      export DIGITALBANK_TEST_POSTGRESQL="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
      return 0
    fi
  done

  tail -n 20 "$cluster/server.log" >&2
  fail "The PostgreSQL server did not start."
  return 1
}

build() {
  say "Build"
  dotnet build DigitalBank.sln -c Release -warnaserror -nodeReuse:false -v minimal -nologo || { fail "The build failed."; return 1; }
}

# run_tests NAME PROJECT…: all of them in one run, so that one TRX file holds the result; two at a time, because many tests wait for a
# database or for another process.
run_tests() {
  local name=$1 project assemblies=()
  shift
  for project; do
    assemblies+=("artifacts/bin/$project/release/$project.dll")
  done

  say "Tests, $name"
  dotnet test "${assemblies[@]}" --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" \
    --results-directory "$results/$name" --blame-hang-timeout 10m --blame-hang-dump-type none ${filter:+--filter "$filter"} -- RunConfiguration.MaxCpuCount=2
  local code=$?

  # A crashed test host has no failed test to show for it.
  if ((code != 0)) && ! grep -qE '<Counters [^>]* failed="[1-9]' "$results/$name/$name.trx" 2>/dev/null; then
    fail "The test run on $name ended with exit code $code."
  fi
}

if ! command -v dotnet >/dev/null; then
  echo "The .NET 10 SDK is missing; global.json says which version." >&2
  exit 1
fi
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
export DOTNET_TieredPGO=0 # for the banks that tests start as processes of their own: none lives long enough to gain by it
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
rm -rf -- "$results"

mapfile -t all < <(cd tests && for project in */; do grep -ql Microsoft.NET.Test.Sdk "$project"*.csproj && echo "${project%/}"; done)
mapfile -t integration < <(cd tests && for project in "${all[@]}"; do grep -ql DigitalBank.TestKit.csproj "$project/$project.csproj" && echo "$project"; done)

build || exit 1
install_readers
run_tests SQLite "${all[@]}"
[[ $fast == true ]] && exit 0

if start_postgresql; then
  DIGITALBANK_TEST_DATABASE=PostgreSql run_tests PostgreSQL "${integration[@]}"
fi
if [[ -n ${DIGITALBANK_TEST_SQLSERVER:-} ]]; then
  DIGITALBANK_TEST_DATABASE=SqlServer run_tests SqlServer "${integration[@]}"
fi
exit 0   # what failed has been counted
