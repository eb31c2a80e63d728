function Get-Secret {
    <#
    .SYNOPSIS
    Replaces a vault with one secret: aom, the invented key of the emulator.
    #>
    [CmdletBinding()]
    [OutputType([pscredential])]
    param([string] $Name, [string] $Vault)

    if ($Name -ne 'aom') {
        throw "The secret $Name was not found$(if ($Vault) { " in $Vault" })."
    }

    [pscredential]::new('EMULATORACCESSKEY0001', [Net.NetworkCredential]::new('', 'emulator-secret-key-not-for-use-elsewhere').SecurePassword)
}

Export-ModuleMember -Function Get-Secret
