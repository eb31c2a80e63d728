# The unit is what the counter or the user says. The keys of a case are those of hosts.ps1.
function global:Get-Sample([string] $Path, $Type = 'NumberOfItems64') { [pscustomobject]@{ Path = "\\db07\$Path"; CookedValue = 7.0; CounterType = $Type; Status = 0 } }
$units = [ordered]@{
    'demo\total memory (kb)' = 'KB'; 'demo\free memory kb' = 'KB'; 'demo\free (KBytes)' = 'KB'; 'demo\kilobytes queued' = 'KB'; 'demo\log cache mb' = 'MB'; 'demo\active in mb' = 'MB'; 'demo\free (MB)' = 'MB'
    'demo\available mbytes' = 'MB'; 'demo\free megabytes' = 'MB'; 'demo\size gb' = 'GB'; 'demo\size (gbytes)' = 'GB'; 'demo\pool bytes' = 'Bytes'; 'demo\bytes in use' = 'Bytes'; 'demo\octets' = 'Bytes'
    'demo\write mbytes/sec' = 'MB/s'; 'demo\write kb/s' = 'KB/s'; 'demo\kbytes per second' = 'KB/s'; 'demo\bytes sent/sec' = 'Bytes/s'; 'demo\bytes/second' = 'Bytes/s'; 'demo\bytes gesendet/s' = 'Bytes/s'; 'demo\bytes persec' = 'Bytes/s'
    'demo\bits/sec' = 'bit/s'; 'demo\kbits/sec' = 'kbit/s'; 'demo\link mbps' = 'Mbit/s'; 'demo\current bandwidth' = 'bit/s'
    'demo\reads/sec' = 'Count/s'; 'demo\reads per second' = 'Count/s'; 'demo\reads / sec' = 'Count/s'; 'demo\reads/min' = 'Count/min'; 'demo\logins per hour' = 'Count/h'
    'demo\latency (ms)' = 'ms'; 'demo\wait msec' = 'ms'; 'demo\milliseconds per packet (avg)' = 'ms'; 'demo\delay microseconds' = 'us'; 'demo\avg. sec/read' = 's'; 'demo\avg. ms/read' = 'ms'; 'demo\time (s)' = 's'; 'demo\uptime' = 's'; 'demo\system up time' = 's'; 'demo\age in seconds' = 's'; 'demo\age (minutes)' = 'min'
    'demo\% used' = 'Percent'; 'demo\used (%)' = 'Percent'; 'demo\used %' = 'Percent'; 'demo\percent log used' = 'Percent'; 'demo\utilization percentage' = 'Percent'; 'demo\used percent' = 'Percent'; 'demo\cache hit ratio' = 'Percent'
    'process(demo)\working set' = 'Bytes'; 'process(demo)\working set - private' = 'Bytes'; 'process v2(demo:4)\working set peak' = 'Bytes'; 'memory\commit limit' = 'Bytes'; 'gpu process memory(pid_4)\dedicated usage' = 'Bytes'; 'gpu adapter memory(luid)\total committed' = 'Bytes'
    'mssql$x:buffer manager\page life expectancy' = 's'; 'sqlserver:buffer node(000)\page life expectancy' = 's'; 'mssql$x:databases(a)\log flush wait time' = 'ms'; 'asp.net\request execution time' = 'ms'; 'hyper-v dynamic memory vm(a)\physical memory' = 'MB'
    'demo\data file(s) used' = 'Count'; 'demo\replies <100ms' = 'Count'; 'demo\percentile rank' = 'Count'; 'demo\seconded staff' = 'Count'; 'demo\orders' = 'Count'; 'demo\kbart entries' = 'Count'
}
foreach ($path in $units.Keys) {
    $unit = $units[$path]
    @{
        Id     = "the unit of $path is $unit, in any case"
        Input  = { Get-Sample $path; Get-Sample $path.ToUpperInvariant() }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 2 -and $m[0].Unit -ceq $unit -and $m[1].Unit -ceq $unit }.GetNewClosure()
    }
}
foreach ($pair in @('RawFraction', 'Percent'), @('Timer100NsInverse', 'Percent'), @('RateOfCountsPerSecond64', 'Count/s'), @('ElapsedTime', 's'), @('AverageTimer32', 's'), @('AverageCount64', 'Count/op'), @('CountPerTimeInterval64', 'Count'), @('NumberOfItemsHEX32', 'Count'), @($null, 'Count'), @('537003008', 'Percent'), @(537003008, 'Percent')) {
    @{
        Id     = "a name that says nothing leaves the unit to the type $($pair[0])"
        Input  = { Get-Sample 'demo\leerlauf' $pair[0] }.GetNewClosure()
        Expect = { param($m, $e, $w) $m[0].Unit -ceq $pair[1] }.GetNewClosure()
    }
}
$names = [ordered]@{ 'verfügbare mb' = 'available_mbytes', 'MB'; '可用 数' = 'available_mbytes', 'MB'; 'gesendet' = 'bytes_sent_per_sec', 'Bytes/s'; '进程' = 'processes', 'Count'; '时间' = 'percent_processor_time', 'Percent'; 'lesezeit' = 'avg_disk_sec_read', 's'; 'größe' = 'free_kilobytes', 'KB'; 'wartezeit' = 'wait_ms', 'ms'; 'arbeitssatz (kb)' = 'my_number', 'KB' }
foreach ($text in $names.Keys) {
    $target, $unit = $names[$text]
    @{
        Id        = "the unit of $target, which the user calls $text, is $unit"
        Input     = { Get-Sample "demo\$text" }.GetNewClosure()
        Arguments = @{ NameMap = @{ $text.ToUpperInvariant() = $target } }
        Expect    = { param($m, $e, $w) $m[0].Name -ceq $target -and $m[0].Unit -ceq $unit }.GetNewClosure()
    }
}
@{
    Id        = 'the unit follows the set that the user names'
    Input     = { Get-Sample 'prozess(a)\arbeitsseiten'; Get-Sample 'speicher\grenze' }
    Arguments = @{ NameMap = @{ prozess = 'Process'; arbeitsseiten = 'working_set'; speicher = 'LAB.Memory'; grenze = 'commit_limit' } }
    Expect    = { param($m, $e, $w) ($m.Unit -join ' ') -ceq 'Bytes Bytes' }
}
foreach ($key in 'Score', 'demo\score', 'DEMO\SCORE') {
    @{
        Id        = "-UnitMap of $key is the unit of that counter, and of no other"
        Input     = { Get-Sample 'demo\score'; Get-Sample 'demo\other'; Get-Sample 'demo\bytes' }
        Arguments = @{ UnitMap = @{ $key = 'points' } }
        Expect    = { param($m, $e, $w) ($m.Unit -join ' ') -ceq 'points Count Bytes' }
    }
}
@{
    Id        = '-UnitMap comes before -Unit, the unit of a row, and that of a counter'
    Input     = { Get-Sample 'demo\pages/sec'; [pscustomobject]@{ Name = 'jobs'; Value = 1; Unit = 'x' }; [pscustomobject]@{ Name = 'rest'; Value = 1 } }
    Arguments = @{ Namespace = 'LAB.All'; Unit = 'all'; UnitMap = @{ pages_per_sec = 'pages'; JOBS = 'jobs' } }
    Expect    = { param($m, $e, $w) ($m.Unit -join ' ') -ceq 'pages jobs all' }
}
@{
    Id        = '-UnitMap is also for properties'
    Input     = { [pscustomobject]@{ WS = 4; Handles = 5 } }
    Arguments = @{ Namespace = 'LAB.All'; MetricProperty = 'WS', 'Handles'; UnitMap = @{ ws = 'Bytes' } }
    Expect    = { param($m, $e, $w) ($m | ForEach-Object { "$($_.Name) $($_.Unit)" }) -join ', ' -ceq 'WS Bytes, Handles ' }
}
foreach ($form in @(
        @{ Name = 'ws'; Expression = { $_.WS }; Unit = 'Bytes' }, @{ N = 'ws'; E = { $_.WS }; U = 'Bytes' }, @{ Label = 'ws'; Expression = 'WS'; Unit = 'Bytes' }, @{ l = 'ws'; e = { $PSItem.WS }; unit = 'Bytes' },
        @{ name = 'ws'; expr = { $args; $_.WS * 1 }; unit = 'Bytes' })) {
    @{
        Id        = "a calculated property of $(($form.Keys | ForEach-Object { "$_" }) -join ', ')"
        Input     = { [pscustomobject]@{ WS = 4096; Handles = 5 } }
        Arguments = @{ Namespace = 'LAB.All'; MetricProperty = $form, 'Handles' }
        Expect    = { param($m, $e, $w) $e.Count -eq 0 -and ($m | ForEach-Object { "$($_.Name) $($_.Value) $($_.Unit) $($_.Type)" }) -join ', ' -ceq 'ws 4096 Bytes int, Handles 5  int' }
    }
}
@{
    Id        = 'a property with a unit and a type needs no expression'
    Input     = { [pscustomobject]@{ WS = '4096' } }
    Arguments = @{ Namespace = 'LAB.All'; MetricProperty = @{ Name = 'WS'; Unit = 'Bytes'; Type = 'int' } }
    Expect    = { param($m, $e, $w) "$($m[0].Name) $($m[0].Unit) $($m[0].Type)" -ceq 'WS Bytes int' }
}
@{
    Id        = 'an expression that fails is an error that names it, and the others go on'
    Input     = { [pscustomobject]@{ WS = 4 }; [pscustomobject]@{ WS = 0 } }
    Arguments = @{ Namespace = 'LAB.All'; MetricProperty = @{ Name = 'share'; Expression = { 8 / $_.WS } }, 'WS' }
    Expect    = { param($m, $e, $w) $m.Count -eq 3 -and $e.Count -eq 1 -and "$($e[0])" -match 'share' }
}
foreach ($wrong in @(@{ Unit = 'Bytes' }), @(@{ Name = 'a'; Expression = 5 }), @(5), @('')) {
    @{
        Id        = "what is no property ends the command with an example: $($wrong[0])"
        Input     = { [pscustomobject]@{ WS = 4 } }
        Arguments = @{ Namespace = 'LAB.All'; MetricProperty = $wrong[0] }
        Expect    = { param($m, $e, $w) $m.Count -eq 0 -and $e.Count -eq 1 -and "$($e[0])" -match 'Expression' }
    }
}
@{
    Id        = 'wildcards take the properties with a number, each once'
    Input     = { [pscustomobject]@{ Name = 'x'; IORead = 1; IOWrite = 2; IOName = 'text'; IONone = $null; Other = 3; PSComputerName = 'db07'; RunspaceId = [guid]::Empty } }
    Arguments = @{ Namespace = 'LAB.All'; MetricProperty = 'iow*', 'io*', 'Other'; DimensionProperty = 'Name' }
    Expect    = { param($m, $e, $w) $e.Count -eq 0 -and ($m.Name -join ' ') -ceq 'IOWrite IORead Other' }
}
@{
    Id        = 'a wildcard leaves out dimensions and what remoting adds, and not a value that AOM does not take'
    Input     = { [pscustomobject]@{ Id = 7; A = 1; B = -1; PSShowComputerName = $true } }
    Arguments = @{ Namespace = 'LAB.All'; MetricProperty = '*'; DimensionProperty = 'Id' }
    Expect    = { param($m, $e, $w) ($m.Name -join ' ') -ceq 'A' -and $e.Count -eq 1 -and "$($e[0])" -match 'negative' }
}
@{
    Id        = 'a wildcard that fits nothing is an error that names it'
    Input     = { [pscustomobject]@{ A = 1 } }
    Arguments = @{ Namespace = 'LAB.All'; MetricProperty = 'x*' }
    Expect    = { param($m, $e, $w) $e.Count -eq 1 -and "$($e[0])" -match 'x\*' }
}
@{
    Id        = 'the same wildcard over objects of several kinds'
    Input     = { [pscustomobject]@{ A1 = 1 }; [pscustomobject]@{ A2 = 2; A1 = 3 }; @{ A3 = 4 } }
    Arguments = @{ Namespace = 'LAB.All'; MetricProperty = 'A[0-9]' }
    Expect    = { param($m, $e, $w) $e.Count -eq 0 -and ($m.Name -join ' ') -ceq 'A1 A2 A1 A3' }
}
