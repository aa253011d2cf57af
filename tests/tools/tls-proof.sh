# Builds the PostgreSQL client and its OpenSSL alone, with the system's OpenSSL out of sight. Needs shell.sh.

tls_proof() {
  local hidden=$scratch/hidden header target=target/tls-proof
  mkdir -p "$hidden/openssl" "$hidden/empty"
  # These are searched before the system's headers and after those that the build names itself.
  for header in aes asn1 bio bn conf crypto err evp hmac opensslconf opensslv rand rsa sha ssl x509 x509v3; do
    echo '#error "the system OpenSSL header was used"' >"$hidden/openssl/$header.h"
  done
  rm -rf "$target"
  limited 1200 env -u OPENSSL_DIR -u OPENSSL_LIB_DIR -u OPENSSL_INCLUDE_DIR -u OPENSSL_NO_VENDOR -u OPENSSL_STATIC \
    CPATH="$hidden" LIBRARY_PATH="$hidden/empty" PKG_CONFIG_PATH= PKG_CONFIG_LIBDIR="$hidden/empty" \
    cargo build "${locked[@]}" -p pq-sys --target-dir "$target"
  defined_in "$target" 'libopenssl_sys-*.rlib' SSL_connect
  defined_in "$target" 'libpq_src-*.rlib' pgtls_open_client
  no_shared_tls "${1:-}"
}

# defined_in TARGET FILE SYMBOL: the archive carries the code itself and does not merely ask for it.
defined_in() {
  local archive
  archive=$(find "$1" -name "$2" | head -n 1)
  # The whole list is read, or a closed pipe would count as a failure.
  if [[ -z $archive ]] || [[ $(nm -A "$archive" 2>/dev/null | grep -c " T $3\$") == 0 ]]; then
    echo "$3 is not built into $2" >&2
    return 1
  fi
  echo "$3 is built into $(basename "$archive")"
}

# no_shared_tls BINARY: the finished program asks the system for none of the three libraries.
no_shared_tls() {
  [[ -x $1 ]] || return 0
  if ldd "$1" | grep -E 'lib(ssl|crypto|pq)\.'; then
    echo "$1 links the libraries above dynamically" >&2
    return 1
  fi
  echo "$1 links neither libssl, libcrypto nor libpq dynamically"
}
