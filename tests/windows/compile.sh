# Compiles assemblies for Windows ahead of time; other scripts read it. PowerShell's installer contains compiled code, the packages of NuGet do not: each shell
# would compile the engine while it starts.

# folder, further folders with references: replaces the folder's assemblies, except this project's. Each is compiled once, and kept by its content.
compile() {
    local folder=$1 dll kept name
    local -a references=()
    for name in "$@" "$shell"/dotnet/shared/*/*; do references+=(-r "$name/*.dll"); done
    mkdir -p "$shell/compiled"
    for dll in "$folder"/*.dll; do
        name=$(basename "$dll")
        [[ $name != AomTools* ]] || continue
        kept=$shell/compiled/$(sha256sum <"$dll" | cut -c -32)
        # An assembly without own code, or with code for a processor, is not compiled: the copy is then empty.
        [ -e "$kept" ] || { "$shell/crossgen/crossgen2" "$dll" -o "$kept.part" --targetos windows --targetarch x64 -O "${references[@]}" >/dev/null 2>&1 || : >"$kept.part"; mv "$kept.part" "$kept"; }
        [ ! -s "$kept" ] || cp "$kept" "$dll"
    done
}
