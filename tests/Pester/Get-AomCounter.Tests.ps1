BeforeDiscovery {
    $script:hasProc = [Environment]::OSVersion.Platform -eq 'Unix' -and (Test-Path /proc/stat)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    $script:root = Join-Path $TestDrive root
    $recorded = Join-Path (Get-RepositoryRoot) 'tests/data/proc/kernel-5.15.txt'
    foreach ($file in [IO.File]::ReadAllText($recorded) -split '(?m)^=== ' -ne '') {
        $name, $content = $file -split "`n", 2
        $path = Join-Path $root $name.Trim()
        $null = New-Item (Split-Path $path) -ItemType Directory -Force
        [IO.File]::WriteAllText($path, $content)
    }
}

Describe 'Get-AomCounter' {
    It 'returns sample sets' {
        $sets = Get-AomCounter '\memory\*limit', '\load\*' -RootPath $root -MaxSamples 2
        $sets.Count | Should -Be 2
        $sets[1].CounterSamples.Path | Should -Contain '\\web-01\memory\system.memory.limit'
        $sets[1].CounterSamples[0].CookedValue | Should -Be 1.5
        $sets | Get-View | Should -Match 'system\.memory\.limit : 16384000000 Bytes'
    }

    It 'ends when the pipeline has enough' {
        Get-AomCounter '\load\*' -RootPath $root -Continuous | Select-Object -First 1 | Should -Not -BeNullOrEmpty
    }

    It 'lists counter sets' {
        Get-AomCounter -ListSet disk, load -RootPath $root | Get-View | Should -Match 'disk +MultiInstance +11 Block devices'
    }

    It 'reads the paths of listed sets' {
        ((Get-AomCounter -ListSet load -RootPath $root).Paths | Get-AomCounter -RootPath $root).CounterSamples.Count | Should -Be 3
    }

    It 'completes paths and sets' {
        (TabExpansion2 "Get-AomCounter '\net" 20).CompletionMatches[0].CompletionText | Should -Be "'\network(*)\system.network.io.receive/sec'"
        (TabExpansion2 'Get-AomCounter -ListSet pr' 26).CompletionMatches.CompletionText | Should -Be 'pressure', 'process'
    }

    It 'reports a text that is not a path' {
        { Get-AomCounter memory -RootPath $root -ErrorAction Stop } | Should -FailWith CounterPathInvalid -Saying '*memory*'
    }

    It 'is an agent together with the other cmdlets' -Skip:(-not $hasProc) {
        $emulator = Start-Emulator
        try {
            $null = Connect-Aom -Endpoint $emulator.Address -ProjectId $emulator.ProjectId -Credential $emulator.Credential
            Get-AomCounter | New-AomMetric | Measure-AomMetric -Statistic Average, P95 | Send-AomMetricData -SpoolPath (Join-Path $TestDrive spool) -Summary |
                ForEach-Object { $_.RejectedCount, $_.UndeliveredCount, ($_.AcceptedCount -gt 10) } | Should -Be 0, 0, $true
        }
        finally {
            Disconnect-Aom
            Stop-Emulator $emulator
        }
    }

    It 'agrees with /proc' -Skip:(-not $hasProc) {
        $total = [long] ((Get-Content /proc/meminfo | Select-String '^MemTotal: +(\d+)').Matches.Groups[1].Value) * 1KB
        (Get-AomCounter '\memory\system.memory.limit').CounterSamples.CookedValue | Should -Be $total
    }

    It 'points to Get-Counter on Windows' -Skip:([Environment]::OSVersion.Platform -ne 'Win32NT') {
        { Get-AomCounter } | Should -FailWith PlatformNotSupported
    }
}
