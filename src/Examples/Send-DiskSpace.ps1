<#
.SYNOPSIS
Sends size, free space and usage of the disks of this machine to AOM, once; run it with a scheduled task, cron or a systemd timer.

.DESCRIPTION
Reads Get-Volume if available (Windows), otherwise Get-PSDrive, which only returns the root on Linux and macOS: specify others with -Mount.
Metrics disk_size and disk_free (Bytes) and disk_used (Percent) in HOST.Disk, dimensions host and disk. Exit codes: 0 all accepted, 1 metrics
are pending in the spool, 2 metrics were rejected or not delivered, 3 the run itself failed.

.PARAMETER Mount
Mount points or drives, such as / or C:. Default: all. Any other name is an error with exit code 2, or 3 if no disk remains.

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
pwsh -NoProfile -NonInteractive -File Send-DiskSpace.ps1 -Mount /,/data -Region cn-north-4 -SpoolPath /var/spool/aom
#>
[CmdletBinding()]
param(
    [string[]] $Mount,
    [string] $Region,
    [string] $Endpoint,
    [string] $ProjectId,
    [string] $SecretName,
    [string] $SpoolPath = [IO.Path]::Combine([Environment]::GetFolderPath('LocalApplicationData'), 'AomTools', 'spool')
)

try {
    $missing = @()
    $secret = @{}
    if ($SecretName) { $secret.SecretName = $SecretName }
    $null = Connect-Aom -Region $Region -Endpoint $Endpoint -ProjectId $ProjectId @secret
    $disks = if ($Mount) {
        # pwsh -File passes a list as one text. A folder is not a disk: it would return the numbers of the disk that contains it.
        foreach ($name in $Mount -split ',') {
            $drive = [IO.DriveInfo]::GetDrives() | Where-Object { $_.Name.TrimEnd('\', '/') -eq $name.TrimEnd('\', '/') -and $_.TotalSize -gt 0 }
            if (-not $drive) { Write-Error "'$name' is not a mount point or drive with a size." -ErrorVariable +missing; continue }
            @{ Name = $name; Size = $drive[0].TotalSize; Free = $drive[0].AvailableFreeSpace }
        }
    }
    elseif (Get-Command -Name Get-Volume -ErrorAction Ignore) {
        Get-Volume | Where-Object { $_.DriveLetter -and $_.DriveType -eq 'Fixed' } |
            ForEach-Object { @{ Name = "$($_.DriveLetter):"; Size = $_.Size; Free = $_.SizeRemaining } }
    }
    else {
        Get-PSDrive -PSProvider FileSystem | Where-Object { $_.Name -ne 'Temp' } |
            ForEach-Object { @{ Name = $_.Name; Size = $_.Used + $_.Free; Free = $_.Free } }
    }
    if (-not $disks) { throw 'No disk was found.' }
    $run = $disks | Where-Object { $_.Size -gt 0 } | ForEach-Object {
        $of = @{ Namespace = 'HOST.Disk'; Dimensions = @{ host = [Environment]::MachineName.ToLowerInvariant(); disk = $_.Name } }
        $of + @{ Name = 'disk_size'; Value = $_.Size; Unit = 'Bytes' }
        $of + @{ Name = 'disk_free'; Value = $_.Free; Unit = 'Bytes' }
        $of + @{ Name = 'disk_used'; Value = [Math]::Round(100 * (1 - $_.Free / $_.Size), 2); Unit = 'Percent'; Type = 'float' }
    } | New-AomMetric -Timestamp ([DateTimeOffset]::Now) | Send-AomMetricData -SpoolPath $SpoolPath -Summary
    '{0:o} {1}' -f $run.StartTime, $run
    exit $(if ($missing) { 2 } else { $run.ExitCode })
}
catch {
    # One text for the log: time, error and action.
    $_.ErrorDetails = '{0:o} {1} {2}' -f [DateTimeOffset]::Now, $_, $_.ErrorDetails.RecommendedAction
    $PSCmdlet.WriteError($_)
    exit 3
}
