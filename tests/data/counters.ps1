<#
.SYNOPSIS
Creates objects as Get-Counter returns them: of its own types if this PowerShell can load them, otherwise objects with their type names and properties.

.DESCRIPTION
Windows brings the types. Elsewhere AOMTOOLS_POWERSHELL_TOOL names the folder of the PowerShell tool's package, whose "win" folder has them. They
need the .NET of that PowerShell.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'The object is in memory.')]
param()

# Finding the cmdlet loads its module, if there is one. The bare engine cannot load types files: its host does.
if (-not $ExecutionContext.InvokeCommand.GetCommand('Get-Counter', 'Cmdlet') -and $env:AOMTOOLS_POWERSHELL_TOOL -and [Environment]::Version.Major -ge 10) {
    $windows = [IO.Path]::Combine($env:AOMTOOLS_POWERSHELL_TOOL, 'win')
    $null = [Reflection.Assembly]::LoadFrom([IO.Path]::Combine($windows, 'Microsoft.PowerShell.Commands.Diagnostics.dll'))
    if ($ExecutionContext.InvokeCommand.GetCommand('Update-TypeData', 'Cmdlet') -and -not (Get-TypeData Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSampleSet)) {
        Update-TypeData -AppendPath ([IO.Path]::Combine($windows, 'Modules', 'Microsoft.PowerShell.Diagnostics', 'GetEvent.types.ps1xml'))
    }
}

function global:New-CounterObject {
    param([string] $Name, [Collections.IDictionary] $Property)
    $fullName = "Microsoft.PowerShell.Commands.GetCounter.$Name"
    $type = $fullName -as [type]
    if (-not $type) {
        $bag = [pscustomobject]$Property
        $bag.PSObject.TypeNames.Insert(0, $fullName)
        return $bag
    }

    # The constructors are not public. A plain null would become an empty text.
    $made = [Activator]::CreateInstance($type, $true)
    foreach ($key in $Property.Keys) {
        $made.$key = if ($null -eq $Property[$key]) { [NullString]::Value } else { $Property[$key] }
    }

    $made
}

function global:New-CounterSample([string] $Path, $Instance, [double] $Value, [datetime] $Time) {
    New-CounterObject PerformanceCounterSample ([ordered]@{
            Path         = $Path.ToLowerInvariant()
            InstanceName = $Instance
            CookedValue  = $Value
            CounterType  = 'RawFraction'
            Timestamp    = $Time
            Status       = [uint32]0
        })
}

function global:New-CounterSampleSet([object[]] $Sample, [datetime] $Time) {
    New-CounterObject PerformanceCounterSampleSet ([ordered]@{ Timestamp = $Time; CounterSamples = $Sample })
}
