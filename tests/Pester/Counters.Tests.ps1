# Replaces Get-Counter if it is missing: with its own types if the PowerShell tool has them for this shell, otherwise with property bags.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    Import-Module (Join-Path $PSScriptRoot 'Fakes/Microsoft.PowerShell.Diagnostics') -Force
    $set = Get-Counter '\Memory\Pages/sec', '\LogicalDisk(*)\% Free Space'
}

AfterAll {
    Remove-Module Microsoft.PowerShell.Diagnostics
}

Describe 'Get-Counter, replaced by a fake' {
    It 'returns objects of its own types if there is an assembly for this shell' {
        $expected = if ($env:AOMTOOLS_POWERSHELL_TOOL -and [Environment]::Version.Major -ge 10) { 'PerformanceCounterSampleSet' } else { 'PSCustomObject|PerformanceCounterSampleSet' }
        $set.PSObject.BaseObject.GetType().Name | Should -Match "^($expected)$"
        $set.PSObject.TypeNames[0] | Should -Be 'Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSampleSet'
        if ($set.PSObject.BaseObject -isnot [Management.Automation.PSCustomObject]) { $set.Readings | Should -Match 'pages/sec :' }
    }

    It 'has the paths and nulls of Windows' {
        $set.CounterSamples.Count | Should -Be 5
        $set.CounterSamples[0].Path | Should -BeExactly "\\$([Environment]::MachineName.ToLowerInvariant())\memory\pages/sec"
        $null -eq $set.CounterSamples[0].InstanceName | Should -BeTrue
        $set.CounterSamples[1].InstanceName | Should -BeExactly 'c:'
    }

    It 'gives metrics' {
        ($set | New-AomMetric -ErrorAction Stop).Name | Select-Object -Unique | Should -Be 'pages_per_sec', 'percent_free_space'
    }

    It 'creates the same metrics from a file' {
        $file = Join-Path $TestDrive counters.xml
        $set.CounterSamples | Export-Clixml $file
        $live = $set.CounterSamples | New-AomMetric | Out-String
        Import-Clixml $file | New-AomMetric | Out-String | Should -Be $live
    }
}
