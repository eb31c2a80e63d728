BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    $script:emulator = Start-Emulator
    $null = Connect-Aom -Endpoint $emulator.Address -ProjectId $emulator.ProjectId -Credential $emulator.Credential
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'A script on Windows' -Skip:([Environment]::OSVersion.Platform -ne 'Win32NT') {
    AfterEach {
        $null = Invoke-Emulator $emulator reset Post
    }

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
    }

    It 'writes <Text> on a console with code page <CodePage>' -ForEach @(
        @{ CodePage = 65001; Text = 'Zürich 日本' }
        @{ CodePage = 1252; Text = 'Zürich' }
        @{ CodePage = 936; Text = '苏黎世' }
    ) {
        $script = "
            [Console]::OutputEncoding = [Text.Encoding]::GetEncoding($CodePage)
            Import-Module '$(Get-ManifestUnderTest)'
            `$metric = New-AomMetric a 1 -Namespace A.b -Dimension @{ city = '$Text' }
            `$metric
            `$metric | ConvertTo-Json
            New-AomMetric a b -Namespace A.b -Dimension @{ city = '$Text' }"
        $before = [Console]::OutputEncoding
        try {
            [Console]::OutputEncoding = [Text.Encoding]::GetEncoding($CodePage)
            $output = Invoke-Shell -EncodedCommand ([Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script)))
        }
        finally {
            [Console]::OutputEncoding = $before
        }

        @($output -match $Text).Count | Should -BeGreaterOrEqual 2
        $output -join '' | Should -Not -Match '\x1b\['
    }

    It 'works in the profile of a user whose name has other letters' {
        $profileFolder = Join-Path $TestDrive 'Jürgen Müller 日本'
        $installed = New-Item (Join-Path $profileFolder 'Documents/PowerShell/Modules/AomTools') -ItemType Directory -Force
        'AomTools.psd1', 'bin', 'en-US' | ForEach-Object { Copy-Item (Join-Path (Split-Path (Get-ManifestUnderTest)) $_) $installed -Recurse }
        $keys = Join-Path $profileFolder credentials
        [IO.File]::WriteAllText($keys, "[basic]`nak = $($emulator.Credential.UserName)`nsk = $($emulator.Credential.GetNetworkCredential().Password)`n")
        $script = "
            `$ErrorActionPreference = 'Stop'
            `$env:PSModulePath = '$(Split-Path $installed)'
            `$env:TEMP = `$env:TMP = '$profileFolder'
            `$env:HUAWEICLOUD_SDK_CREDENTIALS_FILE = '$keys'
            Import-Module AomTools
            (Get-Module AomTools).ModuleBase
            (Get-Help New-AomMetric).Synopsis
            `$null = Connect-Aom -Endpoint $($emulator.Address) -ProjectId $($emulator.ProjectId)
            `$run = New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -SpoolPath '$profileFolder\spool' -Summary
            exit 10 + `$run.AcceptedCount"
        $output = Invoke-Shell -EncodedCommand ([Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script)))
        $LASTEXITCODE | Should -Be 11 -Because "$output"
        $output[1] | Should -BeLike 'Creates*'
        Test-Path (Join-Path $profileFolder spool) | Should -BeTrue
    }

    It 'is not scheduled from the profile of a user, which the service account cannot read' {
        $file = Join-Path $HOME "aomtools-$([guid]::NewGuid()).ps1"
        Set-Content $file 'exit 0'
        try {
            { Register-AomSchedule pester-profile $file -Confirm:$false } | Should -FailWith ScheduleFileUnreadable -Saying '*S-1-5-19*aomtools-*'
        }
        finally {
            Remove-Item $file
        }
    }

    It 'ends with 1 if it fails, by -File' {
        $file = Join-Path $TestDrive 'failing.ps1'
        [IO.File]::WriteAllText($file, "`$ErrorActionPreference = 'Stop'; Import-Module '$(Get-ManifestUnderTest)'; New-AomMetric a b -Namespace A.b; exit 0")
        $null = Invoke-Shell -ExecutionPolicy RemoteSigned -File $file 2>&1
        $LASTEXITCODE | Should -Be 1
    }
}
