# Installs packages of Debian, or ends with code 77 and the reason; other scripts read it.
cannot() {
    echo "Skipped: $1"
    exit 77
}

# name, log, packages
install_packages() {
    local name=$1 log=$2
    shift 2
    command -v apt-get >/dev/null || cannot "$name is not installed, and this machine is not a Debian that could install it."
    [ "$(id -u)" -eq 0 ] || cannot "$name is not installed, and only root can install it."
    { apt-get update && apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1 || cannot "$name cannot be installed; see $log."
}
