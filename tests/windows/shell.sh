#!/usr/bin/env bash
# Runs PowerShell, or with --program another program, in the Windows shell that setup.sh made. Output and exit code are the program's.
#
#   tests/windows/shell.sh -c 'Import-Module Z:\home\me\AomTools\AomTools.psd1; Get-Command -Module AomTools'
#   tests/windows/shell.sh --program ./a.exe 1 2
. "$(dirname "$(readlink -f "$0")")/environment.sh"
if [ "${1:-}" = --program ]; then
    shift
    command=(wine "$@")
else
    export PSModulePath
    PSModulePath=$(windows_path "$shell/modules")
    command=(wine "$shell/pwsh/pwsh.exe" -NoProfile -NonInteractive "$@")
fi

# Without a console, PowerShell ends at once with code 0: script provides a terminal, and the output passes it by.
printf -v line ' %q' "${command[@]}"
exec 3>&1
{
    SHELL=/bin/bash script -qec "stty cols 160 rows 50 2>/dev/null; exec$line 1>&3 2>&4" /dev/null </dev/null >/dev/null
} 4> >(grep --line-buffered -vE 'wine: Read access denied for device|wine32 is missing|multiarch needs|^execute "dpkg|^apt-get install wine32' >&2)
