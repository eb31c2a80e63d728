BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    $script:emulator = Start-Emulator
    $null = Connect-Aom -Endpoint $emulator.Address -ProjectId $emulator.ProjectId -Credential $emulator.Credential
}

AfterAll {
    Disconnect-Aom
    Stop-Emulator $emulator
}

Describe 'Get-AomSpool' {
    BeforeEach {
        $null = Invoke-Emulator $emulator reset Post
        $script:spool = Join-Path $TestDrive ([guid]::NewGuid())
        Add-PendingMetric $emulator $spool -Name a, b, c
    }

    It 'reports pending metrics with their target and expiry' {
        $entry = Get-AomSpool $spool
        $entry.State, $entry.MetricCount, $entry.ProjectId, $entry.Endpoint.Port | Should -Be 'Pending', 3, $emulator.ProjectId, ([uri] $emulator.Address).Port
        ($entry.ExpiresAt - $entry.FirstTimestamp).TotalHours | Should -Be 24
    }

    It 'takes folders from the pipeline' {
        @($spool, $spool | Get-AomSpool).Count | Should -Be 2
    }

    It 'shows a table' {
        Get-AomSpool $spool | Get-View | Should -Match 'Pending +3 '
    }

    It 'returns nothing once all is sent' {
        Send-AomMetricData -SpoolPath $spool | Should -AccountFor @{ Accepted = 3 }
        Get-AomSpool $spool | Should -BeNullOrEmpty
    }

    It 'reports unreadable entries' {
        $file = (Get-AomSpool $spool).Path
        Set-Content $file 'no spool file'
        Send-AomMetricData -SpoolPath $spool -WarningAction SilentlyContinue
        (Get-AomSpool $spool).State | Should -Be 'Corrupt'
    }

    It 'keeps no secret on disk' {
        Get-ChildItem $spool -Recurse -File | Get-Content -Raw | Should -NotLeakSecret
    }

    It 'reports a missing folder' {
        Get-AomSpool (Join-Path $TestDrive none) -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0] | Should -FailWith SpoolNotFound
    }
}
