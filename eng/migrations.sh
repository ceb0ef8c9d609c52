#!/usr/bin/env bash
# Adds a migration to every context whose model has changed, for all three providers: eng/migrations.sh add AddAccountOwner [ID]
set -euo pipefail
cd "$(dirname "$0")/.."
[ "${1:-}" = add ] && [ -n "${2:-}" ] || { echo "Usage: eng/migrations.sh add NAME [ID]" >&2; exit 1; }
exec dotnet run --project eng/Migrations -- add "$2" src/Storage ${3:+"$3"}
