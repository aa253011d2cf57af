# Starts the demo on a free port and waits until it answers. Needs shell.sh.

# start_demo BINARY NAME [VARIABLE=VALUE…]: sets demo_url and demo_pid; the data lie in $scratch/NAME.
start_demo() {
  local binary=$1 dir=$scratch/$2 port i
  shift 2
  port=$(free_port)
  demo_url=http://127.0.0.1:$port
  mkdir "$dir"
  env "$@" "$binary" demo --port "$port" --data "$dir" >"$dir.log" 2>&1 &
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
