BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    $script:emulator = Start-Emulator
    $null = Connect-Aom -Endpoint $emulator.Address -ProjectId $emulator.ProjectId -Credential $emulator.Credential
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'A spool on Windows' -Skip:([Environment]::OSVersion.Platform -ne 'Win32NT') {
    AfterEach {
        $null = Invoke-Emulator $emulator reset Post
        if ($env:AOMTOOLS_TEST_SMALL_DISK) { Get-ChildItem $env:AOMTOOLS_TEST_SMALL_DISK | Remove-Item -Recurse -Force }
    }

    It 'keeps metrics in an outage and sends them afterwards, in <Case>' -ForEach @(
        @{ Case = 'a folder with blanks and other letters'; Name = 'Spül ordner 日本' }
        @{ Case = 'a folder whose name ends with a dot'; Name = 'spool.' }
        @{ Case = 'a folder in capitals'; Name = 'SPOOL' }
        @{ Case = 'a long path'; Name = ((1..9 | ForEach-Object { 'a' * 30 }) -join '\') }
        @{ Case = 'a path with \\?\'; Name = 'raw'; Prefix = '\\?\' }
        @{ Case = 'a path with slashes'; Name = 'a/b/c' }
        @{ Case = 'a share'; Name = 'shared'; Prefix = '\\localhost\' }
    ) {
        $spool = Join-Path (Get-Item $TestDrive).FullName $Name
        if ($Prefix -eq '\\localhost\') {
            $spool = $spool -replace '^(.):', '$1$$'
            if (-not (Test-Path '\\localhost\C$')) { Set-ItResult -Skipped -Because 'the drive is not shared' }
        }

        $spool = $Prefix + $spool
        Add-PendingMetric $emulator $spool a, b
        (Get-AomSpool $spool).MetricCount | Should -Be 2
        $run = New-AomMetric c 1 -Namespace A.b | Send-AomMetricData -SpoolPath $spool -Summary
        $run.ReplayedCount, $run.AcceptedCount, $run.PendingCount, $run.ExitCode | Should -Be 2, 1, 0, 0
        $emulator | Should -HaveStored 3
    }

    It 'delivers metrics although <Path> cannot be a spool' -ForEach @(
        @{ Path = 'NUL' }
        @{ Path = 'CON' }
        @{ Path = 'C:\a:b' }
        @{ Path = 'C:\a<b' }
        @{ Path = '\\.\pipe\aom' }
    ) {
        $run = New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -SpoolPath $Path -Summary -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $run.AcceptedCount, $run.SpooledCount, $run.ExitCode | Should -Be 1, 0, 2
        $emulator | Should -HaveStored 1
    }

    It 'accounts for every metric although its volume is full' {
        if (-not $env:AOMTOOLS_TEST_SMALL_DISK) { Set-ItResult -Skipped -Because 'AOMTOOLS_TEST_SMALL_DISK names no small volume' }
        $null = Invoke-Emulator $emulator faults -Method Post -Body '{"status":503,"count":100000}'
        $arguments = @{ SpoolPath = Join-Path $env:AOMTOOLS_TEST_SMALL_DISK spool; MaximumRetryCount = 0; Summary = $true; WarningVariable = 'warned' }
        $now = [DateTimeOffset]::Now
        $run = 1..20000 | ForEach-Object { New-AomMetric "m$_" $_ -Namespace A.b -Timestamp $now } |
            Send-AomMetricData @arguments -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $run.SpooledCount | Should -BeGreaterThan 0
        $run.UndeliveredCount | Should -BeGreaterThan 0
        ($run.SpooledCount + $run.UndeliveredCount), $run.ExitCode | Should -Be 20000, 2
        "$warned" | Should -BeLike '*is full*'
        $null = Invoke-Emulator $emulator reset Post
        $replay = Send-AomMetricData @arguments -WarningAction SilentlyContinue
        $replay.ReplayedCount, $replay.PendingCount | Should -Be $run.SpooledCount, 0
        $emulator | Should -HaveStored $run.SpooledCount
    }
}
