# New-AomMetric finds the next command through members of the engine that are not public. If an engine lacks them, all is correct but slower: this file fails then.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force

    # The types of the objects that Send-AomMetricData got.
    function Get-BoundType([scriptblock] $Pipeline) {
        $trace = Join-Path $TestDrive "$([guid]::NewGuid()).txt"
        Trace-Command -Name ParameterBinding -FilePath $trace -Expression $Pipeline
        $text = [IO.File]::ReadAllText($trace)
        $binding = [regex]::Matches($text, '(?s)\[Send-AomMetricData\]\s*\r?\n[^\r\n]*\[(?<type>[\w.]+(\[\])?)\]')
        $binding | ForEach-Object { $_.Groups['type'].Value } | Where-Object { $_ -like 'AomTools.*' }
    }

    function Get-Metric { New-AomMetric -InputObject $object -MetricProperty a, b, c -Namespace A.b }

    $script:object = [pscustomobject]@{ a = 1; b = 2; c = 3 }
}

Describe 'Arrays of metrics' {
    It 'pass from New-AomMetric to Send-AomMetricData' {
        Get-BoundType { $object | New-AomMetric -MetricProperty a, b, c -Namespace A.b | Send-AomMetricData -WhatIf } |
            Should -Be 'AomTools.AomMetric', 'AomTools.AomMetric[]'
    }

    It 'do not pass <Name>' -ForEach @(
        @{ Name = 'through ForEach-Object'; Pipeline = { $object | New-AomMetric -MetricProperty a, b, c -Namespace A.b | ForEach-Object { $_ } | Send-AomMetricData -WhatIf } }
        @{ Name = 'with -OutVariable'; Pipeline = { $object | New-AomMetric -MetricProperty a, b, c -Namespace A.b -OutVariable metrics | Send-AomMetricData -WhatIf } }
        @{ Name = 'out of a function'; Pipeline = { Get-Metric | Send-AomMetricData -WhatIf } }
    ) {
        Get-BoundType $Pipeline | Should -Be (@('AomTools.AomMetric') * 3)
    }

    It 'do not reach other commands' {
        $metrics = [Collections.Generic.List[object]]::new()
        $object | New-AomMetric -MetricProperty a, b, c -Namespace A.b | Tee-Object -Variable tee | ForEach-Object { $metrics.Add($_) }
        $metrics.Count | Should -Be 3
        $tee.Name | Should -Be 'a', 'b', 'c'
        ($object | New-AomMetric -MetricProperty a, b, c -Namespace A.b | Select-Object -First 2).Name | Should -Be 'a', 'b'
        ($object | New-AomMetric -MetricProperty a, b, c -Namespace A.b | Measure-Object).Count | Should -Be 3
    }
}
