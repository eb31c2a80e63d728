<#
.SYNOPSIS
Sends rows as a script does that knows no module: a hashtable an item, ConvertTo-Json, Invoke-RestMethod. Prints how many it sent, the seconds, the CPU seconds and the peak of memory in MB.
.DESCRIPTION
It does less than a real one: it sends a token instead of signing, checks and retries nothing, and regards a body as full at 165 items.
#>
param(
    [Parameter(Mandatory)] [string] $Address,
    [Parameter(Mandatory)] [int] $Values,
    [int] $WarmUp = 2000
)

$names = 'cpu_percent', 'memory_bytes', 'received_bytes', 'sent_bytes', 'handles'
$begin = [DateTimeOffset]::UtcNow.AddHours(-12)
$uri = "$Address/v1/p/ams/report/metricdata"
$headers = @{ 'X-Auth-Token' = 'benchmark' }

# What Import-Csv or a query would give; made before the watch runs.
function Get-Row {
    param([int] $Count)
    for ($i = 0; $i -lt $Count; $i++) {
        [pscustomobject]@{
            Host      = 'server-{0:000}' -f ([Math]::Floor($i / 5) % 200)
            Name      = $names[$i % 5]
            Value     = ($i % 10000) * 0.25
            Timestamp = $begin.AddSeconds([Math]::Floor($i / 1000))
        }
    }
}

function Send-Row {
    param([object[]] $Row)
    $items = [System.Collections.Generic.List[object]]::new()
    $Row | ForEach-Object {
        $items.Add(@{
                collect_time = $_.Timestamp.ToUnixTimeMilliseconds()
                metric       = @{ namespace = 'BENCH.Server'; dimensions = @(@{ name = 'host'; value = $_.Host }, @{ name = 'env'; value = 'production' }) }
                values       = @(@{ metric_name = $_.Name; type = 'float'; unit = 'Count'; value = $_.Value })
            })
        if ($items.Count -eq 165) {
            $null = Invoke-RestMethod $uri -Method Post -Headers $headers -Body (ConvertTo-Json $items -Depth 6 -Compress) -ContentType 'application/json'
            $items.Clear()
        }
    }
    if ($items.Count) {
        $null = Invoke-RestMethod $uri -Method Post -Headers $headers -Body (ConvertTo-Json @($items) -Depth 6 -Compress) -ContentType 'application/json'
    }
}

Send-Row (Get-Row $WarmUp)
$rows = Get-Row $Values
$self = [Diagnostics.Process]::GetCurrentProcess()
$cpu = $self.TotalProcessorTime
$watch = [Diagnostics.Stopwatch]::StartNew()
Send-Row $rows
$seconds = $watch.Elapsed.TotalSeconds
$self.Refresh()
($Values, $seconds, ($self.TotalProcessorTime - $cpu).TotalSeconds, ($self.PeakWorkingSet64 / 1MB) | ForEach-Object { $_.ToString([cultureinfo]::InvariantCulture) }) -join ' '
