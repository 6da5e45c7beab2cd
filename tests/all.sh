#!/usr/bin/env bash
# Every check and every test, in the order in which a failure is cheapest to find; then the count.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p tests/out
log=tests/out/test.log
: > "$log"
failed=0

step() { # step NAME COMMAND…
  local name=$1; shift
  echo "== $name"
  if ! "$@" 2>&1 | tee -a "$log"; then
    echo "FEILET: $name" | tee -a "$log"
    failed=$((failed + 1))
  fi
}

# Not `npm ci`: it refuses a lock file wherever a registry lacks one of the tools' other platforms.
step "ui: pakker" npm --prefix ui install --no-save --silent
step "ui: stil og typer" npm --prefix ui run --silent check
step "ui: bygg" npm --prefix ui run --silent build
step "rust: stil" cargo fmt --all --check
step "rust: bygg" cargo build --workspace --all-targets
step "rust: tester" cargo test --workspace --exclude tiltaksmappe --no-fail-fast
step "rust: lint" cargo clippy --workspace --all-targets -- -D warnings
step "lisenser og kilder" cargo deny --workspace check bans licenses sources
step "nettlesertester" npm --prefix ui run --silent test:browser
step "vinduet" tests/e2e/run.sh

# `cargo test` closes with «test result: … N passed; N failed», node's runner with «# pass N».
passed=$(awk '/^test result:/ { n += $4 } /^# pass / || /^ℹ pass / { n += $3 } END { print n + 0 }' "$log")
lost=$(awk '/^test result:/ { n += $6 } /^# fail / || /^ℹ fail / { n += $3 } END { print n + 0 }' "$log")
[ "$lost" -gt "$failed" ] || lost=$failed
echo
echo "$passed passed, $lost failed"
[ "$lost" -eq 0 ]
