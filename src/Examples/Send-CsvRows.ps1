<#
.SYNOPSIS
Sends the rows of a CSV file, or of a database, to AOM.

.DESCRIPTION
A row is a metric: columns Name and Value, and Namespace, Unit, Type, Dimensions (host=srv01;disk=C:) and Timestamp where there. Rows of
another form: -MetricProperty names the columns that are values. What breaks a rule becomes an error and the other rows go on. AOM takes no
time of more than 24 hours ago, and none that is older than what it holds of the series: send a file once.
Exit codes: 0 all accepted, 1 something waits in the spool, 2 something broke a rule, was refused or not delivered, 3 the run itself failed.

.PARAMETER Path
The file, in UTF-8, with a line of headings.

.PARAMETER Row
Rows at hand in place of a file, such as the DataRow objects of Invoke-Sqlcmd; a database's NULL is no value.

.PARAMETER Delimiter
What stands between the fields of the file.

.PARAMETER Namespace
The namespace of rows that have none, such as SHOP.Sales.

.PARAMETER MetricProperty
Columns that are values, each a metric of its own. Without it, rows have the columns Name and Value.

.PARAMETER DimensionProperty
Columns that tell series apart, used with MetricProperty.

.PARAMETER TimestampProperty
The column with the time. Without it: the column Timestamp, else now.

.PARAMETER TimeZone
The zone of times without offset, such as UTC; this machine's by default.

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
    # powershell.exe -File gives a list as one text.
    if ($MetricProperty) { $as.MetricProperty = @($MetricProperty -split ',') }
    if ($DimensionProperty) { $as.DimensionProperty = @($DimensionProperty -split ',') }
    if ($Path) { $Row = @(Import-Csv -Path $Path -Delimiter $Delimiter -Encoding UTF8) }
    $run = $Row | New-AomMetric @as -ErrorVariable broken | Send-AomMetricData -SpoolPath $SpoolPath -Summary
    '{0:o} {1} rows broke a rule; {2}' -f $run.StartTime, $broken.Count, $run
    exit $(if ($broken) { 2 } else { $run.ExitCode })
}
catch {
    # One text for the log: when, what, and what to do.
    $_.ErrorDetails = '{0:o} {1} {2}' -f [DateTimeOffset]::Now, $_, $_.ErrorDetails.RecommendedAction
    $PSCmdlet.WriteError($_)
    exit 3
}
