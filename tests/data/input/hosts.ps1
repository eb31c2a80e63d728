# The host is the computer that was measured. A case: Id, Input (creates the objects), Arguments of New-AomMetric, and Expect, which is given the
# metrics, errors and warnings of a run and is true if they are right. "Series" in the expectations is namespace, name and dimensions.
$here = [Environment]::MachineName.ToLowerInvariant()
function global:Get-Sample([string] $Path, [hashtable] $More = @{}) {
    $all = @{ Path = $Path; CookedValue = 3.0; CounterType = 'NumberOfItems32'; Status = 0 }
    $More.Keys | ForEach-Object { $all[$_] = $More[$_] }
    [pscustomobject]$all
}
foreach ($name in 'localhost', 'LOCALHOST', 'LocalHost.', 'localhost.localdomain', 'localhost4', 'localhost6.localdomain6', 'node.localhost', '.', '127.0.0.1', '127.8.9.10', '::1', '[::1]', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '--1.ipv6-literal.net', 'ip6-loopback', '0.0.0.0', '(local)') {
    @{
        Id        = "a path of $name is of this computer"
        Input     = { Get-Sample "\\$name\memory\page reads" }.GetNewClosure()
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Dimensions['host'] -ceq $here }.GetNewClosure()
    }
    @{
        Id        = "a session of $name leaves the computer of the path"
        Input     = { Get-Sample '\\db07\memory\page reads' @{ PSComputerName = $name } }.GetNewClosure()
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Dimensions['host'] -ceq 'db07' }
    }
    @{
        Id        = "a row of $name is of this computer"
        Input     = { [pscustomobject]@{ Name = 'jobs'; Value = 2; PSComputerName = $name } }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Jobs' }
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Dimensions['host'] -ceq $here }.GetNewClosure()
    }
    @{
        Id        = "a property MachineName of $name is of this computer, or of the session"
        Input     = { [pscustomobject]@{ Handles = 2; MachineName = $name }; [pscustomobject]@{ Handles = 2; MachineName = $name; PSComputerName = 'DB07' } }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Jobs'; MetricProperty = 'Handles' }
        Expect    = { param($m, $e, $w) $m.Count -eq 2 -and $m[0].Dimensions['host'] -ceq $here -and $m[1].Dimensions['host'] -ceq 'db07' }.GetNewClosure()
    }
    @{
        Id        = "a dimension of a column $name is this computer"
        Input     = { [pscustomobject]@{ Handles = 2; MachineName = $name } }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Jobs'; MetricProperty = 'Handles'; DimensionProperty = 'MachineName' }
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Dimensions.ToString() -ceq "MachineName=$here" }.GetNewClosure()
    }
}
foreach ($name in 'local', 'localhosts', 'mylocalhost', '127', '128.0.0.1', '10.0.0.1', 'fe80::1', 'web.localdomain', '1') {
    @{
        Id        = "a path of $name is of that computer"
        Input     = { Get-Sample "\\$name\memory\page reads" }.GetNewClosure()
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Dimensions['host'] -ceq $name }.GetNewClosure()
    }
}
foreach ($column in 'Host', 'host', 'HOST', 'ComputerName', 'computername', 'MachineName', 'Server', 'server', 'PSComputerName') {
    @{
        Id        = "a row has its computer in $column"
        Input     = { [pscustomobject]@{ Name = 'jobs'; Value = 2; $column = ' DB07 ' }; @{ Name = 'jobs'; Value = 2; $column = 'db08' } }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Jobs' }
        Expect    = { param($m, $e, $w) $m.Count -eq 2 -and $m[0].Dimensions.ToString() -ceq 'host=db07' -and $m[1].Dimensions.ToString() -ceq 'host=db08' }
    }
    @{
        Id        = "an object has its computer in $column"
        Input     = { [pscustomobject]@{ Open = 2; Site = 'kiel'; $column = 'db07' } }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Jobs'; MetricProperty = 'Open'; DimensionProperty = 'Site' }
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Dimensions['host'] -ceq 'db07' -and $m[0].Dimensions['site'] -ceq 'kiel' }
    }
    @{
        Id        = "a column $column that is a dimension is not added as host"
        Input     = { [pscustomobject]@{ Open = 2; $column = 'db07' } }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Jobs'; MetricProperty = 'Open'; DimensionProperty = $column }
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Dimensions.ToString() -ceq "$column=db07" }.GetNewClosure()
    }
}
@{
    Id        = 'a column of the row comes before the session that read it'
    Input     = { [pscustomobject]@{ Name = 'jobs'; Value = 2; Server = 'db07'; PSComputerName = 'collector' } }
    Arguments = @{ Namespace = 'LAB.Jobs' }
    Expect    = { param($m, $e, $w) $m[0].Dimensions.ToString() -ceq 'host=db07' }
}
@{
    Id        = 'a host among the dimensions of a row comes before its columns'
    Input     = { [pscustomobject]@{ Name = 'jobs'; Value = 2; Dimensions = 'Host=db07'; Server = 'db09'; PSComputerName = 'collector' } }
    Arguments = @{ Namespace = 'LAB.Jobs' }
    Expect    = { param($m, $e, $w) $m[0].Dimensions.Count -eq 1 -and $m[0].Dimensions['host'] -ceq 'db07' }
}
@{
    Id        = 'a computer that is no text is no host'
    Input     = { [pscustomobject]@{ Name = 'jobs'; Value = 2; Host = @{ a = 1 }; Server = ''; ComputerName = $null } }
    Arguments = @{ Namespace = 'LAB.Jobs' }
    Expect    = { param($m, $e, $w) $m[0].Dimensions.ToString() -ceq "host=$here" }.GetNewClosure()
}
@{
    Id        = 'a path without a computer has that of the session, and without one that of this computer'
    Input     = { Get-Sample '\memory\page reads' @{ PSComputerName = 'DB07.corp.example' }; Get-Sample '\memory\page reads' }
    Expect    = { param($m, $e, $w) $m[0].Dimensions['host'] -ceq 'db07.corp.example' -and $m[1].Dimensions['host'] -ceq $here }.GetNewClosure()
}
@{
    Id        = 'a path of localhost read in a session is of the computer of the session'
    Input     = { Get-Sample '\\localhost\memory\page reads' @{ PSComputerName = 'db07' }; Get-Sample '\\localhost\memory\page reads' @{ PSComputerName = 'db08' }; Get-Sample '\\localhost\memory\page reads' @{ PSComputerName = 'db07' } }
    Expect    = { param($m, $e, $w) ($m | ForEach-Object { $_.Dimensions['host'] }) -join ' ' -ceq 'db07 db08 db07' }
}
@{
    Id        = 'the samples of a set have the computer of the set'
    Input     = { [pscustomobject]@{ Timestamp = [datetime]::Now; CounterSamples = @((Get-Sample '\\.\memory\page reads'), (Get-Sample '\\db09\memory\page reads')); PSComputerName = 'db07' } }
    Expect    = { param($m, $e, $w) ($m | ForEach-Object { $_.Dimensions['host'] }) -join ' ' -ceq 'db07 db09' }
}
foreach ($key in 'host', 'Host', 'HOST', ' host ') {
    @{
        Id        = "a host given as '$key' wins over that of a counter"
        Input     = { Get-Sample '\\db07\process(a)\thread count' @{ PSComputerName = 'db08' } }
        Arguments = @{ Dimension = @{ $key = ' front ' } }
        Expect    = { param($m, $e, $w) $m[0].Dimensions.ToString() -ceq 'host=front, instance=a' }
    }
    @{
        Id        = "a host given as '$key' wins over that of a row and of an object"
        Input     = { [pscustomobject]@{ Name = 'jobs'; Value = 2; Server = 'db07'; Dimensions = @{ hoSt = 'db08' } }; [pscustomobject]@{ Name = 'jobs'; Value = 2; PSComputerName = 'db07' } }
        Arguments = @{ Namespace = 'LAB.Jobs'; Dimension = @{ $key = 'front' } }
        Expect    = { param($m, $e, $w) $m.Count -eq 2 -and $m[0].Dimensions.Count -eq 1 -and $m[0].Dimensions['host'] -ceq 'front' -and $m[1].Dimensions.ToString() -ceq 'host=front' }
    }
}
@{
    Id        = 'a host that the user gives stays as it is'
    Input     = { Get-Sample '\\db07\memory\page reads' }
    Arguments = @{ Dimension = @{ host = 'LocalHost' } }
    Expect    = { param($m, $e, $w) $m[0].Dimensions['host'] -ceq 'LocalHost' }
}
@{
    Id        = 'without the dimension there is none'
    Input     = { Get-Sample '\\localhost\process(a)\thread count' @{ PSComputerName = 'db08' }; [pscustomobject]@{ Name = 'jobs'; Value = 2; Server = 'db07'; Dimensions = 'a=b' } }
    Arguments = @{ NoHostDimension = $true; Namespace = 'LAB.Jobs' }
    Expect    = { param($m, $e, $w) $m[0].Dimensions.ToString() -ceq 'counter_set=process, instance=a' -and $m[1].Dimensions.ToString() -ceq 'a=b' }
}
