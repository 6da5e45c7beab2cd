#!/usr/bin/env bash
# The app under strace: what it opens stands in $TRACES/calls.*, one file for each of its threads, and the port that the
# test automation gave it in $TRACES/automation.
printf '%s\n' "${WEBKIT_INSPECTOR_SERVER:-}" >> "$TRACES/automation"
exec strace --follow-forks --output-separately --seccomp-bpf --quiet=all --signal=none \
  --trace=socket,bind,connect,sendto,sendmsg,sendmmsg --output="$TRACES/calls" "$TRACED" "$@"
