# Shared by tests/run and benches/run: a scratch directory that is always removed, and installation of what is missing.

scratch=$(mktemp -d "${TMPDIR:-/tmp}/opptrapping.XXXXXX")
# The throw-away database runs as another user and must be able to walk through here.
chmod 755 "$scratch"
at_exit=()

clean_up() {
  local status=$? i
  # Last started, first stopped.
  for ((i = ${#at_exit[@]} - 1; i >= 0; i--)); do ${at_exit[i]} >/dev/null 2>&1 || true; done
  rm -rf "$scratch"
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

as_root() { if [[ $EUID == 0 ]]; then "$@"; else sudo "$@"; fi; }

# need COMMAND PACKAGE…: installs the Debian packages unless the command is there.
need() {
  command -v "$1" >/dev/null && return
  shift
  install_packages "$@"
}

# install_packages PACKAGE…: the lists of packages are fetched once in a run; steps are subshells, hence a file to tell it.
install_packages() {
  if ! command -v apt-get >/dev/null; then
    echo "Missing: $*. Install it by hand; apt-get is not here." >&2
    return 1
  fi
  if [[ ! -e $scratch/apt-updated ]]; then
    as_root apt-get update -qq >&2
    touch "$scratch/apt-updated"
  fi
  echo "installing $*" >&2
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=300 --no-install-recommends "$@" \
    >"$scratch/apt.log" 2>&1 || { cat "$scratch/apt.log" >&2; return 1; }
}

# What README.md says a machine needs: OpenSSL, libpq and SQLite are built from source, hence perl and make.
install_build_tools() { need gcc gcc libc6-dev && need make make && need perl perl; }

# For builds without the feature `vendored-openssl`.
install_system_openssl() {
  need pkg-config pkg-config
  pkg-config --exists openssl || install_packages libssl-dev
}

# A port nobody listens on just now.
free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo "$port"
}

# limited SECONDS COMMAND…: with a ceiling on memory and time, because one known Diesel construct makes the compiler run
# away (docs/decisions). The limit is on address space per process.
limited() {
  local seconds=$1 mode=()
  shift
  # At a terminal Ctrl-C must reach the command, and a step beside the others (tests/run) is stopped as one process group;
  # elsewhere the whole process group is to die at the limit.
  [[ -t 0 || -n ${beside:-} ]] && mode=(--foreground)
  (
    ulimit -v "${MEMORY_LIMIT_KB:-14680064}"
    exec timeout "${mode[@]}" --kill-after=10 "$seconds" "$@"
  )
}
