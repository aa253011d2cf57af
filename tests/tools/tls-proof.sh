# Proves that the released program carries its own TLS to PostgreSQL. Needs shell.sh, and postgres.sh for the last part.

# hide_openssl: sets `without_openssl`, which put before a build command keeps the system's OpenSSL out of its sight. On
# CI the release is built so: what is proved afterwards is proved of the program itself, and OpenSSL is not built once more.
hide_openssl() {
  local hidden=$scratch/hidden header
  mkdir -p "$hidden/openssl" "$hidden/empty"
  # These are searched before the system's headers and after those that the build names itself.
  for header in aes asn1 bio bn conf crypto err evp hmac opensslconf opensslv rand rsa sha ssl x509 x509v3; do
    echo '#error "the system OpenSSL header was used"' >"$hidden/openssl/$header.h"
  done
  without_openssl=(env -u OPENSSL_DIR -u OPENSSL_LIB_DIR -u OPENSSL_INCLUDE_DIR -u OPENSSL_NO_VENDOR -u OPENSSL_STATIC
    CPATH="$hidden" LIBRARY_PATH="$hidden/empty" PKG_CONFIG_PATH= PKG_CONFIG_LIBDIR="$hidden/empty")
}

# tls_proof BINARY: of the release build beside it.
tls_proof() {
  local built
  built=$(dirname "$1")/deps
  defined_in "$built" 'libopenssl_sys-*.rlib' SSL_connect
  defined_in "$built" 'libpq_src-*.rlib' pgtls_open_client
  no_shared_tls "$1"
}

# defined_in FOLDER FILE SYMBOL: the newest such archive carries the code itself and does not merely ask for it.
defined_in() {
  local archive
  archive=$(find "$1" -name "$2" -printf '%T@ %p\n' | sort -rn | head -n 1 | cut -d' ' -f2-)
  # The whole list is read, or a closed pipe would count as a failure.
  if [[ -z $archive ]] || [[ $(nm -A "$archive" 2>/dev/null | grep -c " T $3\$") == 0 ]]; then
    echo "$3 is not built into $2" >&2
    return 1
  fi
  echo "$3 is built into $(basename "$archive")"
}

# no_shared_tls BINARY: the finished program asks the system for none of the three libraries.
no_shared_tls() {
  if ldd "$1" | grep -E 'lib(ssl|crypto|pq)\.'; then
    echo "$1 links the libraries above dynamically" >&2
    return 1
  fi
  echo "$1 links neither libssl, libcrypto nor libpq dynamically"
}

# tls_spoken BINARY PORT CERTIFICATE: the program builds its tables on a server that lets nobody in without TLS, having checked
# whose certificate it is; and is turned away without TLS, or when it trusts another certificate only.
tls_spoken() {
  local url=postgres://postgres:hemmelig@127.0.0.1:$2/tls_proof
  PGPASSWORD=hemmelig PGSSLMODE=require "$pg_bin/createdb" -h 127.0.0.1 -p "$2" -U postgres tls_proof
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout "$scratch/other.key" -out "$scratch/other.crt" 2>/dev/null
  turned_away "$1" "$url?sslmode=disable" 'no encryption'
  turned_away "$1" "$url?sslmode=verify-full&sslrootcert=$scratch/other.crt" 'certificate verify failed'
  DATABASE_URL="$url?sslmode=verify-full&sslrootcert=$3" timeout 120 "$1" migrate
  echo "$1 speaks TLS to PostgreSQL and checks the certificate"
}

# turned_away BINARY URL WHY: does not come in, and says why.
turned_away() {
  local told
  if told=$(DATABASE_URL=$2 timeout 120 "$1" migrate 2>&1) || [[ $told != *"$3"* ]]; then
    printf '%s: expected to be turned away (%s), was told:\n%s\n' "$2" "$3" "$told" >&2
    return 1
  fi
}
