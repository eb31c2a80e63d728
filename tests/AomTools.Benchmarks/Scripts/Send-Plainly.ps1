<#
.SYNOPSIS
Sends values as a script does that knows no module: a hashtable an item, ConvertTo-Json, Invoke-RestMethod. Prints how many it sent in how many seconds.
.DESCRIPTION
It does not even sign, and takes a body for full at 165 items, so that it has less to do than a real one.
#>
param(
    [Parameter(Mandatory)] [string] $Address,
    [Parameter(Mandatory)] [int] $Values,
    [int] $WarmUp = 2000
)

function Send-All {
    param([int] $Count)
    $begin = [DateTimeOffset]::UtcNow.AddHours(-12).ToUnixTimeMilliseconds()
    $names = 'cpu_percent', 'memory_bytes', 'received_bytes', 'sent_bytes', 'handles'
    $items = [System.Collections.Generic.List[object]]::new()
    for ($i = 0; $i -lt $Count; $i++) {
        $items.Add(@{
                collect_time = $begin + 1000 * [Math]::Floor($i / 1000)
                metric       = @{
                    namespace  = 'BENCH.Server'
                    dimensions = @(@{ name = 'host'; value = 'server-{0:000}' -f ($i / 5 % 200) }, @{ name = 'env'; value = 'production' })
                }
                values       = @(@{ metric_name = $names[$i % 5]; type = 'float'; unit = 'Count'; value = ($i % 10000) * 0.25 })
            })
        if ($items.Count -eq 165 -or $i -eq $Count - 1) {
            $body = ConvertTo-Json $items -Depth 6 -Compress
            $null = Invoke-RestMethod "$Address/v1/p/ams/report/metricdata" -Method Post -Body $body -ContentType 'application/json'
            $items.Clear()
        }
    }
}

Send-All $WarmUp
$watch = [Diagnostics.Stopwatch]::StartNew()
Send-All $Values
'{0} {1}' -f $Values, $watch.Elapsed.TotalSeconds.ToString([cultureinfo]::InvariantCulture)
