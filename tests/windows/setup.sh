#!/usr/bin/env bash
# Sets up a Windows shell on Debian: the Windows build of PowerShell, on the Windows build of .NET, under Wine. Everything comes from Debian and NuGet.
#
#   tests/windows/setup.sh                        # two minutes the first time, then nothing
#   tests/windows/shell.sh -c '$PSVersionTable'   # any PowerShell command or script, such as -File 'Z:\home\me\a.ps1'
#
# The exit code is 0 if the shell is ready, and 77 if this machine cannot have it: the last line is the reason.
#
# AOMTOOLS_WINDOWS_SHELL   the folder of the shell; default ~/.cache/aomtools-windows-shell
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
root=$(readlink -f "$here/../..")
. "$here/environment.sh"
. "$here/debian.sh"
. "$here/compile.sh"

# What the shell is made of. A change of one of these sets it up again.
powershell=$(sed -n '/"powershell"/,/version/ s/.*"version": *"\([^"]*\)".*/\1/p' "$root/.config/dotnet-tools.json")
pester=$(sed -n 's/.*"Pester" Version="\([^"]*\)".*/\1/p' "$root/Directory.Packages.props")
stamp="$(dotnet --version) $powershell $pester $(cat "$here"/{setup,environment,compile}.sh "$here"/dotnet/* | cksum)"
[ "$(cat "$shell/stamp" 2>/dev/null)" != "$stamp" ] || exit 0
mkdir -p "$shell"
rm -f "$shell/stamp"

# The project lies outside of the checkout, so that its settings and lock files do not apply.
download() {
    rm -rf "$shell/project"
    cp -r "$here/dotnet" "$shell/project"
    dotnet build "$shell/project" -o "$shell/project/out" -v quiet "${versions[@]}" >"$shell/build.log" 2>&1 ||
        cannot "the Windows build of .NET or PowerShell cannot be downloaded; see $shell/build.log."
}

# package, folder of the shared framework
framework() {
    local from="$packages/microsoft.$1.app.runtime.win-x64/$runtime/runtimes/win-x64" to="$shell/dotnet/shared/$2/$runtime"
    mkdir -p "$to"
    cp -rs "$from"/lib/net*/* "$to/"
    [ ! -d "$from/native" ] || cp -rs "$from"/native/* "$to/"
}

layout() {
    rm -rf "$shell/dotnet" "$shell/pwsh" "$shell/modules"
    framework netcore Microsoft.NETCore.App
    framework aspnetcore Microsoft.AspNetCore.App
    framework windowsdesktop Microsoft.WindowsDesktop.App
    mkdir -p "$shell/dotnet/host/fxr/$runtime" "$shell/modules/Pester"
    cp "$shell/dotnet/shared/Microsoft.NETCore.App/$runtime/hostfxr.dll" "$shell/dotnet/host/fxr/$runtime/"
    cp -r "$packages/powershell/$powershell"/tools/net*/any/win "$shell/pwsh"
    call_by_emitted_code "$shell/pwsh/pwsh.runtimeconfig.json"
    cp -r "$packages/pester/$pester/tools" "$shell/modules/Pester/$pester"
    ln -sfn "$packages/microsoft.netcore.app.crossgen2.linux-x64/$runtime/tools" "$shell/crossgen"
    compile "$shell/pwsh"
}

# .NET wants Windows 10; Wine's default is older. Without mscoree and mshtml, Wine does not offer to download its own.
prefix() {
    rm -rf "$WINEPREFIX"
    WINEDLLOVERRIDES='mscoree,mshtml=' wine wineboot -i >"$shell/wine.log" 2>&1
    wine reg add 'HKCU\Software\Wine' /v Version /d win10 /f >>"$shell/wine.log" 2>&1
    mkdir -p "$WINEPREFIX/drive_c/tools" "$WINEPREFIX/dosdevices/unc/localhost"
    ln -s ../../../drive_c "$WINEPREFIX/dosdevices/unc/localhost/C\$"
    cp "$shell"/project/out/dotnet.* "$WINEPREFIX/drive_c/tools/"
}

command -v dotnet >/dev/null || cannot 'the .NET SDK is not installed.'
command -v wine >/dev/null || install_packages Wine "$shell/apt.log" wine wine64
versions=("-p:PowerShellVersion=$powershell" "-p:PesterVersion=$pester")
download
read -r runtime packages < <(dotnet msbuild "$shell/project" -t:ShowVersions -v:m "${versions[@]}" | sed -n 's/.*runtime=\(.*\) packages=\(.*\)/\1 \2/p')
layout
prefix
[ "$("$here/shell.sh" -c '$IsWindows' | tr -d '\r')" = True ] || cannot "PowerShell does not start under this machine's $(wine --version 2>/dev/null)."
echo "$stamp" >"$shell/stamp"
