<#
.SYNOPSIS
Sends the key counters of this Windows server to AOM, once; a scheduled task repeats it.

.DESCRIPTION
What AOM does not take now waits in the spool and goes first at the next run. Exit codes: 0 all accepted, 1 something waits in the spool,
2 something was refused or not delivered, 3 the run itself failed (no module, no credential, no counter). See about_AomTools_Scheduling.

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

.PARAMETER Counter
Counter paths in the language of this Windows; see about_AomTools_Counters.

.EXAMPLE
powershell.exe -NoProfile -NonInteractive -File Send-ServerCounters.ps1 -Region cn-north-4 -SecretName aom
#>
[CmdletBinding()]
param(
    [string] $Region,
    [string] $Endpoint,
    [string] $ProjectId,
    [string] $SecretName,
    [string] $SpoolPath = [IO.Path]::Combine([Environment]::GetFolderPath('LocalApplicationData'), 'AomTools', 'spool'),
    [string[]] $Counter = @(
        '\Processor(_Total)\% Processor Time', '\System\Processor Queue Length', '\System\System Up Time'
        '\Memory\Available MBytes', '\Memory\% Committed Bytes In Use', '\Memory\Pages/sec'
        '\LogicalDisk(*)\% Free Space', '\LogicalDisk(*)\Avg. Disk sec/Read', '\LogicalDisk(*)\Avg. Disk sec/Write'
        '\Network Interface(*)\Bytes Received/sec', '\Network Interface(*)\Bytes Sent/sec', '\TCPv4\Segments Retransmitted/sec'
    )
)

try {
    if (-not (Get-Command -Name Get-Counter -ErrorAction Ignore)) {
        throw 'Get-Counter is there on Windows only. Elsewhere, use Send-ProcessMetrics.ps1 and Send-DiskSpace.ps1.'
    }
    $secret = @{}
    if ($SecretName) { $secret.SecretName = $SecretName }
    $null = Connect-Aom -Region $Region -Endpoint $Endpoint -ProjectId $ProjectId @secret
    $run = Get-Counter -Counter $Counter | New-AomMetric | Send-AomMetricData -SpoolPath $SpoolPath -Summary
    '{0:o} {1}' -f $run.StartTime, $run
    exit $run.ExitCode
}
catch {
    # One text for the log: when, what, and what to do.
    $_.ErrorDetails = '{0:o} {1} {2}' -f [DateTimeOffset]::Now, $_, $_.ErrorDetails.RecommendedAction
    $PSCmdlet.WriteError($_)
    exit 3
}
