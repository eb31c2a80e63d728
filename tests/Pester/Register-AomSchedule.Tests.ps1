BeforeDiscovery {
    $script:onLinux = [Environment]::OSVersion.Platform -eq 'Unix' -and (Test-Path /proc/self)
    $script:hasVerify = $onLinux -and (Get-Command systemd-analyze -ErrorAction Ignore)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    # A script that any account can read.
    $script:push = Join-Path $TestDrive 'push it.ps1'
    Set-Content $push 'param($SpoolPath, [switch] $Continuous, $Text) exit 0'
    # The files that a schedule would consist of, under the test's folder.
    function Save-Schedule($Schedule, $Folder) {
        $null = New-Item $Folder -ItemType Directory -Force
        foreach ($file in $Schedule.Files) {
            [IO.File]::WriteAllText((Join-Path $Folder ($file.Path -split '[\\/]')[-1]), $file.Content)
        }
    }
}

Describe 'Register-AomSchedule' {
    It 'creates nothing with -WhatIf for <_>' -ForEach Systemd, Cron, TaskScheduler {
        $schedule = Register-AomSchedule -ScriptPath $push -Kind $_ -WhatIf
        $schedule.IsRegistered | Should -BeFalse
        $schedule.Kind | Should -Be $_
        $schedule.Files.Path | Where-Object { Test-Path $_ } | Should -BeNullOrEmpty
    }

    It 'displays the text of the units with -WhatIf' {
        $shown = Invoke-Shell -Command "Import-Module '$(Get-ManifestUnderTest)'; `$null = Register-AomSchedule -ScriptPath '$push' -Kind Systemd -WhatIf" | Out-String
        $shown | Should -Match 'OnCalendar='
        $shown | Should -Match 'ExecStart=.*"[^"]*push it\.ps1"'
        $shown | Should -Match 'systemctl enable --now aomtools-agent\.timer'
    }

    It 'starts the runs of a host at the same offset each time' {
        (1..3 | ForEach-Object { (Register-AomSchedule -ScriptPath $push -Kind Systemd -WhatIf).OffsetSec } | Sort-Object -Unique).Count | Should -Be 1
    }

    It 'creates units that systemd-analyze verifies: <Title>' -ForEach @(
        @{ Title = 'a timer'; More = @{} }
        @{ Title = 'each five minutes'; More = @{ IntervalMinutes = 5 } }
        @{ Title = 'each hour'; More = @{ IntervalMinutes = 60 } }
        @{ Title = 'a permanent service'; More = @{ Continuous = $true } }
        @{ Title = 'with credentials and a text'; More = @{ CredentialsPath = '/etc/aom/credentials'; EnvironmentPath = '/etc/aom/env'; ScriptParameter = @{ Text = 'a "b" 50% $HOME \c ;' } } }
    ) {
        if (-not (Get-Command systemd-analyze -ErrorAction Ignore)) { Set-ItResult -Skipped -Because 'systemd-analyze is not installed' }
        $schedule = Register-AomSchedule -ScriptPath $push -Kind Systemd -UserName root -WhatIf @More
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        Save-Schedule $schedule $folder
        $units = (Get-ChildItem $folder).FullName
        $said = systemd-analyze verify --man=no --recursive-errors=no $units 2>&1 | Out-String
        # Another unit of this machine may have a problem of its own.
        $said -split "`n" | Where-Object { $_ -match 'aomtools' } | Should -BeNullOrEmpty
        $LASTEXITCODE | Should -Be 0
    }

    It 'passes arguments through systemd as they are' -Skip:(-not $hasVerify) {
        $text = 'a "b" 50% $HOME \c ;'
        $schedule = Register-AomSchedule -ScriptPath $push -Kind Systemd -UserName root -ScriptParameter @{ Text = $text } -WhatIf
        $schedule.Files[0].Content | Should -BeLike '*-Text "a \"b\" 50%% $$HOME \\c ;"*'
    }

    It 'starts each hour at its offset' -Skip:(-not $hasVerify) {
        $schedule = Register-AomSchedule -ScriptPath $push -Kind Systemd -IntervalMinutes 15 -WhatIf
        $calendar = [regex]::Match($schedule.Files[1].Content, 'OnCalendar=(.+)').Groups[1].Value
        $times = systemd-analyze calendar --iterations 4 $calendar | Select-String '(?<=\d\d:)(\d\d):(\d\d) UTC'
        $times | Should -Not -BeNullOrEmpty
        foreach ($time in $times) {
            $second = 60 * [int]$time.Matches[0].Groups[1].Value + [int]$time.Matches[0].Groups[2].Value
            $second % 900 | Should -Be $schedule.OffsetSec
        }
    }

    It 'creates a cron line that a shell parses' -Skip:(-not $onLinux) {
        $schedule = Register-AomSchedule -ScriptPath $push -Kind Cron -UserName root -ScriptParameter @{ Text = 'a''b "c" $HOME' } -WhatIf
        $line = $schedule.Files.Where{ $_.Path -like '/etc/cron.d/*' }.Content -split "`n" | Where-Object { $_ -match '^[\d*]' }
        $command = $line -replace '^(\S+ ){6}' -replace '^sleep \d+; ' -replace '^exec flock -n -E 0 \S+ \S+', 'printf ''%s\n''' -replace '>>.*$' -replace '\\%', '%'
        sh -c $command | Should -Contain 'a''b "c" $HOME'
    }

    It 'does not schedule a secret' {
        { Register-AomSchedule -ScriptPath $push -Kind Systemd -ScriptParameter @{ Text = [securestring]::new() } -WhatIf } | Should -FailWith ScheduleScriptInvalid
    }

    It 'rejects a credentials file that others can read' -Skip:(-not $onLinux) {
        $file = Join-Path $TestDrive open
        Set-Content $file '[basic]'
        chmod 644 $file
        # Where the scheduler is missing, that is reported first.
        { Register-AomSchedule -ScriptPath $push -Name pester-open -CredentialsPath $file -Confirm:$false } | Should -Throw -ErrorId 'Schedule*' -Because 'nothing may be registered'
        Test-Path /etc/systemd/system/aomtools-pester-open.service, /etc/cron.d/aomtools-pester-open | Should -Not -Contain $true
    }
}

Describe 'Unregister-AomSchedule' {
    It 'reports a schedule that does not exist' {
        Unregister-AomSchedule pester-none -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0] | Should -FailWith ScheduleNotFound
    }

    It 'asks before it removes' {
        (Get-Command Unregister-AomSchedule).ImplementingType.GetCustomAttributes($true).Where{ $_ -is [Management.Automation.CmdletAttribute] }.ConfirmImpact | Should -Be 'High'
    }
}
