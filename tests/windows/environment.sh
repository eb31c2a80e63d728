# The environment of programs in the Windows shell; other scripts read it.
export shell=${AOMTOOLS_WINDOWS_SHELL:-${XDG_CACHE_HOME:-$HOME/.cache}/aomtools-windows-shell}
export WINEPREFIX=$shell/prefix WINEDEBUG=-all
windows_path() { echo "Z:${1//\//\\}"; }
DOTNET_ROOT=$(windows_path "$shell/dotnet")
WINEPATH="C:\\tools;$(windows_path "$shell/pwsh")"
export DOTNET_ROOT WINEPATH POWERSHELL_TELEMETRY_OPTOUT=1 POWERSHELL_UPDATECHECK=Off DOTNET_CLI_TELEMETRY_OPTOUT=1 NO_COLOR=1 LC_ALL=C.UTF-8
# Otherwise "Internal CLR error (0x80131506)" in a finalizer.
export DOTNET_EnableWriteXorExecute=0
# These are paths of the machine around it.
unset PSModulePath DOTNET_HOST_PATH MSBuildSDKsPath

# Wine cannot unwind an exception through the runtime's native frames, which reflection has: the process then ends or hangs. Emitted code has none.
call_by_emitted_code() { # runtimeconfig.json
    sed -i 's/"configProperties": {/&\n      "Switch.System.Reflection.ForceEmitInvoke": true,/' "$1"
}
