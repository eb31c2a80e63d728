BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    $script:key = [pscredential]::new('EXAMPLEACCESSKEY0001', (Get-SecureText 'not-a-key'))
}

Describe 'Disconnect-Aom' {
    BeforeEach {
        Disconnect-Aom
        $script:one = Connect-Aom cn-north-4 p1 -Credential $key -Name one
        $script:two = Connect-Aom cn-north-1 p2 -Credential $key -Name two
    }

    It 'forgets all without parameters' {
        Disconnect-Aom
        Get-AomConnection | Should -BeNullOrEmpty
        $one.IsConnected, $two.IsConnected | Should -Be $false, $false
    }

    It 'forgets one by <Way>, and the one before is the default again' -ForEach @(
        @{ Way = 'name'; Script = { Disconnect-Aom two } }
        @{ Way = 'object'; Script = { Disconnect-Aom $two } }
        @{ Way = 'pipeline'; Script = { Get-AomConnection t* | Disconnect-Aom } }
    ) {
        & $Script
        (Get-AomConnection).Name | Should -Be 'one'
        $two.IsConnected | Should -BeFalse
    }

    It 'gives what it forgot with -PassThru' {
        (Disconnect-Aom two -PassThru).Name | Should -Be 'two'
    }

    It 'forgets nothing with -WhatIf' {
        Disconnect-Aom -WhatIf
        $one.IsConnected, $two.IsConnected | Should -Be $true, $true
    }

    It 'causes an error if a connection is used afterwards' {
        Disconnect-Aom two
        { New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -Connection $two } | Should -FailWith ConnectionClosed
    }

    It 'causes an error if no connection has the name' {
        { Disconnect-Aom three } | Should -Throw "*The connection 'three' does not exist in this session.*"
    }
}
