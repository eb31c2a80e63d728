<#
.SYNOPSIS
Sends size, free space and use of the disks of this machine to AOM, once; a scheduled task, cron or a systemd timer repeats it.

.DESCRIPTION
Reads Get-Volume where there is one (Windows), else Get-PSDrive, which on Linux and macOS knows the root alone: name others by -Mount. Metrics
disk_size and disk_free (Bytes) and disk_used (Percent) in HOST.Disk, dimensions host and disk. Exit codes: 0 all accepted, 1 something waits
in the spool, 2 something was refused or not delivered, 3 the run itself failed.

.PARAMETER Mount
Mount points or drives, such as / or C:, to read in place of all. What is none is an error and exit code 2, or 3 where it is the only one.

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
        # pwsh -File gives a list as one text. A folder is no disk: its numbers would be those of the disk below it.
        foreach ($name in $Mount -split ',') {
            $drive = [IO.DriveInfo]::GetDrives() | Where-Object { $_.Name.TrimEnd('\', '/') -eq $name.TrimEnd('\', '/') -and $_.TotalSize -gt 0 }
            if (-not $drive) { Write-Error "'$name' is no mount point or drive with a size." -ErrorVariable +missing; continue }
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
    if (-not $disks) { throw 'There is no disk to read.' }
    $run = $disks | Where-Object { $_.Size -gt 0 } | ForEach-Object {
        $of = @{ Namespace = 'HOST.Disk'; Dimensions = @{ host = [Environment]::MachineName; disk = $_.Name } }
        $of + @{ Name = 'disk_size'; Value = $_.Size; Unit = 'Bytes' }
        $of + @{ Name = 'disk_free'; Value = $_.Free; Unit = 'Bytes' }
        $of + @{ Name = 'disk_used'; Value = [Math]::Round(100 * (1 - $_.Free / $_.Size), 2); Unit = 'Percent'; Type = 'float' }
    } | New-AomMetric -Timestamp ([DateTimeOffset]::Now) | Send-AomMetricData -SpoolPath $SpoolPath -Summary
    '{0:o} {1}' -f $run.StartTime, $run
    exit $(if ($missing) { 2 } else { $run.ExitCode })
}
catch {
    # One text for the log: when, what, and what to do.
    $_.ErrorDetails = '{0:o} {1} {2}' -f [DateTimeOffset]::Now, $_, $_.ErrorDetails.RecommendedAction
    $PSCmdlet.WriteError($_)
    exit 3
}
