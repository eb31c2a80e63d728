BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
}

Describe 'New-AomMetric' {
    It 'makes a metric of parameters' {
        $metric = New-AomMetric cpu_util 35 -Namespace NOPAAS.ESC -Unit percent -Dimension @{ id = 'i-1' } -Timestamp 2026-11-24T08:30:00+08:00
        "$($metric.Namespace) $($metric.Name) $($metric.Value) $($metric.Type) $($metric.Unit) $($metric.Dimensions)" | Should -Be 'NOPAAS.ESC cpu_util 35 int percent id=i-1'
        $metric.Timestamp.ToUnixTimeMilliseconds() | Should -Be 1795480200000
    }

    It 'sends <Value> as <Type>' -ForEach @(
        @{ Value = 35; Type = 'int'; Text = '35' }
        @{ Value = 35.5; Type = 'float'; Text = '35.5' }
        @{ Value = [uint64]::MaxValue; Type = 'int'; Text = '18446744073709551615' }
        @{ Value = '4.25'; Type = 'float'; Text = '4.25' }
        @{ Value = $true; Type = 'int'; Text = '1' }
        @{ Value = [timespan]::FromSeconds(1.5); Type = 'float'; Text = '1.5' }
    ) {
        $metric = New-AomMetric a $Value -Namespace A.b
        $metric.Type | Should -Be $Type
        ([IFormattable] $metric.Value).ToString($null, [cultureinfo]::InvariantCulture) | Should -Be $Text
    }

    It 'reads the same under <_>' -ForEach 'th-TH', 'tr-TR', 'de-DE', 'ar-SA' {
        $metric = Invoke-InCulture $_ { [pscustomobject]@{ Name = 'SIZE_I'; Value = '1234.5'; Timestamp = '2026-11-24T08:30:00Z' } | New-AomMetric -Namespace A.b }
        $metric.Name, $metric.Value, $metric.Timestamp.UtcDateTime.Year | Should -Be 'SIZE_I', 1234.5, 2026
    }

    It 'takes rows of <Name>' -ForEach @(
        @{ Name = 'Import-Csv'; Rows = { 'Name,Value,Unit,Type,Dimensions', 'a,1,x,int,host=srv01;disk=C:', 'b,2.5,x,,host=srv01;disk=D:' | ConvertFrom-Csv } }
        @{ Name = 'ConvertFrom-Json'; Rows = { '[{"Name":"a","Value":1,"Unit":"x","Dimensions":{"host":"srv01","disk":"C:"}},{"Name":"b","Value":2.5,"Unit":"x","Dimensions":{"host":"srv01","disk":"D:"}}]' | ConvertFrom-Json | ForEach-Object { $_ } } }
        @{ Name = 'hashtables'; Rows = { @{ Name = 'a'; Value = 1; Unit = 'x'; Dimensions = [ordered]@{ host = 'srv01'; disk = 'C:' } }, @{ Name = 'b'; Value = 2.5; Unit = 'x'; Dimensions = [ordered]@{ host = 'srv01'; disk = 'D:' } } } }
    ) {
        $metrics = & $Rows | New-AomMetric -Namespace A.b
        $metrics | ForEach-Object { "$($_.Name) $($_.Value) $($_.Type) $($_.Unit) $($_.Dimensions)" } |
            Should -Be 'a 1 int x host=srv01, disk=C:', 'b 2.5 float x host=srv01, disk=D:'
    }

    It 'makes one metric a property of any object' {
        $metrics = Get-Process -Id $PID | New-AomMetric -MetricProperty WorkingSet64, TotalProcessorTime -DimensionProperty Id -NamePrefix proc_ -Namespace MY.Process
        $metrics.Name | Should -Be 'proc_WorkingSet64', 'proc_TotalProcessorTime'
        $metrics[0].Dimensions.ToString() | Should -Match "(^|, )Id=$PID($|,)"
    }

    It 'takes counter sets as Import-Clixml gives them' {
        $recorded = Import-Clixml (Join-Path (Get-RepositoryRoot) src/AomTools.Quickstart/data/counters.clixml)
        $metrics = @($recorded | New-AomMetric)
        $metrics.Count | Should -BeGreaterThan 5
        $metrics.Namespace | Should -Match '^WINDOWS\.'
        ($metrics | Where-Object Name -EQ percent_processor_time | Select-Object -First 1).Unit | Should -Be 'Percent'
    }

    It 'takes what Get-Counter gives' -Skip:(-not (Get-Command Get-Counter -ErrorAction Ignore)) {
        $metrics = @(Get-Counter | New-AomMetric)
        $metrics.Count | Should -BeGreaterThan 0
        $metrics[0].Dimensions.ToString() | Should -Match 'host='
    }

    It 'gives this machine as host only where no dimension was given' {
        (New-AomMetric a 1 -Namespace A.b).Dimensions.ToString() | Should -Be "host=$([Environment]::MachineName.ToLowerInvariant())"
        (New-AomMetric a 1 -Namespace A.b -Dimension @{ x = 1 }).Dimensions.ToString() | Should -Be 'x=1'
        { New-AomMetric a 1 -Namespace A.b -NoHostDimension -ErrorAction Stop } | Should -FailWith InvalidMetric -Saying '*no dimensions*'
    }

    It 'says all that is wrong with an object in one error, and goes on' {
        $bad = [pscustomobject]@{ Name = ''; Value = -1; Namespace = 'x'; Dimensions = @{ d = '' } }
        $made = $bad, @{ Name = 'a'; Value = 1; Namespace = 'A.b' } | New-AomMetric -ErrorAction SilentlyContinue -ErrorVariable failed
        $made.Name | Should -Be 'a'
        $failed.Count | Should -Be 1
        $failed[0] | Should -FailWith InvalidMetric -Saying 'The metric violates 5 rules: (1)*(5)*'
        $failed[0].TargetObject | Should -Be $bad
    }

    It 'cuts no name in silence, and shortens on request' {
        $long = 'n' * 300
        { New-AomMetric $long 1 -Namespace A.b -ErrorAction Stop } | Should -FailWith InvalidMetric -Saying '*255*'
        $metric = New-AomMetric $long 1 -Namespace A.b -Sanitize
        $metric.Name | Should -Match '^n{242}_[0-9a-f]{12}$'
        (New-AomMetric $long 1 -Namespace A.b -Sanitize).Name | Should -Be $metric.Name
        (New-AomMetric ($long + 'x') 1 -Namespace A.b -Sanitize).Name | Should -Not -Be $metric.Name
    }

    It 'shows a table that fits 120 columns, the numbers to the right' {
        $view = 8, 12345 | ForEach-Object { New-AomMetric cpu $_ -Namespace A.b -Unit Percent -Dimension @{ host = 'srv01' } } | Get-View
        $view | Should -Match 'Name +Value +Unit +Dimensions +Timestamp +Namespace'
        $view | Should -Match 'cpu +8 +Percent +host=srv01 .* A\.b'
        $rows = $view -split '\r?\n' | Where-Object { $_ -match 'srv01' }
        $rows[0].IndexOf('8 Percent') | Should -Be ($rows[1].IndexOf('12345 Percent') + 4)
    }

    It 'completes the types' {
        (TabExpansion2 'New-AomMetric a 1 -Type ' 24).CompletionMatches.CompletionText | Should -Be 'float', 'int'
    }
}
