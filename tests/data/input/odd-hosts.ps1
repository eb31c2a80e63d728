# Odd ways to name the computer that was measured. The keys of a case are those of hosts.ps1.
$here = [Environment]::MachineName.ToLowerInvariant()
function global:Get-Sample([string] $Path, [hashtable] $More = @{}) { [pscustomobject](@{ Path = $Path; CookedValue = 3.0; CounterType = 'NumberOfItems32'; Status = 0 } + $More) }
function global:ConvertTo-Remote($Object, [hashtable] $More = @{}) {
    $back = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($Object))
    foreach ($name in $More.Keys) { $back.PSObject.Properties.Add([psnoteproperty]::new($name, $More[$name])) }
    $back
}
# What a computer calls itself, and what is a name. A port or a path stays: two ports of one computer may be two series.
$names = [ordered]@{
    '127.0.1.1' = $here; 'LOCALHOST.' = $here; 'localhost.localdomain.' = $here; '[::1]' = $here; '::1%1' = $here; '[::ffff:127.0.0.1]' = $here; '127.1' = $here; '0' = $here; '::' = $here; 'ip6-localhost' = $here; ' localhost ' = $here; 'localhost:5985' = "${here}:5985"; 'http://localhost:5985/wsman' = "http://${here}:5985/wsman"; '127.0.0.1:8080' = "${here}:8080"; '[::1]:5985' = "${here}:5985"
    'APP11.corp.example.' = 'app11.corp.example'; '10.0.0.17' = '10.0.0.17'; '10.0.0.17:5985' = '10.0.0.17:5985'; 'app11:5986' = 'app11:5986'; 'https://APP11.corp.example:5986/wsman' = 'https://app11.corp.example:5986/wsman'; 'http://app11/' = 'http://app11/'; '\\APP11' = 'app11'; '//app11' = 'app11'; '[fe80::1]:5985' = '[fe80::1]:5985'; '[fe80::1]' = 'fe80::1'; 'fe80::1' = 'fe80::1'
    'localhost-a' = 'localhost-a'; 'localhost1' = 'localhost1'; 'my.localhost.example' = 'my.localhost.example'; 'tcp:sql01,1433' = 'tcp:sql01,1433'; 'SQL01\PROD' = 'sql01\prod'; 'DC=corp' = 'dc=corp'; 'BÜRO-7' = 'büro-7'; '服务器' = '服务器'; 'a_b' = 'a_b'; '2001:db8::7' = '2001:db8::7'; '2001:0DB8:0:0::7' = '2001:db8::7'; '::FFFF:10.0.0.17' = '10.0.0.17'
}
foreach ($name in $names.Keys) {
    $expected = $names[$name]
    @{
        Id        = "a column Server of '$name' is of $expected"
        Input     = { [pscustomobject]@{ Name = 'jobs'; Value = 2; Server = $name } }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Jobs' }
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Dimensions.ToString() -ceq "host=$expected" }.GetNewClosure()
    }
    @{
        Id        = "a session of '$name' is of $expected"
        Input     = { ConvertTo-Remote ([pscustomobject]@{ Open = 2 }) @{ PSComputerName = $name; RunspaceId = [guid]::NewGuid(); PSShowComputerName = $false } }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Jobs'; MetricProperty = 'Open' }
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Dimensions.ToString() -ceq "host=$expected" }.GetNewClosure()
    }
}
$shapes = [ordered]@{
    'a job of this computer'                    = { ConvertTo-Remote ([pscustomobject]@{ Name = 'jobs'; Value = 2 }) @{ PSComputerName = 'localhost'; RunspaceId = [guid]::NewGuid(); PSSourceJobInstanceId = [guid]::NewGuid() } }, $here
    'Invoke-Command -HideComputerName'          = { ConvertTo-Remote ([pscustomobject]@{ Name = 'jobs'; Value = 2 }) @{ PSComputerName = 'APP11'; PSShowComputerName = $false } }, 'app11'
    'a session with an address'                 = { ConvertTo-Remote ([pscustomobject]@{ Name = 'jobs'; Value = 2 }) @{ PSComputerName = '10.0.0.17' } }, '10.0.0.17'
    'a row that says its server and a session'  = { ConvertTo-Remote ([pscustomobject]@{ Name = 'jobs'; Value = 2; Server = 'DB07' }) @{ PSComputerName = 'collector' } }, 'db07'
    'an object of CIM'                          = { ConvertTo-Remote ([pscustomobject]@{ Name = 'jobs'; Value = 2; CimClass = 'root/cimv2:Win32_Process' }) @{ PSComputerName = 'APP11' } }, 'app11'
    'a service, whose machine is a dot'         = { [pscustomobject]@{ Name = 'jobs'; Value = 2; MachineName = '.' } }, $here
    'a machine that is a dot in a session'      = { ConvertTo-Remote ([pscustomobject]@{ Name = 'jobs'; Value = 2; MachineName = '.' }) @{ PSComputerName = 'APP11' } }, 'app11'
    'a host that is a number'                   = { [pscustomobject]@{ Name = 'jobs'; Value = 2; Host = 5; Server = 'db07' } }, 'db07'
    'a host that is an object with a name'      = { [pscustomobject]@{ Name = 'jobs'; Value = 2; Host = [ipaddress]'10.0.0.17' } }, '10.0.0.17'
    'a host that is a list'                     = { [pscustomobject]@{ Name = 'jobs'; Value = 2; Host = @('a', 'b'); Server = 'db07' } }, 'db07'
    'a host with blanks'                        = { [pscustomobject]@{ Name = 'jobs'; Value = 2; Host = "  DB07`t" } }, 'db07'
    'a host of blanks'                          = { [pscustomobject]@{ Name = 'jobs'; Value = 2; Host = '  ' } }, $here
    'a host of a dash'                          = { [pscustomobject]@{ Name = 'jobs'; Value = 2; Host = '-'; Server = 'db07' } }, '-'
}
$shapes['a port of the computer of a session'] = { ConvertTo-Remote ([pscustomobject]@{ Name = 'jobs'; Value = 2; Server = 'localhost:6379' }) @{ PSComputerName = 'APP11' } }, 'app11:6379'
foreach ($kind in $shapes.Keys) {
    $make, $expected = $shapes[$kind]
    @{
        Id        = "$kind is of $expected"
        Input     = $make
        Arguments = @{ Namespace = 'LAB.Jobs' }
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 0 -and $m[0].Dimensions.ToString() -ceq "host=$expected" }.GetNewClosure()
    }
}
foreach ($case in @('\\[::1]\system\threads', $here), @('\\127.0.1.1\system\threads', $here), @('\\APP11.corp.example.\system\threads', 'app11.corp.example'), @('\\fe80--1.ipv6-literal.net\system\threads', 'fe80::1'), @('\\fe80--1s4.ipv6-literal.net\system\threads', 'fe80::1%4'), @('\\10.0.0.17\system\threads', '10.0.0.17'), @('\\APP11\system\threads', 'app11')) {
    @{
        Id     = "the path $($case[0]) is of $($case[1])"
        Input  = { Get-Sample $case[0] }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Dimensions.ToString() -ceq "host=$($case[1])" }.GetNewClosure()
    }
}
@{
    Id     = 'sets of a job keep the computers of their paths'
    Input  = { foreach ($n in 'app11', 'app12') { ConvertTo-Remote ([pscustomobject]@{ Timestamp = [datetime]::Now; CounterSamples = @(Get-Sample "\\$n\system\threads") }) @{ PSComputerName = 'localhost' } } }
    Expect = { param($m, $e, $w) ($m | ForEach-Object { $_.Dimensions['host'] }) -join ' ' -ceq 'app11 app12' }
}
@{
    Id        = 'objects of CIM with formatted data are read by property, of their session'
    Input     = { ConvertTo-Remote ([pscustomobject]@{ Name = '_Total'; PercentProcessorTime = [uint64]12; Timestamp_PerfTime = [uint64]0; Timestamp_Sys100NS = [uint64]0; Frequency_Object = [uint64]0; Caption = $null }) @{ PSComputerName = 'APP11' } }
    Arguments = @{ Namespace = 'WINDOWS.Processor'; MetricProperty = 'PercentProcessorTime'; DimensionProperty = 'Name' }
    Expect    = { param($m, $e, $w) $w.Count -eq 0 -and "$($m[0].Dimensions) $($m[0].Value) $($m[0].Type)" -ceq 'host=app11, Name=_Total 12 int' }
}
