<#
.SYNOPSIS
Sends real readings of this machine to AOM and reads them back, in one minute.

.DESCRIPTION
Runs in any PowerShell 7 against any AOM; the quickstart project runs it against a local emulator. It connects, sends the load of the processors,
memory, disks and processes, and a recorded set of Windows counters, shows one invalid value, and reads back what AOM stored.

.EXAMPLE
./quickstart.ps1 -Endpoint http://127.0.0.1:8700 -ProjectId $project -AccessKey $ak -SecretKey $sk -Token $token
#>
param(
    [Parameter(Mandatory)] [string] $Endpoint,
    [Parameter(Mandatory)] [string] $ProjectId,
    [Parameter(Mandatory)] [string] $AccessKey,
    [Parameter(Mandatory)] [securestring] $SecretKey,
    # To read the metrics back; sending requires only the access key.
    [Parameter(Mandatory)] [securestring] $Token
)

# Any error but the one in step 4 is a fault of the quickstart. Only cmdlets of the engine itself are used: the quickstart project has no others.
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

'5. Send'
$sent = @($metrics + $counters | Send-AomMetricData)
$sent | Out-Default

'6. Read the series back from AOM'
$http = [Net.Http.HttpClient]::new()
$http.DefaultRequestHeaders.Add('X-Auth-Token', [pscredential]::new('token', $Token).GetNetworkCredential().Password)
$namespaces = [Collections.Generic.SortedSet[string]]::new([string[]]@($metrics + $counters | ForEach-Object Namespace))
$items = $namespaces | ForEach-Object { '{"namespace":"' + $_ + '"}' }
$body = '{"metricItems":[' + ($items -join ',') + ']}'
$count = @{}
$start = 0
do {
    $content = [Net.Http.StringContent]::new($body, [Text.Encoding]::UTF8, 'application/json')
    $response = $http.PostAsync("$Endpoint/v1/$ProjectId/ams/metrics?limit=1000&start=$start", $content).Result.Content.ReadAsStringAsync().Result
    $page = [Text.Json.Nodes.JsonNode]::Parse($response)
    if ($null -eq $page['metrics']) {
        throw "AOM did not list the series: $response"
    }

    foreach ($series in $page['metrics'].AsArray()) {
        $count[$series['namespace'].ToString()] += 1
    }

    $start += 1000
} while ($page['metaData']['nextToken'])
$http.Dispose()

$stored = foreach ($namespace in $count.Keys) {
    [pscustomobject]@{ Namespace = $namespace; Series = $count[$namespace]; StoredIn = $Endpoint }
}

$stored | Out-Default

Disconnect-Aom

$accepted = 0
$sent | Where-Object Status -EQ Accepted | ForEach-Object { $accepted += $_.MetricCount }
if ($accepted -ne $metrics.Count + $counters.Count) {
    throw "Only $accepted of $($metrics.Count + $counters.Count) metrics were accepted."
}

"All $accepted metrics were accepted."
