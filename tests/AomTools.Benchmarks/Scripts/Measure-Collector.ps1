<#
.SYNOPSIS
Measures what a collector spends per server: samples as remoting returns them, from sessions that do not exist, to AOM's response.

.DESCRIPTION
Needs a built checkout and a running emulator. Reading the network is not part of it: only deserializing, New-AomMetric and Send-AomMetricData with
a spool.

.EXAMPLE
pwsh -NoProfile -File Measure-Collector.ps1 -Servers 1000 -Endpoint http://127.0.0.1:8700
#>
[CmdletBinding()]
param([int] $Servers = 1000, [int] $Rounds = 3, [Parameter(Mandatory)] [string] $Endpoint)

Import-Module (Join-Path $PSScriptRoot '../../../AomTools.psd1')
$secret = [Net.NetworkCredential]::new('', 'emulator-secret-key-not-for-use-elsewhere').SecurePassword
$null = Connect-Aom -Endpoint $Endpoint -ProjectId 0123456789abcdef0123456789abcdef -Credential ([pscredential]::new('EMULATORACCESSKEY0001', $secret))
$samples = (Get-AomCounter '\cpu(_total)\*', '\load\*', '\memory\*', '\system\*').CounterSamples | Select-Object -First 23
$local = [Environment]::MachineName.ToLowerInvariant()
$spool = Join-Path ([IO.Path]::GetTempPath()) "aom-collector-$PID"
try {
    foreach ($round in 0..$Rounds) {
        # Another time in each round: AOM rejects what it has.
        $now = [datetime]::Now.ToString('o')
        $texts = foreach ($sample in $samples) {
            [Management.Automation.PSSerializer]::Serialize($sample, 1) -replace '(?<=<DT N="Timestamp">)[^<]+', $now
        }
        [GC]::Collect()
        $process = [Diagnostics.Process]::GetCurrentProcess()
        $before = $process.TotalProcessorTime
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $run = & {
            foreach ($number in 1..$Servers) {
                foreach ($text in $texts) {
                    [Management.Automation.PSSerializer]::Deserialize($text.Replace("\\$local\", "\\web$number\"))
                }
            }
        } | New-AomMetric | Send-AomMetricData -SpoolPath $spool -Summary
        $process.Refresh()
        if ($round -gt 0) {
            [pscustomobject]@{
                Servers              = $Servers
                Accepted             = $run.AcceptedCount
                Requests             = $run.RequestCount
                CpuPerServer_ms      = [Math]::Round(($process.TotalProcessorTime - $before).TotalMilliseconds / $Servers, 2)
                Elapsed_s            = [Math]::Round($watch.Elapsed.TotalSeconds, 1)
                WorkingSet_MB        = [Math]::Round($process.WorkingSet64 / 1MB)
            }
        }

        Start-Sleep -Milliseconds 1100
    }
}
finally {
    Remove-Item $spool -Recurse -Force -ErrorAction Ignore
}
