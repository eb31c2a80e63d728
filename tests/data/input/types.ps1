# One series has one type. The keys of a case are those of hosts.ps1.
function global:Get-Row($Value, $Type) { [pscustomobject]@{ Name = 'level'; Value = $Value; Type = $Type } }
function global:Get-Sample($Value, $Status = 0, $Type = 'NumberOfItems32', [string] $Path = '\\db07\demo\items') { [pscustomobject]@{ Path = $Path; CookedValue = $Value; CounterType = $Type; Status = $Status } }
foreach ($case in @(
        @{ Id = 'text with a fraction first'; Values = '35.5', '35', '36.0', '37'; Types = 'float float float float' }
        @{ Id = 'text without a fraction first'; Values = '35', '35.5', '36.0', '37'; Types = 'float float float float' }
        @{ Id = 'text of large numbers'; Values = '9007199254740993', '1e3', ' 7 '; Types = 'float float float' }
        @{ Id = 'reals that are whole'; Values = 35.0, 35.5, [decimal]36, [single]37; Types = 'float float float float' }
        @{ Id = 'reals, and whole numbers then'; Values = 35.5, 35, [long]36, '37', $true; Types = 'float float float float float' }
        @{ Id = 'whole numbers, and reals that are whole'; Values = 35, 36.0, '37', [byte]38, [uint64]::MaxValue; Types = 'int int int int int' }
        @{ Id = 'text, and whole numbers then'; Values = '35', 36; Types = 'float float' }
        @{ Id = 'time spans'; Values = [timespan]'00:00:02', [timespan]'00:00:02.5'; Types = 'float float' })) {
    @{
        Id        = "rows of $($case.Id)"
        Input     = { $case.Values | ForEach-Object { Get-Row $_ } }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Room' }
        Expect    = { param($m, $e, $w) $e.Count -eq 0 -and ($m.Type -join ' ') -ceq $case.Types }.GetNewClosure()
    }
    @{
        Id        = "properties of $($case.Id)"
        Input     = { $case.Values | ForEach-Object { [pscustomobject]@{ level = $_ } } }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Room'; MetricProperty = 'level' }
        Expect    = { param($m, $e, $w) $e.Count -eq 0 -and ($m.Type -join ' ') -ceq $case.Types }.GetNewClosure()
    }
}
@{
    Id        = 'digits of text are kept, whatever the type'
    Input     = { Get-Row '9007199254740993'; Get-Row '18446744073709551615' }
    Arguments = @{ Namespace = 'LAB.Room' }
    Expect    = { param($m, $e, $w) ($m.Value -join ' ') -ceq '9007199254740993 18446744073709551615' }
}
@{
    Id        = 'a fraction in a series of whole numbers is an error that says how to go on'
    Input     = { Get-Row 35; Get-Row 35.5; Get-Row 36 }
    Arguments = @{ Namespace = 'LAB.Room' }
    Expect    = { param($m, $e, $w) ($m.Type -join ' ') -ceq 'int int' -and $e.Count -eq 1 -and "$($e[0])" -match '35\.5' -and "$($e[0])" -match '-Type float' }
}
@{
    Id        = 'each series has its own type'
    Input     = { foreach ($site in 'kiel', 'bonn') { foreach ($value in 35, 36) { [pscustomobject]@{ Name = 'level'; Value = $(if ($site -eq 'kiel') { $value } else { $value + 0.5 }); Dimensions = "site=$site" } } } }
    Arguments = @{ Namespace = 'LAB.Room' }
    Expect    = { param($m, $e, $w) ($m.Type -join ' ') -ceq 'int int float float' }
}
foreach ($type in 'int', 'float') {
    @{
        Id        = "-Type $type holds for text and numbers"
        Input     = { Get-Row '35'; Get-Row 36; Get-Row 37.0 }
        Arguments = @{ Namespace = 'LAB.Room'; Type = $type }
        Expect    = { param($m, $e, $w) ($m.Type -join ' ') -ceq "$type $type $type" }.GetNewClosure()
    }
    @{
        Id        = "the type $type of a row holds for the series"
        Input     = { Get-Row '35' $type; Get-Row '36' }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Room' }
        Expect    = { param($m, $e, $w) ($m.Type -join ' ') -ceq "$type $type" }.GetNewClosure()
    }
}
@{
    Id     = 'a first value that is rejected does not decide'
    Input  = { [pscustomobject]@{ Name = 'level'; Value = 35; Timestamp = 'yesterday' }; Get-Row -1; Get-Row 35.5; Get-Row 36 }
    Arguments = @{ Namespace = 'LAB.Room' }
    Expect = { param($m, $e, $w) $e.Count -eq 2 -and ($m.Type -join ' ') -ceq 'float float' }
}
@{
    Id     = 'counts are int as number and as text, of any size'
    Input  = { Get-Sample ([double]1200); Get-Sample '1300'; Get-Sample '1400.0' '0'; Get-Sample 1e17; Get-Sample 5 }
    Expect = { param($m, $e, $w) $e.Count -eq 0 -and ($m.Type -join ' ') -ceq 'int int int int int' -and $m[3].Value -eq 100000000000000000 }
}
@{
    Id     = 'other counters are float, also if they are whole'
    Input  = { '12.5', 13.0, '14', 15 | ForEach-Object { Get-Sample $_ -Type RateOfCountsPerSecond32 -Path '\\db07\demo\items/sec' } }
    Expect = { param($m, $e, $w) ($m.Type -join ' ') -ceq 'float float float float' }
}
@{
    Id     = 'a first sample without a valid value decides neither type nor unit'
    Input  = { Get-Sample 0 -Status 0x800007D5 -Type RawBase; Get-Sample 7; Get-Sample 0 -Status ([uint32]0xC0000BC6L) -Type RawBase -Path '\\db07\demo\load'; Get-Sample 7.5 -Type RawFraction -Path '\\db07\demo\load' }
    Expect = { param($m, $e, $w) $e.Count -eq 2 -and ($m | ForEach-Object { "$($_.Type) $($_.Unit)" }) -join ', ' -ceq 'int Count, float Percent' }
}
foreach ($pair in @('memory\available mbytes', 'int'), @('memory\committed bytes', 'int'), @('system\threads', 'int'), @('logicaldisk(c:)\avg. disk bytes/read', 'float'), @('logicaldisk(c:)\avg. disk queue length', 'float'), @('processor(0)\% idle time', 'float'), @('memory\pages/sec', 'float'), @('demo\score', 'float')) {
    @{
        Id     = "the text of $($pair[0]) without a counter type is $($pair[1])"
        Input  = { [pscustomobject]@{ Path = "\\db07\$($pair[0])"; CookedValue = '12' } }.GetNewClosure()
        Expect = { param($m, $e, $w) $m[0].Type -ceq $pair[1] }.GetNewClosure()
    }
}
