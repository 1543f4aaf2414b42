#!/bin/sh
# The browser of the tests: one that is here already, Debian's package where we may install it, else Playwright's own;
# the program that opens slides, the server of the desk's database, and the one in front of a team's server: without
# these three, less is tested.
set -e
able=$([ "$(id -u)" = 0 ] && command -v apt-get || true)
proxy=$(PATH="$PATH:/usr/sbin" command -v nginx || true)
served=$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null || command -v initdb || true)
shell=$(command -v chromium-headless-shell || true)
if [ -n "$able" ] && ! { [ -n "$shell" ] && command -v soffice && [ -n "$served" ] && [ -n "$proxy" ]; } >/dev/null 2>&1; then
    apt-get update -qq
fi
# Chromium without its window does all that the tests do in three quarters of the time.
if [ -n "$able" ] && [ -z "$shell" ]; then
    DEBIAN_FRONTEND=noninteractive timeout 150 apt-get install -y -qq chromium-headless-shell >/dev/null 2>&1 ||
        echo "Chromium without its window could not be installed: the tests take the whole of it." >&2
fi
if ! { command -v chromium-headless-shell || command -v chromium; } >/dev/null 2>&1; then
    if [ -n "$able" ]; then
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
    else
        "$1/playwright" install --only-shell chromium
    fi
fi
if [ -n "$able" ] && ! command -v soffice >/dev/null 2>&1; then
    DEBIAN_FRONTEND=noninteractive timeout 150 apt-get install -y -qq --no-install-recommends libreoffice-impress >/dev/null ||
        echo "LibreOffice could not be installed: the test that opens slides in it is skipped." >&2
fi
if [ -n "$able" ] && [ -z "$served" ]; then
    DEBIAN_FRONTEND=noninteractive timeout 150 apt-get install -y -qq --no-install-recommends postgresql >/dev/null ||
        echo "PostgreSQL could not be installed: the tests of the desk's database run on SQLite alone." >&2
fi
if [ -n "$able" ] && [ -z "$proxy" ]; then
    DEBIAN_FRONTEND=noninteractive timeout 150 apt-get install -y -qq --no-install-recommends nginx-light >/dev/null ||
        echo "nginx could not be installed: the test of a team's server does without it." >&2
fi
