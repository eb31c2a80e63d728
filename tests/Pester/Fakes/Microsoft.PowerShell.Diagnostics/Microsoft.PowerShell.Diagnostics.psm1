. ([IO.Path]::Combine($PSScriptRoot, '..', '..', '..', 'data', 'counters.ps1'))

$script:instances = @{
    'logicaldisk'       = 'c:', 'd:', 'harddiskvolume1', '_total'
    'network interface' = 'ethernet', 'intel[r] i350 gigabit network connection _2'
}

function Get-Counter {
    <#
    .SYNOPSIS
    Replaces Get-Counter if it is missing: the types, the lower-cased paths, the instances, and the nulls of Windows.
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
            New-CounterSample ($machine + $path.Replace('(*)', "($name)")) $(if ($name) { $name }) $value $now
        }
    }
    New-CounterSampleSet $samples $now
}

Export-ModuleMember -Function Get-Counter
