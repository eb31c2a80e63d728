#!/usr/bin/env bash
# Creates a pwsh on Linux that is compiled ahead of time, as PowerShell's installers contain it: the dotnet tool has none of this code.
# With the folder at the start of PATH, the benchmarks use this shell.
# Usage: compile-shell.sh FOLDER
set -euo pipefail
shell=$(realpath -m "$1")
rm -rf "$shell"
mkdir -p "$shell/compiler"
cat >"$shell/compiler/compiler.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageDownload Include="Microsoft.NETCore.App.Crossgen2.linux-x64" Version="[$(BundledNETCoreAppPackageVersion)]" /></ItemGroup>
</Project>
PROJECT
dotnet restore "$shell/compiler" >/dev/null
packages=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: //')
version=$(dotnet --list-runtimes | sed -n 's/^Microsoft\.NETCore\.App \([^ ]*\) .*/\1/p' | tail -1)
runtime=$(dotnet --list-runtimes | sed -n 's/^Microsoft\.NETCore\.App [^ ]* \[\(.*\)\]/\1/p' | tail -1)/$version
crossgen=$(find "$packages/microsoft.netcore.app.crossgen2.linux-x64" -maxdepth 1 -name "${version%%.*}.*" | sort -V | tail -1)/tools/crossgen2
tool=$(dirname "$(find "$packages/powershell" -path '*/unix/pwsh.dll' | sort -V | tail -1)")

cp -r "$tool/." "$shell/engine"
for name in pwsh System.Management.Automation Microsoft.PowerShell.ConsoleHost Microsoft.PowerShell.Commands.Utility Microsoft.PowerShell.Commands.Management Microsoft.PowerShell.Security; do
    "$crossgen" "$tool/$name.dll" -o "$shell/engine/$name.dll" --targetos linux --targetarch x64 -O -r "$runtime/*.dll" -r "$tool/*.dll" >/dev/null
done
printf '#!/bin/sh\nexec dotnet "%s/engine/pwsh.dll" "$@"\n' "$shell" >"$shell/pwsh"
chmod +x "$shell/pwsh"
echo "$shell/pwsh"
