# Values of one series at one time: one warning with the series and the number. The keys of a case are those of hosts.ps1.
$time = '2026-11-25T01:00:00Z'
function global:Get-Row($Value = 3, [string] $Dimensions = 'site=kiel', $Time = '2026-11-25T01:00:00Z', [string] $Name = 'depth', [string] $Unit = '') { [pscustomobject]@{ Name = $Name; Value = $Value; Dimensions = $Dimensions; Timestamp = $Time; Unit = $Unit } }
function global:Get-Log([int] $Second, [int] $Series = 1) { $at = [datetime]::new(2026, 11, 25, 1, 0, 0, [DateTimeKind]::Utc).AddSeconds($Second); foreach ($i in 1..$Series) { [pscustomobject]@{ Name = "depth$i"; Value = $Second; Dimensions = 'site=kiel'; Timestamp = $at } } }
$found = [ordered]@{
    'the same row twice'                           = { Get-Row; Get-Row }, 1
    'other values'                                 = { Get-Row 4; Get-Row 9; Get-Row 9; Get-Row 12 }, 3
    'dimensions in another order'                  = { Get-Row 1 'a=1;b=2'; Get-Row 1 'b=2;a=1' }, 1
    'blanks around the dimensions'                 = { Get-Row 1 'a=1'; Get-Row 1 ' a = 1 ' }, 1
    'another unit'                                 = { Get-Row 1 -Unit 'MB'; Get-Row 1 -Unit 'KB' }, 1
    'another notation of the time'                 = { Get-Row; Get-Row -Time '2026-11-25T09:00:00+08:00'; Get-Row -Time 1795568400; Get-Row -Time '/Date(1795568400000)/' }, 3
    'times within one millisecond'                 = { Get-Row -Time '2026-11-25T01:00:00.0001Z'; Get-Row -Time '2026-11-25T01:00:00.0002Z' }, 1
    'another name of this computer'                = { foreach ($n in 'localhost', '.', [Environment]::MachineName) { [pscustomobject]@{ Name = 'depth'; Value = 1; ComputerName = $n; Timestamp = '2026-11-25T01:00:00Z' } } }, 2
    'a counter in another case'                    = { foreach ($p in '\\DB07\Memory\Pages/sec', '\\db07\memory\pages/sec') { [pscustomobject]@{ Path = $p; Value = 1; Timestamp = '2026-11-25T01:00:00Z' } } }, 1
    'a log read twice'                             = { 1..2 | ForEach-Object { 1..300 | ForEach-Object { Get-Log $_ 3 } } }, 900
    'a log that goes backward'                     = { 300..1 | ForEach-Object { Get-Log $_; Get-Log $_ } }, 300
    'a log in disorder'                            = { 5, 3, 9, 3, 7, 5, 1, 9 | ForEach-Object { Get-Log $_ } }, 3
    'two logs that overlap'                        = { 1..20 | ForEach-Object { Get-Log $_ }; 15..40 | ForEach-Object { Get-Log $_ } }, 6
    'an object with a property twice in two names' = { [pscustomobject]@{ Name = 'depth'; Value = 1; Host = 'DB07'; Timestamp = '2026-11-25T01:00:00Z' }; [pscustomobject]@{ Name = 'depth'; Value = 1; Server = 'db07.'; Timestamp = '2026-11-25T01:00:00Z' } }, 1
}
foreach ($kind in $found.Keys) {
    $make, $count = $found[$kind]
    @{
        Id        = "$($kind): $count repeated"
        Input     = $make
        Arguments = @{ Namespace = 'LAB.Queue' }
        Expect    = { param($m, $e, $w) $m.Count -gt $count -and $e.Count -eq 0 -and $w.Count -eq 1 -and "$($w[0])" -match "^$count metrics? repeated .*(LAB.Queue depth|WINDOWS.Memory|LAB.Queue pages)" }.GetNewClosure()
    }
}
$none = [ordered]@{
    'other times'              = { 1..50 | ForEach-Object { Get-Log $_ 3 } }
    'other times, backward'    = { 50..1 | ForEach-Object { Get-Log $_ 3 } }
    'a log in disorder'        = { 5, 3, 9, 4, 7, 6, 1, 8 | ForEach-Object { Get-Log $_ } }
    'other names'              = { 'a', 'b', 'A' | ForEach-Object { Get-Row -Name $_ } }
    'other values of a dimension' = { 'site=a', 'site=b', 'site=A' | ForEach-Object { Get-Row 1 $_ } }
    'more dimensions'          = { 'a=1', 'a=1;b=2', 'b=1' | ForEach-Object { Get-Row 1 $_ } }
    'text that runs together'  = { Get-Row 1 'a=bc' -Name 'x'; Get-Row 1 'ab=c' -Name 'x'; Get-Row 1 'a=b' -Name 'cx'; Get-Row 1 'b=a' -Name 'x'; Get-Row 1 'a=a;b=b' -Name 'x'; Get-Row 1 'a=b;b=a' -Name 'x' }
    'no time of their own'     = { 1..300 | ForEach-Object { [pscustomobject]@{ Name = 'depth'; Value = $_ } } }
    'rejected values'          = { Get-Row 1; Get-Row -1; Get-Row 'x'; Get-Row $null }
    'the next millisecond'     = { Get-Row -Time '2026-11-25T01:00:00.001Z'; Get-Row -Time '2026-11-25T01:00:00.002Z' }
    'two computers'            = { foreach ($n in 'db07', 'db08', 'localhost') { [pscustomobject]@{ Name = 'depth'; Value = 1; ComputerName = $n; Timestamp = '2026-11-25T01:00:00Z' } } }
    'two instances of a process' = { foreach ($n in 'chrome', 'chrome#1', 'chrome#2') { [pscustomobject]@{ Path = "\\db07\process($n)\thread count"; Value = 1; Timestamp = '2026-11-25T01:00:00Z' } } }
}
foreach ($kind in $none.Keys) {
    @{
        Id        = "$($kind): none repeated"
        Input     = $none[$kind]
        Arguments = @{ Namespace = 'LAB.Queue' }
        Expect    = { param($m, $e, $w) $m.Count -ge 1 -and @($w | Where-Object { "$_" -match 'repeated' }).Count -eq 0 -and [Collections.Generic.HashSet[string]]::new([string[]]@($m | ForEach-Object { "$($_.Name) $($_.Dimensions) $($_.CollectTime)" })).Count -eq $m.Count }
    }
}
