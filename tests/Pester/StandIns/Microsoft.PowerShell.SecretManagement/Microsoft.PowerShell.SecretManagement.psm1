# Get-Secret over the environment of the test: one secret, named aom, of the emulator's invented key.

function Get-Secret {
    [CmdletBinding()]
    param([string] $Name, [string] $Vault)

    if ($Name -ne 'aom') {
        throw "The secret $Name was not found$(if ($Vault) { " in $Vault" })."
    }

    [pscredential]::new('EMULATORACCESSKEY0001', [Net.NetworkCredential]::new('', 'emulator-secret-key-not-for-use-elsewhere').SecurePassword)
}

Export-ModuleMember -Function Get-Secret
