<#
.SYNOPSIS
Replaces what the examples of the help need and a test machine lacks: counters, prompts, a vault, other machines; and, where the bare engine
runs them, for the cmdlets that it does not have. $AomExample holds the credentials of the emulator.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidOverwritingBuiltInCmdlets', '', Justification = 'That is the purpose of fakes.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'The parameters are those of the replaced cmdlets.')]
param()

. ([IO.Path]::Combine($PSScriptRoot, '..', 'counters.ps1'))

# One reading; with -Continuous three, and then an end.
function global:Get-Counter {
    [CmdletBinding()]
    param(
        [string[]] $Counter = ('\Processor(_Total)\% Processor Time', '\Memory\Cache Faults/sec', '\Network Interface(eth0)\Bytes Total/sec'),
        [int] $SampleInterval = 1,
        [switch] $Continuous
    )
    foreach ($tick in 1..$(if ($Continuous) { 3 } else { 1 })) {
        $samples = foreach ($path in $Counter) {
            New-CounterSample ('\\srv01' + $path.Replace('(*)', '(0)')) $null (12.5 * $tick) ([datetime]::Now)
        }
        New-CounterSampleSet $samples ([datetime]::Now)
    }
}

# The counters of a recorded system, on any machine; with -Continuous three sets, and then an end.
$global:AomRecorded = [IO.Path]::Combine($ExecutionContext.SessionState.Path.CurrentFileSystemLocation.ProviderPath, 'recorded')
$recorded = [IO.Path]::Combine($PSScriptRoot, '..', 'proc', 'kernel-5.15.txt')
foreach ($file in [IO.File]::ReadAllText($recorded) -split '(?m)^=== ' -ne '') {
    $name, $content = $file -split "`n", 2
    $path = [IO.Path]::Combine($AomRecorded, $name.Trim())
    $null = [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($path))
    [IO.File]::WriteAllText($path, $content)
}

function global:Get-AomCounter {
    [CmdletBinding()]
    param(
        [Parameter(Position = 0)] [string[]] $Counter,
        [string[]] $ListSet,
        [int] $SampleInterval,
        [long] $MaxSamples,
        [switch] $Continuous
    )
    $null = $PSBoundParameters.Remove('SampleInterval')
    if ($PSBoundParameters.Remove('Continuous')) { $PSBoundParameters['MaxSamples'] = 3 }
    AomTools\Get-AomCounter @PSBoundParameters -RootPath $AomRecorded -WarningAction SilentlyContinue
}

function global:Get-Credential {
    param([string] $Message)
    if ($Message -eq 'IAM user') { $AomExample.User } else { $AomExample.Key }
}

function global:Get-Secret {
    [CmdletBinding()]
    param([string] $Name, [string] $Vault)
    if ($Name -ne 'aom') { throw "There is no secret '$Name'." }
    $AomExample.Key
}

# Each machine runs the block here; what comes back knows where from.
function global:Invoke-Command {
    param([string[]] $ComputerName, [scriptblock] $ScriptBlock)
    foreach ($computer in $ComputerName) {
        foreach ($found in & $ScriptBlock) {
            $found.PSObject.Properties.Add([psnoteproperty]::new('PSComputerName', $computer))
            $found
        }
    }
}

function Test-Lack([string] $Name) {
    -not $ExecutionContext.InvokeCommand.GetCommand($Name, 'Cmdlet')
}

if (Test-Lack Get-Process) {
    function global:Get-Process { [Diagnostics.Process]::GetProcesses() }
}

if (Test-Lack Get-Content) {
    function global:Get-Content([string] $Path) { [IO.File]::ReadAllLines($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)) }
}

if (Test-Lack Import-Csv) {
    function global:Import-Csv([string] $Path) {
        $lines = [IO.File]::ReadAllLines($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path))
        $names = $lines[0].Split(',')
        foreach ($line in $lines[1..($lines.Length - 1)]) {
            $row = [ordered]@{}
            $fields = $line.Split(',')
            for ($i = 0; $i -lt $names.Length; $i++) { $row[$names[$i]] = $fields[$i] }
            [pscustomobject]$row
        }
    }
}

if (Test-Lack Export-Clixml) {
    function global:Export-Clixml {
        param([Parameter(ValueFromPipeline)] $InputObject, [string] $Path)
        process {
            $file = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
            [IO.File]::WriteAllText($file, [Management.Automation.PSSerializer]::Serialize($InputObject))
        }
    }

    function global:Import-Clixml([string] $Path) {
        $file = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
        [Management.Automation.PSSerializer]::Deserialize([IO.File]::ReadAllText($file))
    }
}
