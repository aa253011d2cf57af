# A throw-away PostgreSQL server: own directory, own port, own non-root user, gone at exit. Needs shell.sh.

install_postgres() {
  pg_bin=$(newest_postgres)
  if [[ -z $pg_bin ]]; then
    # `initdb` is not on the path on Debian, so ask for something that never is.
    need no-postgres-server-found postgresql
    pg_bin=$(newest_postgres)
  fi
  need openssl openssl
  # The server refuses to run as root.
  if [[ $EUID == 0 ]] && ! id opptrapping-test >/dev/null 2>&1; then
    useradd --system --no-create-home --shell /usr/sbin/nologin opptrapping-test
  fi
}

newest_postgres() {
  local found
  found=$(find /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)
  [[ -n $found ]] || found=$(readlink -f "$(command -v initdb || true)" || true)
  [[ -z $found ]] || dirname "$found"
}

as_postgres() { if [[ $EUID == 0 ]]; then runuser -u opptrapping-test -- "$@"; else "$@"; fi; }

# start_postgres NAME [tls] [durable]: sets pg_port. Without `durable` the server never waits for the disk. With `tls` it lets
# nobody in without TLS and a password («hemmelig»), and puts its certificate in $scratch/NAME.crt.
start_postgres() {
  local name=$1 options=" $* " dir=$scratch/$1 sync=off tls=off
  [[ $options == *" durable "* ]] && sync=on
  [[ $options == *" tls "* ]] && tls=on
  pg_port=$(free_port)
  mkdir "$dir"
  echo hemmelig >"$dir.password"
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext "subjectAltName=DNS:localhost,IP:127.0.0.1" \
    -keyout "$dir.key" -out "$dir.crt" 2>/dev/null
  chmod 600 "$dir.key"
  [[ $EUID != 0 ]] || chown opptrapping-test "$dir" "$dir.key" "$dir.password"
  as_postgres "$pg_bin/initdb" -D "$dir/data" -U postgres -A trust --pwfile="$dir.password" -E UTF8 --locale=C.UTF-8 --no-sync >"$dir.log" ||
    return 1
  if [[ $tls == on ]]; then
    echo 'hostssl all all 127.0.0.1/32 scram-sha-256' | as_postgres tee "$dir/data/pg_hba.conf" >/dev/null
  fi
  as_postgres tee -a "$dir/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
port = $pg_port
unix_socket_directories = '$dir'
max_connections = 300
fsync = $sync
synchronous_commit = $sync
full_page_writes = $sync
ssl = $tls
ssl_cert_file = '$dir.crt'
ssl_key_file = '$dir.key'
CONF
  at_exit+=("as_postgres $pg_bin/pg_ctl -D $dir/data -m immediate stop")
  as_postgres "$pg_bin/pg_ctl" -D "$dir/data" -l "$dir/server.log" -w -t 60 start >>"$dir.log" || { cat "$dir/server.log" >&2; return 1; }
}
