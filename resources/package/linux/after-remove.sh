#!/bin/sh
# Runs after the files of the .deb or .rpm were removed. dpkg says `remove` or `purge`, rpm the number of versions that
# stay; an update needs nothing.
set -e

case "$1" in
remove | purge | 0)
  installed='/etc/apparmor.d/${executable}'
  if [ -f "$installed" ]; then
    if apparmor_status --enabled 2>/dev/null && ! { command -v ischroot >/dev/null && ischroot; }; then
      apparmor_parser --remove "$installed" || true
    fi
    rm -f "$installed"
  fi
  ;;
esac
