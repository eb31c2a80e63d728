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
    }

    It 'keeps metrics in an outage and sends them afterwards, in <Case>' -ForEach @(
        @{ Case = 'a folder with blanks and other letters'; Name = 'Spül ordner 日本' }
        @{ Case = 'a folder whose name ends with a dot'; Name = 'spool.' }
        @{ Case = 'a folder in capitals'; Name = 'SPOOL' }
        @{ Case = 'a long path'; Name = ((1..9 | ForEach-Object { 'a' * 30 }) -join '\') }
        @{ Case = 'a path with \\?\'; Name = 'raw'; Prefix = '\\?\' }
        @{ Case = 'a path with slashes'; Name = 'a/b/c' }
    ) {
        $spool = $Prefix + (Join-Path (Get-Item $TestDrive).FullName $Name)
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
}

Describe 'A script on Windows' -Skip:([Environment]::OSVersion.Platform -ne 'Win32NT') {
    It 'ends with the exit code of the run, by <Way>' -ForEach @(
        @{ Way = '-File' }
        @{ Way = '-EncodedCommand' }
    ) {
        $script = "
            Import-Module '$(Get-ManifestUnderTest)'
            `$secret = [Net.NetworkCredential]::new('', '$($emulator.Credential.GetNetworkCredential().Password)').SecurePassword
            `$null = Connect-Aom -Endpoint $($emulator.Address) -ProjectId $($emulator.ProjectId) -Credential ([pscredential]::new('$($emulator.Credential.UserName)', `$secret))
            `$run = New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -SpoolPath '$TestDrive\exit' -Summary -MaximumRetryCount 0 -WarningAction SilentlyContinue
            'Größe: ' + `$run
            exit `$run.ExitCode"
        $file = Join-Path $TestDrive 'Aufgabe ü.ps1'
        [IO.File]::WriteAllText($file, $script, [Text.UTF8Encoding]::new($true))
        $arguments = if ($Way -eq '-File') { '-File', $file } else { '-EncodedCommand', [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script)) }
        $null = Invoke-Emulator $emulator faults -Method Post -Body '{"status":503}'
        $output = Invoke-Shell -ExecutionPolicy RemoteSigned @arguments
        $LASTEXITCODE | Should -Be 1
        $output -join '' | Should -Not -Match '\x1b\['
        $null = Invoke-Shell -ExecutionPolicy RemoteSigned @arguments
        $LASTEXITCODE | Should -Be 0
        $null = Invoke-Emulator $emulator reset Post
    }
}

Describe 'Objects of Windows' -Skip:([Environment]::OSVersion.Platform -ne 'Win32NT') {
    It 'become metrics: <Name>' -ForEach @(
        @{ Name = 'Get-Process'; Objects = { Get-Process -Id $PID }; Property = 'WorkingSet64', 'Handles', 'CPU'; Dimension = 'ProcessName' }
        @{ Name = 'Get-PSDrive'; Objects = { Get-PSDrive C }; Property = 'Used', 'Free'; Dimension = 'Name' }
        @{ Name = 'Get-Service, recorded'; Objects = { [pscustomobject]@{ Name = 'wuauserv'; Status = [DayOfWeek]::Monday } }; Property = @{ Name = 'running'; Expression = { [int]($_.Status -eq 'Monday') } }; Dimension = 'Name' }
        @{ Name = 'Get-CimInstance, recorded'; Objects = { [pscustomobject]@{ DeviceID = 'C:'; FreeSpace = [uint64]::MaxValue; Size = [uint64]5; PSComputerName = 'srv01' } }; Property = 'FreeSpace', 'Size'; Dimension = 'DeviceID' }
    ) {
        $metrics = @(& $Objects | New-AomMetric -MetricProperty $Property -DimensionProperty $Dimension -Namespace MY.Windows -ErrorAction Stop)
        $metrics.Count | Should -Be @($Property).Count
        ($metrics | Send-AomMetricData).Status | Should -Be Accepted
        $null = Invoke-Emulator $emulator reset Post
    }
}
