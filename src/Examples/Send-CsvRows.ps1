<#
.SYNOPSIS
Sends the rows of a CSV file, or of a database, to AOM.

.DESCRIPTION
Each row becomes a metric: columns Name and Value, and optionally Namespace, Unit, Type, Dimensions (host=srv01;disk=C:) and Timestamp. For
other rows, -MetricProperty names the columns with values. An invalid row becomes an error and the other rows continue. AOM rejects metrics
from more than 24 hours ago, and metrics older than the newest of their series: send a file only once.
Exit codes: 0 all accepted, 1 metrics are pending in the spool, 2 rows were invalid, or metrics rejected or undelivered, 3 the run itself failed.

.PARAMETER Path
The file, in UTF-8, with a header line.

.PARAMETER Row
Rows instead of a file, such as the DataRow objects of Invoke-Sqlcmd; NULL is a missing value.

.PARAMETER Delimiter
The delimiter of the fields in the file.

.PARAMETER Namespace
The namespace of rows without one, such as SHOP.Sales.

.PARAMETER MetricProperty
Columns with values; each becomes a metric. Default: the columns Name and Value.

.PARAMETER DimensionProperty
Columns that become dimensions, used with MetricProperty.

.PARAMETER TimestampProperty
The column with the time. Default: the column Timestamp, otherwise now.

.PARAMETER TimeZone
The zone of times without an offset, such as UTC. Default: this machine's zone.

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
pwsh -NoProfile -NonInteractive -File Send-CsvRows.ps1 -Path sales.csv -Namespace SHOP.Sales -DimensionProperty store,till -Region cn-north-4

.EXAMPLE
./Send-CsvRows.ps1 -Row (Invoke-Sqlcmd $query -OutputAs DataRows) -MetricProperty orders -Namespace SHOP.Db -DimensionProperty store
#>
[CmdletBinding(DefaultParameterSetName = 'Path')]
param(
    [Parameter(Mandatory = $true, ParameterSetName = 'Path')] [string] $Path,
    [Parameter(Mandatory = $true, ParameterSetName = 'Row')] [object[]] $Row,
    [char] $Delimiter = ',',
    [string] $Namespace,
    [string[]] $MetricProperty,
    [string[]] $DimensionProperty,
    [string] $TimestampProperty,
    [string] $TimeZone,
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
    $as = @{}
    if ($Namespace) { $as.Namespace = $Namespace }
    if ($TimestampProperty) { $as.TimestampProperty = $TimestampProperty }
    if ($TimeZone) { $as.TimeZone = $TimeZone }
    # powershell.exe -File passes a list as one text.
    if ($MetricProperty) { $as.MetricProperty = @($MetricProperty -split ',') }
    if ($DimensionProperty) { $as.DimensionProperty = @($DimensionProperty -split ',') }
    if ($Path) { $Row = @(Import-Csv -Path $Path -Delimiter $Delimiter -Encoding UTF8) }
    $run = $Row | New-AomMetric @as -ErrorVariable invalid | Send-AomMetricData -SpoolPath $SpoolPath -Summary
    '{0:o} {1} invalid rows; {2}' -f $run.StartTime, $invalid.Count, $run
    exit $(if ($invalid) { 2 } else { $run.ExitCode })
}
catch {
    # One text for the log: time, error and action.
    $_.ErrorDetails = '{0:o} {1} {2}' -f [DateTimeOffset]::Now, $_, $_.ErrorDetails.RecommendedAction
    $PSCmdlet.WriteError($_)
    exit 3
}
