# A PostgreSQL cluster of a script's own, with full durability. Source it, call start_cluster NAME, and stop_cluster at the end.

as_postgres() { if [[ $EUID -eq 0 ]]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

cluster=""

# Sets cluster, pg_bin, pg_port and connection (to the new database NAME).
start_cluster() {
  local initdb
  initdb=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1) || { echo "PostgreSQL is missing: apt-get install postgresql" >&2; return 1; }
  pg_bin=$(dirname "$initdb")
  cluster=$(mktemp -d "${TMPDIR:-/tmp}/digitalbank-$1.XXXXXX")
  [[ $EUID -eq 0 ]] && chown postgres "$cluster"
  as_postgres "$pg_bin/initdb" -D "$cluster/data" -U postgres -A trust -E UTF8 --locale=C >/dev/null
  pg_port=$((20000 + RANDOM % 12000))
  start_server
  as_postgres "$pg_bin/createdb" -h 127.0.0.1 -p "$pg_port" -U postgres "$1"
  connection="Host=127.0.0.1;Port=$pg_port;Username=postgres;Database=$1"
}

start_server() {
  as_postgres "$pg_bin/pg_ctl" -D "$cluster/data" -l "$cluster/server.log" -w \
    -o "-c listen_addresses=127.0.0.1 -c port=$pg_port -c unix_socket_directories=$cluster" start >/dev/null
}

stop_cluster() {
  [[ -n $cluster ]] || return 0
  as_postgres "$pg_bin/pg_ctl" -D "$cluster/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf -- "$cluster"
}
