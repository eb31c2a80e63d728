BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    $script:emulator = Start-Emulator
    $null = Connect-Aom -Endpoint $emulator.Address -ProjectId $emulator.ProjectId -Credential $emulator.Credential
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Objects of Windows' -Skip:([Environment]::OSVersion.Platform -ne 'Win32NT') {
    AfterEach {
        $null = Invoke-Emulator $emulator reset Post
    }

    It 'become metrics: <Name>' -ForEach @(
        @{ Name = 'Get-Process'; Objects = { Get-Process -Id $PID }; Property = 'WorkingSet64', 'Handles', 'CPU'; Dimension = 'ProcessName' }
        @{ Name = 'Get-PSDrive'; Objects = { Get-PSDrive C }; Property = 'Used', 'Free'; Dimension = 'Name' }
        @{ Name = 'Get-Service, recorded'; Objects = { [pscustomobject]@{ Name = 'wuauserv'; Status = [DayOfWeek]::Monday } }; Property = @{ Name = 'running'; Expression = { [int]($_.Status -eq 'Monday') } }; Dimension = 'Name' }
        @{ Name = 'Get-CimInstance, recorded'; Objects = { [pscustomobject]@{ DeviceID = 'C:'; FreeSpace = [uint64]::MaxValue; Size = [uint64]5; PSComputerName = 'srv01' } }; Property = 'FreeSpace', 'Size'; Dimension = 'DeviceID' }
    ) {
        $metrics = @(& $Objects | New-AomMetric -MetricProperty $Property -DimensionProperty $Dimension -Namespace MY.Windows -ErrorAction Stop)
        $metrics.Count | Should -Be @($Property).Count
        ($metrics | Send-AomMetricData).Status | Should -Be Accepted
    }

    It 'become metrics: the counters of Get-Counter' {
        . (Join-Path (Get-RepositoryRoot) tests/data/counters.ps1)
        $now = Get-Date
        $samples = (New-CounterSample '\\SRV01\processor(_total)\% processor time' '_total' 12.5 $now), (New-CounterSample '\\SRV01\memory\available mbytes' $null 2048 $now)
        $set = New-CounterSampleSet $samples $now
        $set.GetType().FullName | Should -Be 'Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSampleSet'
        $metrics = @($set | New-AomMetric -ErrorAction Stop)
        $metrics.Name | Should -Be 'percent_processor_time', 'available_mbytes'
        $metrics[0].Dimensions['host'] | Should -BeExactly 'srv01'
        ($metrics | Send-AomMetricData).Status | Should -Be Accepted
        $null = Invoke-Emulator $emulator reset Post
        ($set.CounterSamples | New-AomMetric | Send-AomMetricData -Summary).AcceptedCount | Should -Be 2
    }
}
