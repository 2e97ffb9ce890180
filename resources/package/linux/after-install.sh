#!/bin/sh
# Runs after the .deb or .rpm was unpacked. The triggers of the system update its lists of apps, icons and file types.
set -e

profile='/opt/${sanitizedProductName}/resources/apparmor-profile'
installed='/etc/apparmor.d/${executable}'

# AppArmor before 4.0 (Debian 12, Ubuntu 22.04) can't read the profile, and those systems need none.
if [ -d /etc/apparmor.d ] && command -v apparmor_parser >/dev/null &&
  apparmor_parser --skip-kernel-load --skip-cache "$profile" >/dev/null 2>&1; then
  cp "$profile" "$installed"
  # In a chroot or a container without AppArmor there is nothing to load it into.
  if apparmor_status --enabled 2>/dev/null && ! { command -v ischroot >/dev/null && ischroot; }; then
    apparmor_parser --replace --write-cache --skip-read-cache "$installed" || true
  fi
fi
