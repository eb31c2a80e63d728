<#
.SYNOPSIS
Sends resource usage of processes to AOM, once, on Linux and Windows; run it with a scheduled task, cron or a systemd timer.

.DESCRIPTION
Adds up all processes of a name: process_count, working_set (Bytes), thread_count and cpu_time (s, since their start) in HOST.Process, with the
dimensions host and process. The process ID is not a dimension: each process would be a new series, and an account holds 400,000.
Exit codes: 0 all accepted, 1 metrics are pending in the spool, 2 metrics were rejected or not delivered, 3 the run itself failed.

.PARAMETER Name
Names of processes, with wildcards. Default: all.

.PARAMETER Region
The region, such as cn-north-4. Default on a Huawei ECS with an agency: its own region.

.PARAMETER Endpoint
The endpoint of AOM. Default: that of the region.

.PARAMETER ProjectId
The project ID. Default: looked up, which requires another permission and a request; if it fails, nothing is spooled.

.PARAMETER SecretName
A secret of SecretManagement. Default: the environment, the credentials file or the agency of this ECS, in this order.

.PARAMETER SpoolPath
The folder for undelivered metrics. Created if missing, with access for the account of this run only.

.EXAMPLE
pwsh -NoProfile -NonInteractive -File Send-ProcessMetrics.ps1 -Name nginx,postgres -Region cn-north-4 -SpoolPath /var/spool/aom
#>
[CmdletBinding()]
param(
    [string[]] $Name = '*',
    [string] $Region,
    [string] $Endpoint,
    [string] $ProjectId,
    [string] $SecretName,
    [string] $SpoolPath = [IO.Path]::Combine([Environment]::GetFolderPath('LocalApplicationData'), 'AomTools', 'spool')
)

try {
    $secret = @{}
    if ($SecretName) { $secret.SecretName = $SecretName }
    $null = Connect-Aom -Region $Region -Endpoint $Endpoint -ProjectId $ProjectId @secret
    $sums = @{}
    # pwsh -File passes a list as one text. A name without a process is not an error: it sends nothing.
    foreach ($process in Get-Process -Name @($Name -split ',') -ErrorAction Ignore) {
        $sum = $sums[$process.ProcessName]
        if (-not $sum) { $sum = $sums[$process.ProcessName] = @{ Count = 0; Memory = 0L; Threads = 0; Cpu = 0.0 } }
        $sum.Count++
        $sum.Memory += $process.WorkingSet64
        $sum.Threads += $process.Threads.Count
        # Windows does not return the time of some system processes: they add nothing.
        $sum.Cpu += $process.TotalProcessorTime.TotalSeconds
    }
    $run = $sums.GetEnumerator() | ForEach-Object {
        $of = @{ Namespace = 'HOST.Process'; Dimensions = @{ host = [Environment]::MachineName.ToLowerInvariant(); process = $_.Key } }
        $of + @{ Name = 'process_count'; Value = $_.Value.Count; Unit = 'Count' }
        $of + @{ Name = 'working_set'; Value = $_.Value.Memory; Unit = 'Bytes' }
        $of + @{ Name = 'thread_count'; Value = $_.Value.Threads; Unit = 'Count' }
        $of + @{ Name = 'cpu_time'; Value = $_.Value.Cpu; Unit = 's'; Type = 'float' }
    } | New-AomMetric -Timestamp ([DateTimeOffset]::Now) -Sanitize | Send-AomMetricData -SpoolPath $SpoolPath -Summary
    '{0:o} {1}' -f $run.StartTime, $run
    exit $run.ExitCode
}
catch {
    # One text for the log: time, error and action.
    $_.ErrorDetails = '{0:o} {1} {2}' -f [DateTimeOffset]::Now, $_, $_.ErrorDetails.RecommendedAction
    $PSCmdlet.WriteError($_)
    exit 3
}
