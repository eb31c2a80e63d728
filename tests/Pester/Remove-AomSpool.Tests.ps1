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

Describe 'Remove-AomSpool' {
    BeforeEach {
        $null = Invoke-Emulator $emulator reset Post
        $script:spool = Join-Path $TestDrive ([guid]::NewGuid())
        Add-PendingMetric $emulator $spool
        Add-PendingMetric $emulator $spool
    }

    It 'removes all of a folder' {
        Remove-AomSpool $spool -Confirm:$false
        Get-AomSpool $spool | Should -BeNullOrEmpty
        Send-AomMetricData -SpoolPath $spool | Should -BeNullOrEmpty
        $emulator | Should -HaveStored 0
    }

    It 'removes the entries that are piped in' {
        $kept = Get-AomSpool $spool | Select-Object -Last 1
        Get-AomSpool $spool | Select-Object -First 1 | Remove-AomSpool -Confirm:$false
        (Get-AomSpool $spool).Path | Should -Be $kept.Path
    }

    It 'removes nothing with -WhatIf' {
        Remove-AomSpool $spool -WhatIf
        @(Get-AomSpool $spool).Count | Should -Be 2
    }

    It 'asks before it removes' {
        (Get-Command Remove-AomSpool).ImplementingType.GetCustomAttributes($true).Where{ $_ -is [Management.Automation.CmdletAttribute] }.ConfirmImpact | Should -Be 'High'
    }

    It 'keeps pending entries with -Expired' {
        $old = Get-AomSpool $spool | Select-Object -First 1
        $expired = New-Item (Join-Path (Split-Path $old.Path) expired) -ItemType Directory -Force
        Move-Item $old.Path $expired.FullName
        (Get-AomSpool $spool).State | Sort-Object | Should -Be 'Pending', 'Expired'
        Remove-AomSpool $spool -Expired -Confirm:$false
        (Get-AomSpool $spool).State | Should -Be 'Pending'
    }

    It 'reports a missing folder' {
        Remove-AomSpool (Join-Path $TestDrive none) -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0] | Should -FailWith SpoolNotFound
    }
}
