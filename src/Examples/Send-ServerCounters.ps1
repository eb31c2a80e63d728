<#
.SYNOPSIS
Sends the key counters of this Windows or Linux server to AOM, once or permanently; Register-AomSchedule starts it regularly.

.DESCRIPTION
On Windows it reads Get-Counter, elsewhere Get-AomCounter. Undelivered metrics stay in the spool; the next run sends them first. Exit codes:
0 all accepted, 1 metrics are pending in the spool, 2 metrics were rejected or not delivered, 3 the run itself failed (no module, no credential,
no counter). See about_AomTools_Scheduling.

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

.PARAMETER Counter
Counter paths. On Windows in its language, see about_AomTools_Counters; elsewhere those of Get-AomCounter -ListSet *, see about_AomTools_Linux.

.PARAMETER Continuous
Reads and sends until the process ends, instead of once.

.PARAMETER SampleInterval
The seconds between two samples with -Continuous.

.PARAMETER RootPath
The root of the host in a container, such as /host. Not for Windows.

.EXAMPLE
powershell.exe -NoProfile -NonInteractive -File Send-ServerCounters.ps1 -Region cn-north-4 -SecretName aom

.EXAMPLE
pwsh -NoProfile -NonInteractive -File Send-ServerCounters.ps1 -Region cn-north-4 -Continuous -SpoolPath /var/lib/aom/spool
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
    ),
    [switch] $Continuous,
    [int] $SampleInterval = 10,
    [string] $RootPath
)

try {
    $secret = @{}
    if ($SecretName) { $secret.SecretName = $SecretName }
    $null = Connect-Aom -Region $Region -Endpoint $Endpoint -ProjectId $ProjectId @secret
    $how = @{}
    if ($Continuous) { $how = @{ Continuous = $true; SampleInterval = $SampleInterval } }
    if ($RootPath) { $how.RootPath = $RootPath }
    $read = if (Get-Command -Name Get-Counter -ErrorAction Ignore) { 'Get-Counter' } else { 'Get-AomCounter' }
    # Get-AomCounter has counters of its own by default. pwsh -File passes a list as one text.
    if ($read -eq 'Get-Counter' -or $PSBoundParameters.ContainsKey('Counter')) { $how.Counter = @($Counter -split ',(?=\\)') }
    $run = & $read @how | New-AomMetric | Send-AomMetricData -SpoolPath $SpoolPath -Summary
    '{0:o} {1}' -f $run.StartTime, $run
    exit $run.ExitCode
}
catch {
    # One text for the log: time, error and action.
    $_.ErrorDetails = '{0:o} {1} {2}' -f [DateTimeOffset]::Now, $_, $_.ErrorDetails.RecommendedAction
    $PSCmdlet.WriteError($_)
    exit 3
}
