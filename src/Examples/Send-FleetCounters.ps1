<#
.SYNOPSIS
Reads counters of many Windows servers by remoting and sends them to AOM, once; a scheduled task repeats it.

.DESCRIPTION
The samples leave each server as samples: a whole counter set would lose them on the way. Their host is the server as the list names it. A
server that gives nothing is named in a warning, ends nothing, and sends 0 as server_answered in FLEET.Server, to set an alarm on.
Exit codes: 0 all accepted, 1 something waits in the spool, 2 something was refused or not delivered, 3 the run itself failed.

.PARAMETER ServerList
A text file with a server a line; lines that begin with # are left out.

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
Counter paths in the language of those servers; see about_AomTools_Counters.

.PARAMETER ThrottleLimit
How many servers are asked at a time.

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
            if (-not $answered[$server]) { Write-Warning "$server gave no counters." }
            New-AomMetric server_answered ([int]$answered.ContainsKey($server)) -Namespace FLEET.Server -Dimension @{ host = $server }
        }
    } | Send-AomMetricData -SpoolPath $SpoolPath -Summary
    '{0:o} {1} of {2} servers; {3}' -f $run.StartTime, $answered.Count, $servers.Count, $run
    exit $run.ExitCode
}
catch {
    # One text for the log: when, what, and what to do.
    $_.ErrorDetails = '{0:o} {1} {2}' -f [DateTimeOffset]::Now, $_, $_.ErrorDetails.RecommendedAction
    $PSCmdlet.WriteError($_)
    exit 3
}
