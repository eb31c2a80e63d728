#!/usr/bin/env bash
# Tests the DLL of Windows PowerShell 5.1 on Debian's Mono, which stands in for .NET Framework. The last line counts the tests.
#
#   tests/windows/framework.sh
#   tests/windows/framework.sh -class '*.NumberReaderTests'    # options of the xUnit runner
#
# The tests that Mono cannot pass are in exceptions.txt, each with its reason; they count as skipped. The exit code is 77 if there is no Mono.
set -uo pipefail
here=$(dirname "$(readlink -f "$0")")
project=$(readlink -f "$here/../AomTools.Tests.Framework")
. "$here/debian.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Facades such as netstandard.dll come with mono-devel only.
[ -f /usr/lib/mono/4.5/Facades/netstandard.dll ] || install_packages Mono "${TMPDIR:-/tmp}/aomtools-mono.log" mono-devel
dotnet build "$project" -v quiet --nologo || { echo '0 passed, 1 failed, 0 skipped'; exit 1; }

if command -v openssl >/dev/null; then
    openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=127.0.0.1 -days 30 -keyout "$work/key" -out "$work/certificate" 2>/dev/null
    openssl pkcs12 -export -legacy -passout pass:test -inkey "$work/key" -in "$work/certificate" -out "$work/pfx" 2>/dev/null && export AOMTOOLS_TEST_PFX=$work/pfx
fi

without=()
while read -r name; do without+=(-method- "$name"); done < <(sed -n 's/^mono *| *\([^|]*[^| ]\) *|.*/\1/p' "$here/exceptions.txt")
(cd "$project/bin/Debug/net472" && timeout 300 mono --debug AomTools.Tests.exe -noColor -noLogo "${without[@]}" "$@") 2>&1 | tee "$work/log"
sed -n 's/.*Total: \([0-9]*\), Errors: \([0-9]*\), Failed: \([0-9]*\), Skipped: \([0-9]*\), .*/\1 \2 \3 \4/p' "$work/log" | awk -v without="$((${#without[@]} / 2))" '
    { total += $1; failed += $2 + $3; skipped += $4 }
    END { if (!total) { total = failed = 1 } printf "%d passed, %d failed, %d skipped\n", total - failed - skipped, failed, skipped + without; exit failed > 0 }'
