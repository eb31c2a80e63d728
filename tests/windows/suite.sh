#!/usr/bin/env bash
# Tests a built checkout (dotnet build) in the Windows shell: the xUnit suite as built for win-x64, the quickstart, and Pester with both DLLs. The last line
# counts the tests.
#
#   tests/windows/suite.sh                        # everything
#   tests/windows/suite.sh xunit -class '*.SpoolTests'
#   tests/windows/suite.sh pester net8.0 Z:\\home\\me\\AomTools\\tests\\Pester\\Connect-Aom.Tests.ps1
#
# The tests that Wine cannot pass, and those that do not run again, are in exceptions.txt, each with its reason; they count as skipped. The exit code is 77 if
# there is no Windows shell.
set -uo pipefail
here=$(dirname "$(readlink -f "$0")")
root=$(readlink -f "$here/../..")
configuration=${CONFIGURATION:-Debug}
. "$here/environment.sh"
. "$here/compile.sh"
work=$(mktemp -d)
trap 'umount "$work"/small-* 2>/dev/null; rm -rf "$work"' EXIT

"$here/setup.sh" || exit
exec 9>"$shell/lock"
flock 9

# kind: the patterns of its exceptions
exceptions() { sed -n "s/^$1 *| *\([^|]*[^| ]\) *|.*/\1/p" "$here/exceptions.txt"; }

# log, seconds, arguments of shell.sh: the output without carriage returns
windows() {
    local log=$1 seconds=$2
    shift 2
    {
        AOMTOOLS_RUN=$log timeout "$seconds" "$here/shell.sh" "$@" 2>&1 9>&-
        code=$?
        [ "$code" -ne 124 ] || { echo "Stopped after $seconds seconds."; stop_run "$log"; }
        exit "$code"
    } | sed -u 's/\r$//' | tee "$log"
}

# log: ends what its run left. Programs in Wine outlive the terminal, and keep the pipe open.
stop_run() {
    local process
    for process in /proc/[0-9]*; do
        if grep -qzxF "AOMTOOLS_RUN=$1" "$process/environ" 2>/dev/null; then kill -KILL "${process#/proc/}"; fi
    done
}

# The output of a build is copied. It has no program for Windows: the SDK's is bound to its DLL, as the build does it.
copy() { # project, name
    local host to=$shell/$2
    host=$(ls -t "${NUGET_PACKAGES:-$HOME/.nuget/packages}"/microsoft.netcore.app.host.win-x64/*/runtimes/win-x64/native/apphost.exe | head -n 1)
    rm -rf "$to"
    cp -r "$root/$1/bin/$configuration/net10.0" "$to"
    NAME=$2.dll perl -0777 -pe '
        $mark = "c3ab8ff13720e8ad9047dd39466b3c8974e592c2fa383d4a3960714caef0c4f2";
        s/$mark/$ENV{NAME} . "\0" x (length($mark) - length($ENV{NAME}))/e' "$host" >"$to/$2.exe"
    call_by_emitted_code "$to/$2.runtimeconfig.json"
    for host in "$to" "$to"/runtimes/win/lib/*; do compile "$host" "$to" "$to"/runtimes/win/lib/*; done
}

xunit() { # options of the xUnit runner
    local name
    local -a without=()
    while read -r name; do without+=(-method- "$name"); done < <(exceptions xunit)
    copy tests/AomTools.Tests AomTools.Tests
    # .NET sometimes ends in Wine with a fatal error of its own: then the tests run once more.
    for _ in 1 2; do
        windows "$work/xunit" 900 --program "$shell/AomTools.Tests/AomTools.Tests.exe" -noColor -noLogo "${without[@]}" "$@"
        ! grep -q '^ *AomTools.Tests  Total: [0-9]' "$work/xunit" || break
    done
    sed -n 's/^   AomTools.Tests  Total: \([0-9]*\), Errors: \([0-9]*\), Failed: \([0-9]*\), Skipped: \([0-9]*\), .*/\1 \2 \3 \4/p' "$work/xunit" |
        awk -v without="$((${#without[@]} / 2))" '
            { total += $1; failed += $2 + $3; skipped += $4 }
            END { if (!total) { total = failed = 1 } print total - failed - skipped, failed, skipped + without }' >>"$work/counts"
}

quickstart() {
    copy src/AomTools.Quickstart AomTools.Quickstart
    windows "$work/quickstart" 120 --program "$shell/AomTools.Quickstart/AomTools.Quickstart.exe"
    if [ "${PIPESTATUS[0]}" -eq 0 ] && grep -q Accepted "$work/quickstart"; then echo 1 0 0; else echo 0 1 0; fi >>"$work/counts"
}

# The files that run with the second DLL too, as a list for PowerShell. The others count as skipped.
repeated() {
    local file
    local -a once files=()
    mapfile -t once < <(exceptions once)
    echo "0 0 ${#once[@]}" >>"$work/counts"
    for file in "$root"/tests/Pester/*.Tests.ps1; do
        [[ " ${once[*]} " == *" $(basename "$file") "* ]] || files+=("'$(windows_path "$file")'")
    done
    (IFS=,; echo "${files[*]}")
}

# name: a volume that a test fills up; without one, the test is skipped.
small_volume() {
    mkdir "$work/small-$1"
    mount -t tmpfs -o size=512k,mode=0700 tmpfs "$work/small-$1" 2>/dev/null && windows_path "$work/small-$1"
}

pester() { # DLL, files
    local framework=$1 log=$work/pester-$1 line
    shift
    [ "$#" -gt 0 ] || [ "$framework" = net8.0 ] || set -- "$(repeated)"
    AOMTOOLS_TEST_SMALL_DISK=$(small_volume "$framework") AOMTOOLS_TEST_EXCEPTIONS=$(windows_path "$here/exceptions.txt") windows "$log" 900 -Command \
        "[Console]::OutputEncoding = [Text.UTF8Encoding]::new(); & '$(windows_path "$root/tests/Pester/suite.ps1")' -Framework $framework ${*:+-Path $*}; exit \$LASTEXITCODE"
    line=$(grep -E '^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$' "$log" | tail -n 1)
    if [[ $line =~ ([0-9]+)\ passed,\ ([0-9]+)\ failed,\ ([0-9]+)\ skipped ]]; then echo "${BASH_REMATCH[@]:1}"; else echo 0 1 0; fi >>"$work/counts"
}

if [ "$#" -gt 0 ]; then
    "$@"
else
    # Pester needs one core only.
    pester net8.0 >"$work/first" &
    pester netstandard2.0 >"$work/second" &
    xunit
    quickstart
    wait
    cat "$work/first" "$work/second"
fi
awk '{ passed += $1; failed += $2; skipped += $3 } END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped; exit failed > 0 }' "$work/counts"
