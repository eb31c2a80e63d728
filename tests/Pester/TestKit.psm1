# Starts the emulator as a user would, through its executable, and gives what a test needs to connect to it.

$script:root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path

function Get-ManifestUnderTest {
    if ($env:AOMTOOLS_MANIFEST) { $env:AOMTOOLS_MANIFEST } else { Join-Path $script:root 'AomTools.psd1' }
}

function Start-Emulator {
    param([string] $Options)
    $dll = Get-ChildItem (Join-Path $script:root 'src/AomTools.Emulator/bin') -Recurse -Filter AomTools.Emulator.dll |
        Sort-Object LastWriteTime | Select-Object -Last 1
    if (-not $dll) { throw 'The emulator is not built: run dotnet build first.' }

    $start = [Diagnostics.ProcessStartInfo]::new('dotnet', "`"$($dll.FullName)`" --port 0 $Options")
    $start.RedirectStandardOutput = $true
    $start.UseShellExecute = $false
    $process = [Diagnostics.Process]::Start($start)
    $address = $process.StandardOutput.ReadLine() -replace '^Listening on ', ''
    [pscustomobject]@{
        Process    = $process
        Address    = $address
        ProjectId  = '0123456789abcdef0123456789abcdef'
        Credential = [pscredential]::new('EMULATORACCESSKEY0001', [Net.NetworkCredential]::new('', 'emulator-secret-key-not-for-use-elsewhere').SecurePassword)
        Token      = [Net.NetworkCredential]::new('', 'emulator-token-not-for-use-elsewhere').SecurePassword
    }
}

function Stop-Emulator {
    param($Emulator)
    $Emulator.Process.Kill()
    $Emulator.Process.WaitForExit()
}

function Invoke-Emulator {
    param($Emulator, [string] $Path, [string] $Method = 'Get', [string] $Body)
    $arguments = @{ Uri = "$($Emulator.Address)/_emulator/$Path"; Method = $Method; UseBasicParsing = $true }
    if ($Body) { $arguments.Body = $Body }
    Invoke-RestMethod @arguments
}

Export-ModuleMember -Function Get-ManifestUnderTest, Start-Emulator, Stop-Emulator, Invoke-Emulator
