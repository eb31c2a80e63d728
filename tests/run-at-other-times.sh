#!/usr/bin/env bash
# Runs the built tests with the clock at other moments: years ahead, at the end of a month and a year, around the console's day, at changes of DST.
#
#   dotnet build
#   tests/run-at-other-times.sh                  # all moments
#   tests/run-at-other-times.sh leap-day 'dst*'  # those whose names match
#   tests/run-at-other-times.sh --pester         # then the Pester suite as well, years ahead and at both changes of DST
#   tests/run-at-other-times.sh --list           # what there is
#   tests/run-at-other-times.sh -- -class '*.ExampleScriptTests'   # those tests only: options of the xUnit runner
#
# Needs libfaketime (apt-get install faketime). The exit code is 0 if every test passed at every moment,
# 1 if one failed, and 2 if the tests could not run. One line per moment, then the names of the failed tests.
#
# LIBFAKETIME    path of libfaketimeMT.so.1, if it is in none of the usual folders
# CONFIGURATION  Debug (default) or Release
# LOGS           a folder for the full output; default a temporary one, kept if a test failed
set -u
cd "$(dirname "$0")/.." || exit 2

# name | zone | moment, as date -d reads it. A run that starts seconds before a change crosses it.
moments='
years-ahead           | UTC                 | now + 3 years
decades-ahead         | UTC                 | 2040-07-01T12:00:00Z
leap-day              | Europe/Berlin       | 2028-02-29T22:59:30Z
year-change-utc       | UTC                 | 2029-12-31T23:59:30Z
year-change-local     | Asia/Kolkata        | 2029-12-31T18:29:30Z
month-end             | Pacific/Auckland    | 2027-06-30T11:59:30Z
dst-start-berlin      | Europe/Berlin       | 2027-03-28T00:59:30Z
dst-end-berlin        | Europe/Berlin       | 2027-10-30T23:59:30Z
dst-repeat-berlin     | Europe/Berlin       | 2027-10-31T00:59:30Z
dst-start-new-york    | America/New_York    | 2027-03-14T06:59:30Z
dst-end-new-york      | America/New_York    | 2027-11-07T04:59:30Z
dst-repeat-new-york   | America/New_York    | 2027-11-07T05:59:30Z
dst-start-lord-howe   | Australia/Lord_Howe | 2027-10-02T15:29:30Z
dst-repeat-lord-howe  | Australia/Lord_Howe | 2027-04-03T14:59:30Z
console-midnight      | Asia/Shanghai       | 2027-06-14T16:05:00Z
console-before-08     | Asia/Shanghai       | 2027-06-14T23:55:00Z
console-crosses-08    | Asia/Shanghai       | 2027-06-14T23:59:30Z
console-after-08      | Asia/Shanghai       | 2027-06-15T00:05:00Z
'
pester_moments='years-ahead dst-start-berlin dst-repeat-berlin'

suites="tests/AomTools.Tests/bin/${CONFIGURATION:=Debug}/net10.0/AomTools.Tests.dll
tests/AomTools.Emulator.Tests/bin/$CONFIGURATION/net10.0/AomTools.Emulator.Tests.dll"

pester_suite=tests/AomTools.Pester/bin/$CONFIGURATION/net10.0/AomTools.Pester.dll

# They run the suite in other zones and kill processes: neither depends on the clock.
left_out='AomTools.Tests.Culture.CultureAndTimeZoneTests AomTools.Tests.Delivery.CrashTests'

stop() {
    echo "run-at-other-times: $1" >&2
    exit 2
}

find_library() {
    local file
    for file in "${LIBFAKETIME:-}" /usr/lib/*/faketime/libfaketimeMT.so.1 /usr/lib/faketime/libfaketimeMT.so.1 /usr/local/lib/faketime/libfaketimeMT.so.1; do
        if [ -f "$file" ]; then
            echo "$file"
            return
        fi
    done
    return 1
}

# zone, moment in seconds since 1970, command…: monotonic clocks go on as they are, so that timeouts do, and files keep the times that tests give
# them; children start at the same shift.
at() {
    local zone=$1 moment=$2 shift
    shift 2
    shift=$((moment - $(date +%s)))
    [ "$shift" -lt 0 ] || shift=+$shift
    env TZ="$zone" AOMTOOLS_TEST_MOMENT="$moment" LD_PRELOAD="$library" FAKETIME="${shift}s" FAKETIME_DONT_FAKE_MONOTONIC=1 DONT_FAKE_MONOTONIC=1 NO_FAKE_STAT=1 "$@"
}

# zone, moment, log: what the suites count. A suite that counted nothing has failed, unless only some tests were asked for.
suites() {
    local suite class
    local -a without=()
    for class in $left_out; do without+=(-class- "$class"); done
    for suite in $suites; do run_suite "$suite" "$@" "${without[@]}" "${only[@]}"; done
    count "$3"
}

pester() {
    run_suite "$pester_suite" "$@"
    count "$3"
}

# suite, zone, moment, log, options of the runner: a suite that counted nothing has failed, unless only some tests were asked for.
run_suite() {
    local suite=$1 zone=$2 moment=$3 log=$4
    shift 4
    at "$zone" "$moment" dotnet "$suite" -noLogo -noColor "$@" >>"$log" 2>&1
    [ "${#only[@]}" -gt 0 ] || grep -q "$(basename "$suite" .dll)  *Total: [1-9]" "$log" || echo "    $suite: no test ran [FAIL]" >>"$log"
}

count() { # log: the tests that passed, failed and were skipped
    sed -n 's/.*Total: \([0-9]*\), Errors: \([0-9]*\), Failed: \([0-9]*\), Skipped: \([0-9]*\), .*/\1 \2 \3 \4/p' "$1" |
        awk '{ total += $1; failed += $2 + $3; skipped += $4 } END { print total - failed - skipped, failed + 0, skipped + 0 }'
}

# kind, name, zone, moment: one line, and the tests that failed.
run() {
    local log="$logs/$1-$2.log" seconds passed failed skipped
    seconds=$(date -u -d "$4" +%s) || stop "no such moment: $4"
    : >"$log"
    read -r passed failed skipped < <("$1" "$3" "$seconds" "$log")
    printf '%-7s %-21s %s %-20s %s passed, %s failed, %s skipped\n' \
        "$1" "$2" "$(TZ=$3 date -d "@$seconds" +%FT%T%z)" "$3" "${passed:-0}" "${failed:-nothing ran}" "${skipped:-0}"
    if [ "${failed:-1}" -ne 0 ] || [ "${passed:-0}" -eq 0 ] || grep -q 'no test ran \[FAIL\]' "$log"; then
        broken=$((broken + 1))
        grep -aE '\[FAIL\]|^ *\[-\] ' "$log"
    fi
}

chosen() { # name: whether a pattern of the command line matches it
    local pattern
    [ "${#patterns[@]}" -gt 0 ] || return 0
    # shellcheck disable=SC2053 # the right side is a pattern
    for pattern in "${patterns[@]}"; do [[ $1 == $pattern ]] && return 0; done
    return 1
}

patterns=() only=() with_pester='' broken=0 ran=0
while [ "$#" -gt 0 ]; do
    word=$1
    shift
    case $word in
        --) only=("$@"); break ;;
        --list) echo "$moments"; exit 0 ;;
        --pester) with_pester=yes ;;
        -*) stop "unknown option $word" ;;
        *) patterns+=("$word") ;;
    esac
done

library=$(find_library) || stop 'libfaketime is not installed (apt-get install faketime), so no test ran. LIBFAKETIME names another place.'
for suite in $suites; do [ -f "$suite" ] || stop "$suite is not there: run dotnet build first."; done
logs=${LOGS:-$(mktemp -d)}
mkdir -p "$logs"

while IFS='|' read -r name zone moment; do
    name=${name// /} zone=${zone// /}
    if [ -z "$name" ] || ! chosen "$name"; then continue; fi
    [ -f "/usr/share/zoneinfo/$zone" ] || stop "there is no zone $zone: install tzdata."
    run suites "$name" "$zone" "$moment" </dev/null
    ran=$((ran + 1))
    if [ -n "$with_pester" ] && [[ " $pester_moments " == *" $name "* ]]; then run pester "$name" "$zone" "$moment" </dev/null; fi
done <<<"$moments"

[ "$ran" -gt 0 ] || stop 'no moment has such a name; --list shows them.'
if [ "$broken" -gt 0 ]; then
    echo "$broken runs failed. Their output: $logs"
    exit 1
fi
[ -n "${LOGS:-}" ] || rm -rf "$logs"
