#!/usr/bin/env bash
# Tests a built checkout (dotnet build) in the Windows shell: xUnit as built for win-x64, and Pester with both DLLs. The last line counts the tests.
#
#   tests/windows/suite.sh                        # everything
#   tests/windows/suite.sh xunit -class '*.SpoolTests'
#   tests/windows/suite.sh pester net8.0 Z:\\home\\me\\AomTools\\tests\\Pester\\Connect-Aom.Tests.ps1
#
# The tests that Wine cannot pass are in exceptions.txt, each with its reason; they count as skipped. The exit code is 77 if there is no Windows shell.
set -uo pipefail
here=$(dirname "$(readlink -f "$0")")
root=$(readlink -f "$here/../..")
configuration=${CONFIGURATION:-Debug}
. "$here/environment.sh"
passed=0 failed=0 skipped=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

"$here/setup.sh" || exit
exec 9>"$shell/lock"
flock 9

add() { # passed, failed, skipped
    passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
}

# kind: the patterns of its exceptions
exceptions() { sed -n "s/^$1 *| *\([^|]*[^| ]\) *|.*/\1/p" "$here/exceptions.txt"; }

# The tests have no program for Windows of their own: the SDK's is bound to their DLL, as the build does it.
bind() { # DLL
    local host
    host=$(ls -t "${NUGET_PACKAGES:-$HOME/.nuget/packages}"/microsoft.netcore.app.host.win-x64/*/runtimes/win-x64/native/apphost.exe | head -n 1)
    NAME=$(basename "$1") perl -0777 -pe '
        $mark = "c3ab8ff13720e8ad9047dd39466b3c8974e592c2fa383d4a3960714caef0c4f2";
        s/$mark/$ENV{NAME} . "\0" x (length($mark) - length($ENV{NAME}))/e' "$host" >"${1%.dll}.exe"
}

# Each namespace in a process of its own: under Wine, the first failed test can end its process or let it hang.
xunit_suite() {
    local group
    for group in Metrics Sources Batching Http Identity Delivery.Spool; do xunit -class "AomTools.Tests.$group.*"; done
    xunit -method "*.CrashTests.Loses_nothing_that_was_taken"
    add 0 0 "$(exceptions xunit | wc -l)"
}

xunit() { # options of the xUnit runner
    local suite=$root/tests/AomTools.Tests/bin/$configuration/net10.0/AomTools.Tests.dll name counts
    local -a without=()
    while read -r name; do without+=(-method- "$name"); done < <(exceptions xunit)
    bind "$suite"
    # .NET sometimes ends in Wine with a fatal error of its own: then the tests run once more.
    for _ in 1 2; do
        (cd "$(dirname "$suite")" && timeout 240 "$here/shell.sh" --program ./AomTools.Tests.exe -noColor -noLogo "${without[@]}" "$@") 2>&1 | sed -u 's/\r$//' | tee "$log"
        ! grep -q 'Total: [0-9]' "$log" || break
    done
    counts=$(sed -n 's/.*Total: \([0-9]*\), Errors: \([0-9]*\), Failed: \([0-9]*\), Skipped: \([0-9]*\), .*/\1 \2 \3 \4/p' "$log" |
        awk '{ total += $1; failed += $2 + $3; skipped += $4 } END { if (!total) { total = failed = 1 } print total - failed - skipped, failed, skipped }')
    # shellcheck disable=SC2086 # three numbers
    add $counts
}

pester() { # DLL, files
    local framework=$1 line
    shift
    AOMTOOLS_TEST_EXCEPTIONS=$(windows_path "$here/exceptions.txt") timeout 600 "$here/shell.sh" -Command \
        "[Console]::OutputEncoding = [Text.UTF8Encoding]::new(); & '$(windows_path "$root/tests/Pester/suite.ps1")' -Framework $framework ${*:+-Path $*}; exit \$LASTEXITCODE" 2>&1 | sed -u 's/\r$//' | tee "$log"
    line=$(tail -n 1 "$log")
    if [[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed,\ ([0-9]+)\ skipped$ ]]; then add "${BASH_REMATCH[@]:1}"; else add 0 1 0; fi
}

if [ "$#" -gt 0 ]; then
    "$@"
else
    xunit_suite
    pester net8.0
    pester netstandard2.0
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
