#!/bin/sh
# The browser of the tests: one that is here already, Debian's package where we may install it, else Playwright's own.
set -e
command -v chromium >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
else
    "$1/playwright" install chromium
fi
