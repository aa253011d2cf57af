# Starts the demo on a free port and waits until it answers. Needs shell.sh.

# start_demo BINARY NAME [VARIABLE=VALUE…]: sets demo_url, demo_pid and demo_log; the data lie in $scratch/NAME. Started again
# under the same name it goes on with them.
start_demo() {
  local binary=$1 dir=$scratch/$2 port i keep=()
  shift 2
  port=$(free_port)
  demo_url=http://127.0.0.1:$port
  demo_log=$dir.log
  if [[ -d $dir ]]; then keep=(--keep); else mkdir "$dir"; fi
  env "$@" "$binary" demo "${keep[@]}" --port "$port" --data "$dir" >"$demo_log" 2>&1 &
  demo_pid=$!
  at_exit+=("kill $demo_pid")
  for ((i = 0; i < 600; i++)); do
    curl -fs -o /dev/null "$demo_url/helse" && return
    kill -0 "$demo_pid" 2>/dev/null || break
    sleep 0.5
  done
  echo "The demo did not come up:" >&2
  tail -n 50 "$dir.log" >&2
  return 1
}
