<#
.SYNOPSIS
Sends real readings of this machine to AOM and reads them back, in one minute.

.DESCRIPTION
Runs in any PowerShell 7 against any AOM; the quickstart project runs it against a local emulator. It connects, sends the load of the processors,
memory, disks and processes, a recorded set of Windows counters and one invalid value, waits until AOM returns
them as they were sent, and reads a load back with a sparkline.

.EXAMPLE
./quickstart.ps1 -Endpoint http://127.0.0.1:8700 -ProjectId $project -AccessKey $ak -SecretKey $sk
#>
param(
    [Parameter(Mandatory)] [string] $Endpoint,
    [Parameter(Mandatory)] [string] $ProjectId,
    [Parameter(Mandatory)] [string] $AccessKey,
    [Parameter(Mandatory)] [securestring] $SecretKey
)

# Any error but the one in step 4 is a fault of the quickstart. Only cmdlets of the engine itself and of AomTools are available here.
$ErrorActionPreference = 'Stop'
Import-Module ([IO.Path]::Combine($PSScriptRoot, '..', '..', 'AomTools.psd1'))

''
'1. Connect'
Connect-Aom -Endpoint $Endpoint -ProjectId $ProjectId -Credential ([pscredential]::new($AccessKey, $SecretKey)) | Out-Default

'2. This machine: processors, memory, disks, processes'
$metrics = @(
    # The share of time that the processors were busy since the machine started; only on Linux.
    if ([IO.File]::Exists('/proc/stat')) {
        $times = @((([IO.File]::ReadAllLines('/proc/stat'))[0] -split '\s+') | Where-Object { $_ -match '^\d+$' } | ForEach-Object { [double]$_ })
        $total = 0.0
        $times | ForEach-Object { $total += $_ }
        New-AomMetric cpu_busy ([Math]::Round(100 * (1 - $times[3] / $total), 2)) -Namespace QUICKSTART.Host -Unit percent
    }

    [GC]::Collect()
    $memory = [GC]::GetGCMemoryInfo()
    New-AomMetric memory_total $memory.TotalAvailableMemoryBytes -Namespace QUICKSTART.Host -Unit Bytes
    New-AomMetric memory_load $memory.MemoryLoadBytes -Namespace QUICKSTART.Host -Unit Bytes

    # Any object: one metric per property, other properties as dimensions. A mount point may occur twice; each disk needs its own series.
    $mounts = @{}
    [IO.DriveInfo]::GetDrives() | Where-Object { $_.IsReady -and $_.TotalSize -gt 0 -and $_.Name.Length -le 60 } | ForEach-Object {
        $mounts[$_.Name] += 1
        $name = if ($mounts[$_.Name] -gt 1) { "$($_.Name)#$($mounts[$_.Name])" } else { $_.Name }
        [pscustomobject]@{ Name = $name; TotalSize = $_.TotalSize; AvailableFreeSpace = $_.AvailableFreeSpace }
    } | New-AomMetric -MetricProperty TotalSize, AvailableFreeSpace -DimensionProperty Name -NamePrefix disk_ -Namespace QUICKSTART.Disk -Unit Bytes

    # Processes may end meanwhile, and those of other users may hide their handles.
    $quietly = @{ ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
    [Diagnostics.Process]::GetProcesses() |
        New-AomMetric -MetricProperty WorkingSet64, HandleCount -DimensionProperty ProcessName, Id -Namespace QUICKSTART.Process @quietly
)
"$($metrics.Count) metrics, such as"
$metrics | Where-Object Name -In cpu_busy, memory_load, disk_TotalSize | Out-Default

'3. A set of Windows counters, as Get-Counter | Export-Clixml writes it'
$recorded = [Management.Automation.PSSerializer]::Deserialize([IO.File]::ReadAllText([IO.Path]::Combine($PSScriptRoot, 'data', 'counters.clixml')))
$counters = @($recorded | New-AomMetric -Timestamp ([DateTimeOffset]::Now))
$counters | Out-Default

'4. An invalid value: the error names each violated rule, and other values continue'
$bad = [pscustomobject]@{ Name = 'queue_length'; Value = -1; Namespace = 'quickstart' }
$bad | New-AomMetric -ErrorAction Continue | Out-Default

''
'5. Send'
$sent = @($metrics + $counters | Send-AomMetricData)
$sent | Out-Default

'6. Wait until AOM returns what was sent, and compare'
$checks = @($metrics + $counters | Wait-AomMetricData -TimeoutSec 60)
$checks | Where-Object { $_.Status -ne 'Matched' -or $_.Name -in 'cpu_busy', 'memory_load' } | Out-Default

'7. Some minutes of a load, sent and read back'
$now = [DateTimeOffset]::Now
$load = @(foreach ($minute in 30..1) {
        foreach ($server in 'web01', 'web02') {
            $share = 50 + 40 * [Math]::Sin($minute / $(if ($server -eq 'web01') { 3 } else { 5 }))
            New-AomMetric cpu_util ([Math]::Round($share, 2)) -Namespace QUICKSTART.Load -Unit Percent -Dimension @{ host = $server } -Timestamp $now.AddMinutes(-$minute)
        }
    })
$null = $load | Send-AomMetricData
Get-AomMetricData QUICKSTART.Load cpu_util -Last 30m -PeriodSec 300 | Out-Default

"8. The series of this run, in AOM at $Endpoint"
$namespaces = [ordered]@{}
$metrics + $counters + $load | ForEach-Object { $namespaces[$_.Namespace] = $true }
$held = foreach ($namespace in $namespaces.Keys) {
    [pscustomobject]@{ Namespace = $namespace; Series = @(Get-AomSeries $namespace).Count }
}

$held | Out-Default
'Live charts of what arrives: dotnet run --project src/AomTools.Emulator, then open the address that it prints.'

Disconnect-Aom

$accepted = 0
$sent | Where-Object Status -EQ Accepted | ForEach-Object { $accepted += $_.MetricCount }
if ($accepted -ne $metrics.Count + $counters.Count) {
    throw "Only $accepted of $($metrics.Count + $counters.Count) metrics were accepted."
}

if ($checks.Where({ $_.Status -ne 'Matched' })) {
    throw 'AOM does not return everything as it was sent.'
}

"All $accepted metrics were accepted."
