<#
.SYNOPSIS
Reads counters of many Windows servers through remoting and sends them to AOM, once; run it with a scheduled task.

.DESCRIPTION
Each server returns samples, because remoting would remove them from a counter set. Their host is the server's own name: list
the servers by it. A server without counters causes a warning, and the value 0 for server_answered in FLEET.Server: create an alarm for it.
Exit codes: 0 all accepted, 1 metrics are pending in the spool, 2 metrics were rejected or not delivered, 3 the run itself failed.

.PARAMETER ServerList
A text file with one server per line; lines that start with # are comments.

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
Counter paths in the language of the servers; see about_AomTools_Counters.

.PARAMETER ThrottleLimit
Maximum number of servers that are read at a time.

.EXAMPLE
powershell.exe -NoProfile -NonInteractive -File Send-FleetCounters.ps1 -ServerList servers.txt -Region cn-north-4 -SecretName aom
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [string] $ServerList,
    [string] $Region,
    [string] $Endpoint,
    [string] $ProjectId,
    [string] $SecretName,
    [string] $SpoolPath = [IO.Path]::Combine([Environment]::GetFolderPath('LocalApplicationData'), 'AomTools', 'spool'),
    [string[]] $Counter = @('\Processor(_Total)\% Processor Time', '\Memory\Available MBytes', '\LogicalDisk(*)\% Free Space'),
    [int] $ThrottleLimit = 32
)

try {
    $secret = @{}
    if ($SecretName) { $secret.SecretName = $SecretName }
    $null = Connect-Aom -Region $Region -Endpoint $Endpoint -ProjectId $ProjectId @secret
    $servers = @(Get-Content -Path $ServerList | ForEach-Object { "$_".Trim() } | Where-Object { $_ -and $_[0] -ne '#' })
    $answered = @{}
    $read = { param([string[]] $Counter) (Get-Counter -Counter $Counter).CounterSamples }
    $ask = @{ ComputerName = $servers; ScriptBlock = $read; ArgumentList = (, $Counter); ThrottleLimit = $ThrottleLimit }
    $run = & {
        Invoke-Command @ask -ErrorVariable problems -ErrorAction SilentlyContinue |
            ForEach-Object { $answered[$_.PSComputerName] = $true; $_ } | New-AomMetric
        foreach ($problem in $problems) {
            $server = if ($problem.OriginInfo) { $problem.OriginInfo.PSComputerName } else { $problem.TargetObject }
            Write-Warning "${server}: $problem"
        }
        foreach ($server in $servers) {
            if (-not $answered[$server]) { Write-Warning "$server returned no counters." }
            New-AomMetric server_answered ([int]$answered.ContainsKey($server)) -Namespace FLEET.Server -Dimension @{ host = $server }
        }
    } | Send-AomMetricData -SpoolPath $SpoolPath -Summary
    '{0:o} {1} of {2} servers; {3}' -f $run.StartTime, $answered.Count, $servers.Count, $run
    exit $run.ExitCode
}
catch {
    # One text for the log: time, error and action.
    $_.ErrorDetails = '{0:o} {1} {2}' -f [DateTimeOffset]::Now, $_, $_.ErrorDetails.RecommendedAction
    $PSCmdlet.WriteError($_)
    exit 3
}
