$script:instances = @{
    'logicaldisk'       = 'c:', 'd:', 'harddiskvolume1', '_total'
    'network interface' = 'ethernet', 'intel[r] i350 gigabit network connection _2'
}

function ConvertTo-Sample {
    param([string] $Path, [string] $Instance, [datetime] $Time, [double] $Value)
    [pscustomobject]@{
        PSTypeName   = 'Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSample'
        Path         = $Path
        InstanceName = if ($Instance) { $Instance } else { $null }
        CookedValue  = $Value
        CounterType  = 'RawFraction'
        Timestamp    = $Time
        Status       = [uint32]0
    }
}

function Get-Counter {
    <#
    .SYNOPSIS
    Stands in for Get-Counter where there is none: the type names, the lower-cased paths, the instances, and the nulls of Windows.
    #>
    [CmdletBinding()]
    param([string[]] $Counter)

    $now = Get-Date
    $machine = '\\' + [Environment]::MachineName.ToLowerInvariant()
    $value = 0
    $samples = foreach ($path in $Counter) {
        $path = $path.ToLowerInvariant()
        $null, $set, $rest = $path -split '\\', 3
        foreach ($name in @(if ($set -like '*(`*)') { $script:instances[$set -replace '\(\*\)$'] } else { '' })) {
            $value += 1.25
            ConvertTo-Sample -Path ($machine + $path.Replace('(*)', "($name)")) -Instance $name -Time $now -Value $value
        }
    }
    [pscustomobject]@{
        PSTypeName     = 'Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSampleSet'
        Timestamp      = $now
        CounterSamples = $samples
    }
}

Export-ModuleMember -Function Get-Counter
