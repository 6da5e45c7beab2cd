#!/usr/bin/env bash
# The journey where nothing can be reached but the machine itself, with every socket that the app opens taken down; and the
# app alone, where not even that can be.
set -euo pipefail
cd "$(dirname "$0")/../.."

# Inside the namespace: the loopback is for the test automation, which speaks to the app over it.
if [ "${1:-}" = inside ]; then
  [ "$2" = alone ] || ip link set lo up
  if [ "$2" = alone ]; then
    export HOME=$TRACES XDG_DATA_HOME=$TRACES/data
    # Long enough for the window to show itself; ended from outside, which is no fault, and before its screen: an app
    # whose screen has gone asks for it over TCP.
    xvfb-run -a -s "-screen 0 1400x900x24" timeout --preserve-status 15 tests/e2e/traced.sh || true
  else
    xvfb-run -a -s "-screen 0 1400x900x24" node tests/ui/run.mjs tests/e2e/journey.test.mjs
  fi
  exit
fi

if unshare --net true 2>/dev/null; then apart=(unshare --net)
elif unshare --map-root-user --net true 2>/dev/null; then apart=(unshare --map-root-user --net)
else echo "Får ikke laget et eget nettverksnavnerom (unshare --net)." >&2; exit 1
fi
folder=$(mktemp -d "${TMPDIR:-/tmp}/tiltaksmappe-network.XXXXXX")
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/journey" "$folder/alone"
export TRACED=${TILTAKSMAPPE_APP:-$PWD/target/debug/tiltaksmappe} TILTAKSMAPPE_APP=$PWD/tests/e2e/traced.sh
failed=0
TRACES=$folder/journey "${apart[@]}" tests/e2e/network.sh inside journey || failed=1
TRACES=$folder/alone "${apart[@]}" tests/e2e/network.sh inside alone
TRACES=$folder node --test --test-reporter=tap tests/e2e/network.test.mjs || failed=1
exit $failed
