#!/usr/bin/env bash
# Every check and every test, in the order in which a failure is cheapest to find; then the count.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p tests/out
log=tests/out/test.log
: > "$log"
failed=0

# Nothing here is built a second time, so that what would make a second build quick is only work.
[ -z "${CI:-}" ] || export CARGO_INCREMENTAL=0

step() { # step NAME COMMAND…
  local name=$1 from=$SECONDS; shift
  echo "== $name"
  if ! "$@" 2>&1 | tee -a "$log"; then
    echo "FEILET: $name" | tee -a "$log"
    failed=$((failed + 1))
  fi
  echo "== $name: $((SECONDS - from)) s"
}

# What the tests leave of the machine goes to the linter beside them.
beside() { # beside NAME COMMAND…
  name_beside=$1; shift
  "$@" > tests/out/beside.log 2>&1 &
  beside=$!
}
joined() {
  echo "== $name_beside"
  wait "$beside" && return
  cat tests/out/beside.log
  echo "FEILET: $name_beside" | tee -a "$log"
  failed=$((failed + 1))
}
lint() {
  # Whoever comes first has the build folder to himself until he has built: the tests, which have nothing left to build.
  until grep -qE "^ +Running |^FEILET" "$log"; do sleep 1; done
  cargo clippy --workspace --all-targets -- -D warnings && cargo deny --workspace check bans licenses sources
}

# Not `npm ci`: it refuses a lock file wherever a registry lacks one of the tools' other platforms.
step "ui: pakker" npm --prefix ui install --no-save --silent
step "ui: stil og typer" npm --prefix ui run --silent check
step "ui: bygg" npm --prefix ui run --silent build
step "rust: stil" cargo fmt --all --check
# The same packages each time: with others, cargo chooses other features and builds most of it once more.
step "rust: bygg" cargo build --workspace --all-targets
step "rust: bygg tester" cargo test --workspace --no-run
beside "rust: lint, lisenser og kilder" lint
step "rust: tester" cargo test --workspace --no-fail-fast
joined
step "nettlesertester" npm --prefix ui run --silent test:browser
step "vinduet" tests/e2e/run.sh
step "vinduet uten nettverk" tests/e2e/network.sh

# `cargo test` closes with «test result: … N passed; N failed», node's runner with «# pass N».
passed=$(awk '/^test result:/ { n += $4 } /^# pass / || /^ℹ pass / { n += $3 } END { print n + 0 }' "$log")
lost=$(awk '/^test result:/ { n += $6 } /^# fail / || /^ℹ fail / { n += $3 } END { print n + 0 }' "$log")
[ "$lost" -gt "$failed" ] || lost=$failed
echo
echo "$passed passed, $lost failed"
[ "$lost" -eq 0 ]
