# What the suite shares: the module and the package under test, the emulator as a user starts it, and assertions that let tests read as sentences.
# The assertions: $emulator | Should -HaveStored 3; $emulator | Should -HaveReceived 1; $sent | Should -AccountFor @{ Accepted = 2 };
# $record or { script } | Should -FailWith NotConnected -Saying '*text*'; $anything | Should -NotLeakSecret.

$script:root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
$script:secrets = 'emulator-secret-key-not-for-use-elsewhere', 'emulator-token-not-for-use-elsewhere', 'emulator-password-not-for-use-elsewhere'

# ConvertTo-Json of an exception does not end under Wine, with or without the module.
$script:jsonDepth = 4

function Get-RepositoryRoot {
    $script:root
}

function Get-ManifestUnderTest {
    if ($env:AOMTOOLS_MANIFEST) { $env:AOMTOOLS_MANIFEST } else { Join-Path $script:root 'AomTools.psd1' }
}

# The folder that Package wrote to. A build server names its own; a checkout packs what bin holds into a folder of the test.
function Get-PackageUnderTest {
    param([string] $Folder)
    if ($env:AOMTOOLS_PACKAGE) { return $env:AOMTOOLS_PACKAGE }
    & (Join-Path $script:root 'build.ps1') -Task Package -NoBuild -OutputPath $Folder
    $Folder
}

# A new process of the PowerShell that runs this test. $PSHOME names the shell; the process is dotnet if the shell is a dotnet tool.
function Invoke-Shell {
    $process = (Get-Process -Id $PID).Path
    if ([IO.Path]::GetFileNameWithoutExtension($process) -eq 'dotnet') {
        & $process (Join-Path $PSHOME pwsh.dll) -NoProfile -NonInteractive @args
    }
    else {
        $program = if ($PSVersionTable.PSEdition -eq 'Desktop') { 'powershell' } else { 'pwsh' }
        # With its ending, since not every process on Windows has PATHEXT.
        $ending = if ([Environment]::OSVersion.Platform -eq 'Win32NT') { '.exe' }
        & (Join-Path $PSHOME ($program + $ending)) -NoProfile -NonInteractive @args
    }
}

function Start-Emulator {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Only tests use it.')]
    param([string] $Options, [int] $Port)
    $dll = Get-ChildItem (Join-Path $script:root 'src/AomTools.Emulator/bin') -Recurse -Filter AomTools.Emulator.dll |
        Sort-Object LastWriteTime | Select-Object -Last 1
    if (-not $dll) { throw 'The emulator is not built: run dotnet build first.' }

    $start = [Diagnostics.ProcessStartInfo]::new('dotnet', "`"$($dll.FullName)`" --port $Port $Options")
    $start.RedirectStandardOutput = $true
    $start.UseShellExecute = $false
    $process = [Diagnostics.Process]::Start($start)
    $address = $process.StandardOutput.ReadLine() -replace '^Listening on ', ''
    [pscustomobject]@{
        Process       = $process
        Address       = $address
        ProjectId     = '0123456789abcdef0123456789abcdef'
        Credential    = [pscredential]::new('EMULATORACCESSKEY0001', (Get-SecureText $script:secrets[0]))
        Token         = Get-SecureText $script:secrets[1]
        IamCredential = [pscredential]::new('emulator-user', (Get-SecureText $script:secrets[2]))
        DomainName    = 'emulator-domain'
    }
}

function Stop-Emulator {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Only tests use it.')]
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

function Get-SecureText {
    param([string] $Text)
    [Net.NetworkCredential]::new('', $Text).SecurePassword
}

# Values fail twice and wait in the spool of this path afterwards.
function Add-PendingMetric {
    param($Emulator, [string] $SpoolPath, [string[]] $Name = 'a')
    $null = Invoke-Emulator $Emulator faults -Method Post -Body '{"status":503}'
    $null = $Name | ForEach-Object { New-AomMetric $_ 1 -Namespace A.b } |
        Send-AomMetricData -SpoolPath $SpoolPath -MaximumRetryCount 0 -WarningAction SilentlyContinue
}

function Invoke-InCulture {
    param([string] $Culture, [scriptblock] $Script)
    $before = [Threading.Thread]::CurrentThread.CurrentCulture
    try {
        [Threading.Thread]::CurrentThread.CurrentCulture = $Culture
        & $Script
    }
    finally {
        [Threading.Thread]::CurrentThread.CurrentCulture = $before
    }
}

# The output on a console of 120 columns, without colors.
function Get-View {
    param([Parameter(ValueFromPipeline)] $InputObject)
    begin { $all = @() }
    process { $all += $InputObject }
    end { ($all | Out-String -Width 120) -replace '\x1b\[[0-9;]*m', '' }
}

function Get-SerializedForm {
    param($InputObject)
    "$InputObject"
    $InputObject | Format-List * -Force | Out-String
    $InputObject | ConvertTo-Json -Depth $script:jsonDepth -WarningAction SilentlyContinue
    [Management.Automation.PSSerializer]::Serialize($InputObject, 5)
}

# Name and version of each assembly that a DLL refers to; the DLL is not loaded.
function Get-AssemblyReference {
    param([string] $Path)
    if ($PSVersionTable.PSEdition -eq 'Desktop') {
        return [Reflection.Assembly]::ReflectionOnlyLoadFrom($Path).GetReferencedAssemblies()
    }

    $image = [Reflection.PortableExecutable.PEReader]::new([IO.File]::OpenRead($Path))
    try {
        $reader = [Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($image)
        foreach ($handle in $reader.AssemblyReferences) { $reader.GetAssemblyReference($handle).GetAssemblyName() }
    }
    finally {
        $image.Dispose()
    }
}

function New-ShouldResult {
    param([bool] $Fits, [bool] $Negate, [string] $Message)
    [pscustomobject]@{ Succeeded = $Fits -ne $Negate; FailureMessage = $(if ($Negate) { "Not wanted, but so it is. $Message" } else { $Message }) }
}

function Get-Failure {
    param($Source)
    if ($Source -isnot [scriptblock]) { return $Source }
    try { $null = & $Source } catch { $_ }
}

Add-ShouldOperator -Name HaveStored -Test {
    param($ActualValue, [int] $Count, [switch] $Negate, [string] $Because)
    $status = Invoke-Emulator $ActualValue status
    New-ShouldResult -Fits ($status.points -eq $Count -and $status.outOfOrder -eq 0) -Negate $Negate -Message "Expected AOM to hold $Count points in order, but it holds $($status.points), and $($status.outOfOrder) came out of order."
}

Add-ShouldOperator -Name HaveReceived -Test {
    param($ActualValue, [int] $Requests, [switch] $Negate, [string] $Because)
    $seen = @(Invoke-Emulator $ActualValue requests | ForEach-Object { $_ } | Where-Object target -Like '*/report/metricdata').Count
    New-ShouldResult -Fits ($seen -eq $Requests) -Negate $Negate -Message "Expected AOM to have received $Requests requests, but it received $seen."
}

Add-ShouldOperator -Name AccountFor -SupportsArrayInput -Test {
    param($ActualValue, [hashtable] $Metrics, [switch] $Negate, [string] $Because)
    $counts = @{}
    foreach ($result in $ActualValue) { $counts["$($result.Status)"] += $result.MetricCount }
    $actual, $expected = foreach ($table in $counts, $Metrics) { ($table.Keys | Sort-Object | ForEach-Object { "$_ $($table[$_])" }) -join ', ' }
    New-ShouldResult -Fits ($actual -eq $expected) -Negate $Negate -Message "Expected the results to account for: $expected; but they say: $actual."
}

Add-ShouldOperator -Name FailWith -Test {
    param($ActualValue, [string] $Id, [string] $Saying = '*', [string] $Recommending = '?*', [switch] $Negate, [string] $Because)
    $record = Get-Failure $ActualValue
    $fits = $record -and $record.FullyQualifiedErrorId -like "$Id,AomTools.Commands.*" -and "$record" -like $Saying -and $record.ErrorDetails.RecommendedAction -like $Recommending
    New-ShouldResult -Fits $fits -Negate $Negate -Message "Expected an error $Id like '$Saying' that recommends '$Recommending', but got $($record.FullyQualifiedErrorId): $record (recommends: $($record.ErrorDetails.RecommendedAction))."
}

Add-ShouldOperator -Name NotLeakSecret -SupportsArrayInput -Test {
    param($ActualValue, [switch] $Negate, [string] $Because)
    $text = foreach ($value in $ActualValue) { Get-SerializedForm $value }
    $told = $script:secrets | Where-Object { ($text -join "`n").Contains($_) }
    New-ShouldResult -Fits (-not $told) -Negate $Negate -Message "Expected no secret in any form of the object, but found: $told."
}

Export-ModuleMember -Function Get-RepositoryRoot, Invoke-Shell, Get-ManifestUnderTest, Get-PackageUnderTest, Start-Emulator, Stop-Emulator, Invoke-Emulator,
    Get-SecureText, Add-PendingMetric, Invoke-InCulture, Get-View, Get-AssemblyReference
