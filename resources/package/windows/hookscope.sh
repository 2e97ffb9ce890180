#!/bin/sh
# The command of an installed Hookscope in Git Bash. Chromium reads nothing after `--`.
app=$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")/Hookscope.exe
if [ $# -eq 0 ]; then
  "$app" &
else
  exec "$app" --log-level=3 -- "$@"
fi
