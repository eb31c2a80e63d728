# One series, one spelling; two sources, two series. The keys of a case are those of hosts.ps1.
function global:Get-Sample([string] $Path, [double] $Value = 3) { [pscustomobject]@{ Path = $Path; CookedValue = $Value; CounterType = 'NumberOfItems64'; Status = 0 } }
function global:Format-Metric($Metric) { "$($Metric.Namespace)|$($Metric.Name)|$($Metric.Unit)|$($Metric.Type)|$($Metric.Dimensions)" }
@{
    Id     = 'the case of a path is no other series'
    Input  = { '\\DB07\LogicalDisk(C:)\% Free Space', '\\db07\logicaldisk(c:)\% free space', '\\Db07\LOGICALDISK(C:)\% FREE SPACE', ' \\db07\Logicaldisk(c:)\% Free Space ' | ForEach-Object { Get-Sample $_ } }
    Expect = { param($m, $e, $w) $m.Count -eq 4 -and @($m | Where-Object { (Format-Metric $_) -cne (Format-Metric $m[0]) }).Count -eq 0 }.GetNewClosure()
}
foreach ($pair in @(
        @('+12v', '-12v'), @('rail +5v', 'rail -5v'), @('replies <100ms', 'replies >100ms'), @('hits >=5', 'hits >5'), @('hits <=5', 'hits <5'), @('sales €', 'sales $'), @('sales €', 'sales £'),
        @('sales ¥', 'sales'), @('% used', 'used'), @('# used', 'used'), @('a=b', 'a b'), @('a*b', 'a b'), @('load ^2', 'load 2'), @('größe', 'grösse'), @('größe', 'gr e'), @('处理', '内存'), @('处理 x', '内存 x'), @('a;b', 'a,b'),
        @('rate°c', 'rate c'), @('x!', 'x?'), @('up ↑', 'up ↓'), @('a~b', 'a|b'))) {
    @{
        Id     = "the counters '$($pair[0])' and '$($pair[1])' are two series"
        Input  = { $pair | ForEach-Object { Get-Sample "\\db07\demo board\$_" } }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 2 -and $e.Count -eq 0 -and $m[0].Name -cne $m[1].Name -and @($m | Where-Object { $_.Name -cnotmatch '^[a-z_][a-z0-9_]*$' }).Count -eq 0 }
    }
}
foreach ($pair in @(@('cache-hits', 'cache hits'), @('cache.hits', 'cache/hits'), @('(x) y', 'x y'))) {
    @{
        Id     = "the counters '$($pair[0])' and '$($pair[1])' that share a name are an error, in each sample of the second"
        Input  = { $pair + $pair | ForEach-Object { Get-Sample "\\db07\demo board\$_" } }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 2 -and $e.Count -eq 2 -and "$($e[0])" -match [regex]::Escape($pair[0]) -and "$($e[0])" -match [regex]::Escape($pair[1]) -and "$($e[0])" -match 'NameMap' }.GetNewClosure()
    }
}
@{
    Id        = 'a name of the user parts what would share one'
    Input     = { 'cache-hits', 'cache hits' | ForEach-Object { Get-Sample "\\db07\demo board\$_" } }
    Arguments = @{ NameMap = @{ 'Cache-Hits' = 'hits_of_the_cache' } }
    Expect    = { param($m, $e, $w) $e.Count -eq 0 -and ($m.Name -join ' ') -ceq 'hits_of_the_cache cache_hits' }
}
@{
    Id        = 'counters of several languages share the name that the user gives them'
    Input     = { '\\db07\arbeitsspeicher\seiten', '\\db08\内存\页', '\\db09\memory\pages' | ForEach-Object { Get-Sample $_ } }
    Arguments = @{ NameMap = @{ arbeitsspeicher = 'Memory'; '内存' = 'Memory'; seiten = 'pages'; '页' = 'pages' } }
    Expect    = { param($m, $e, $w) $e.Count -eq 0 -and @($m | Where-Object { $_.Namespace -ceq 'WINDOWS.Memory' -and $_.Name -ceq 'pages' }).Count -eq 3 }
}
foreach ($pair in @(
        @('document archive store events', 'document archive store audits backlog'), @('hyper-v hypervisor virtual processor', 'hyper-v hypervisor virtual processors'),
        @('服务器', '客户机'), @('größe', 'grösse'), @('a+b', 'a b'), @('sql%a', 'sql a'))) {
    @{
        Id     = "the sets '$($pair[0])' and '$($pair[1])' are two namespaces"
        Input  = { $pair | ForEach-Object { Get-Sample "\\db07\$_\total" } }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 2 -and $e.Count -eq 0 -and $m[0].Namespace -cne $m[1].Namespace -and @($m | Where-Object { $_.Namespace.Length -gt 32 }).Count -eq 0 }
    }
}
@{
    Id     = 'sets that share a namespace are an error'
    Input  = { 'print-queue', 'print queue' | ForEach-Object { Get-Sample "\\db07\$_\total" } }
    Expect = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 1 -and "$($e[0])" -match 'print-queue' -and "$($e[0])" -match 'print queue' }
}
@{
    Id        = 'with a namespace of the user the set is a dimension, in one case'
    Input     = { '\\db07\Print-Queue\Total', '\\db07\print queue\total', '\\db07\PRINT QUEUE\TOTAL' | ForEach-Object { Get-Sample $_ } }
    Arguments = @{ Namespace = 'LAB.All' }
    Expect    = { param($m, $e, $w) $e.Count -eq 0 -and ($m | ForEach-Object { $_.Dimensions['counter_set'] }) -join '|' -ceq 'print-queue|print queue|print queue' }
}
@{
    Id        = 'long texts are cut to different ones, the same in each run'
    Input     = { 'a', 'b', 'a' | ForEach-Object { [pscustomobject]@{ Name = 'n' * 300 + $_; Value = 1; Unit = 'u' * 40 + $_; Dimensions = @{ ('k' * 40) = 'v' * 80 + $_ } } } }
    Arguments = @{ Namespace = 'LAB.All'; Sanitize = $true }
    Expect    = { param($m, $e, $w) $m.Count -eq 3 -and $m[0].Name -ceq $m[2].Name -and $m[0].Name -cne $m[1].Name -and $m[0].Dimensions.ToString() -ceq $m[2].Dimensions.ToString() -and $m[0].Dimensions.ToString() -cne $m[1].Dimensions.ToString() -and $m[0].Name -cmatch '^n{242}_[0-9a-f]{12}$' }
}
foreach ($instance in 'intel[r] ethernet (2)', 'a)b', 'a(b', '(a', 'a)', '((a', 'a)) b', ')a(', 'svc#3', 'chrome/12#1', 'parent/child#2', '0 c: d:', 'c:\mount (old\data', 'c:\x)y\z', '_lm_w3svc_1_root', 'a (b) (c)', 'x\y', 'ü (ß', '%a% {b}', 'a;b=c,d', '"q"') {
    @{
        Id     = "the instance '$instance' arrives whole"
        Input  = { Get-Sample "\\db07\demo set($instance)\reads/sec"; Get-Sample "\\DB07\Demo Set($($instance.ToUpperInvariant()))\Reads/sec" }.GetNewClosure()
        Expect = { param($m, $e, $w) $e.Count -eq 0 -and $m.Count -eq 2 -and $m[0].Namespace -ceq 'WINDOWS.DemoSet' -and $m[0].Name -ceq 'reads_per_sec' -and $m[0].Dimensions['instance'] -ceq $instance }.GetNewClosure()
    }
}
@{
    Id     = 'an instance without a name is none'
    Input  = { Get-Sample '\\db07\demo set()\reads'; Get-Sample '\\db07\demo set( )\reads' }
    Expect = { param($m, $e, $w) $m.Count -eq 2 -and @($m | Where-Object { $_.Dimensions.ToString() -ceq 'host=db07' }).Count -eq 2 }
}
@{
    Id        = 'blanks around the name, namespace and unit of a row are no part of them'
    Input     = { [pscustomobject]@{ Name = ' jobs '; Value = 1; Namespace = ' LAB.Jobs'; Unit = 'Count ' }; [pscustomobject]@{ Name = 'jobs'; Value = 1; Namespace = 'LAB.Jobs'; Unit = 'Count' } }
    Expect    = { param($m, $e, $w) $m.Count -eq 2 -and $w.Count -eq 0 -and (Format-Metric $m[0]) -ceq (Format-Metric $m[1]) }.GetNewClosure()
}
