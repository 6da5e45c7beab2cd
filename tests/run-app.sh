#!/usr/bin/env bash
# Builds and opens the app. Where there is no display, does the same job without a screen.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ "$(uname -s)" = Linux ]; then
  out=$(mktemp -d "${TMPDIR:-/tmp}/tiltaksmappe-demo.XXXXXX")
  echo "Her er det ingen skjerm. Kjører «tiltaksmappe-cli demo» i stedet: samme jobb uten vindu."
  cargo build --quiet -p tiltaksmappe-cli
  exec target/debug/tiltaksmappe-cli demo --out "$out"
fi
npm --prefix ui install --no-save --silent
npm --prefix ui run --silent build
cargo run -p tiltaksmappe
