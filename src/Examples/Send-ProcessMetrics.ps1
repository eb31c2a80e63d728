<#
.SYNOPSIS
Sends what the processes of this machine use to AOM, once, on Linux and Windows; a scheduled task, cron or a systemd timer repeats it.

.DESCRIPTION
Adds up all processes of a name: process_count, working_set (Bytes), thread_count and cpu_time (s, since each began) in HOST.Process, dimensions
host and process. The process id is no dimension: each new process would be a new series, and an account holds 400 000.
Exit codes: 0 all accepted, 1 something waits in the spool, 2 something was refused or not delivered, 3 the run itself failed.

.PARAMETER Name
Names of processes, with wildcards; all by default.

.PARAMETER Region
The region, such as cn-north-4. On a Huawei ECS with an agency it is found.

.PARAMETER Endpoint
The address of AOM where it is not the region's own.

.PARAMETER ProjectId
The project id. Where it is not given it is looked up, which takes a right more, and a call without which nothing is spooled.

.PARAMETER SecretName
A secret of SecretManagement. Without it: the environment, the credentials file, the agency of this ECS, in this order.

.PARAMETER SpoolPath
The folder that keeps what was not delivered. It is made for the account that runs this alone.

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
    # pwsh -File gives a list as one text. A name that does not run is no error: it sends nothing.
    foreach ($process in Get-Process -Name @($Name -split ',') -ErrorAction Ignore) {
        $sum = $sums[$process.ProcessName]
        if (-not $sum) { $sum = $sums[$process.ProcessName] = @{ Count = 0; Memory = 0L; Threads = 0; Cpu = 0.0 } }
        $sum.Count++
        $sum.Memory += $process.WorkingSet64
        $sum.Threads += $process.Threads.Count
        # Windows does not tell the time of some system processes: they add nothing.
        $sum.Cpu += $process.TotalProcessorTime.TotalSeconds
    }
    $run = $sums.GetEnumerator() | ForEach-Object {
        $of = @{ Namespace = 'HOST.Process'; Dimensions = @{ host = [Environment]::MachineName; process = $_.Key } }
        $of + @{ Name = 'process_count'; Value = $_.Value.Count; Unit = 'Count' }
        $of + @{ Name = 'working_set'; Value = $_.Value.Memory; Unit = 'Bytes' }
        $of + @{ Name = 'thread_count'; Value = $_.Value.Threads; Unit = 'Count' }
        $of + @{ Name = 'cpu_time'; Value = $_.Value.Cpu; Unit = 's'; Type = 'float' }
    } | New-AomMetric -Timestamp ([DateTimeOffset]::Now) -Sanitize | Send-AomMetricData -SpoolPath $SpoolPath -Summary
    '{0:o} {1}' -f $run.StartTime, $run
    exit $run.ExitCode
}
catch {
    # One text for the log: when, what, and what to do.
    $_.ErrorDetails = '{0:o} {1} {2}' -f [DateTimeOffset]::Now, $_, $_.ErrorDetails.RecommendedAction
    $PSCmdlet.WriteError($_)
    exit 3
}
