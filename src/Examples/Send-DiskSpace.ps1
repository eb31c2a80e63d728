<#
.SYNOPSIS
Sends size, free space and use of the disks of this machine to AOM, once; a scheduled task, cron or a systemd timer repeats it.

.DESCRIPTION
Reads Get-Volume where there is one (Windows), else Get-PSDrive, which on Linux and macOS knows the root alone: name others by -Mount. Metrics
disk_size and disk_free (Bytes) and disk_used (Percent) in HOST.Disk, dimensions host and disk. Exit codes: 0 all accepted, 1 something waits
in the spool, 2 something was refused or not delivered, 3 the run itself failed.

.PARAMETER Mount
Mount points or drives to read in place of all.

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
    $secret = @{}
    if ($SecretName) { $secret.SecretName = $SecretName }
    $null = Connect-Aom -Region $Region -Endpoint $Endpoint -ProjectId $ProjectId @secret
    $disks = if ($Mount) {
        # pwsh -File gives a list as one text.
        $Mount -split ',' | ForEach-Object { @{ Name = $_; Size = ([IO.DriveInfo]$_).TotalSize; Free = ([IO.DriveInfo]$_).AvailableFreeSpace } }
    }
    elseif (Get-Command -Name Get-Volume -ErrorAction Ignore) {
        Get-Volume | Where-Object { $_.DriveLetter -and $_.DriveType -eq 'Fixed' } |
            ForEach-Object { @{ Name = "$($_.DriveLetter):"; Size = $_.Size; Free = $_.SizeRemaining } }
    }
    else {
        Get-PSDrive -PSProvider FileSystem | Where-Object { $_.Name -ne 'Temp' } |
            ForEach-Object { @{ Name = $_.Name; Size = $_.Used + $_.Free; Free = $_.Free } }
    }
    $run = $disks | Where-Object { $_.Size -gt 0 } | ForEach-Object {
        $of = @{ Namespace = 'HOST.Disk'; Dimensions = @{ host = [Environment]::MachineName; disk = $_.Name } }
        $of + @{ Name = 'disk_size'; Value = $_.Size; Unit = 'Bytes' }
        $of + @{ Name = 'disk_free'; Value = $_.Free; Unit = 'Bytes' }
        $of + @{ Name = 'disk_used'; Value = [Math]::Round(100 * (1 - $_.Free / $_.Size), 2); Unit = 'Percent'; Type = 'float' }
    } | New-AomMetric -Timestamp ([DateTimeOffset]::Now) | Send-AomMetricData -SpoolPath $SpoolPath -Summary
    '{0:o} {1}' -f $run.Begin, $run
    exit $run.ExitCode
}
catch {
    $PSCmdlet.WriteError($_)
    exit 3
}
