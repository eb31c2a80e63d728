BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    $script:emulator = Start-Emulator
    $script:there = @{ Endpoint = $emulator.Address; ProjectId = $emulator.ProjectId }
    $script:wrong = [pscredential]::new($emulator.Credential.UserName, (Get-SecureText 'not-the-secret'))
}

AfterAll {
    Disconnect-Aom
    Stop-Emulator $emulator
}

Describe 'Test-AomConnection' {
    BeforeEach {
        Disconnect-Aom
        $null = Invoke-Emulator $emulator reset Post
    }

    It 'says that all is well, and changes nothing' {
        $null = Connect-Aom @there -Credential $emulator.Credential
        $test = Test-AomConnection
        $test.Succeeded, $test.Problem | Should -Be $true, 'None'
        Test-AomConnection -Quiet | Should -BeTrue
        $emulator | Should -HaveStored 0
    }

    It 'names the part that is wrong: <Part>' -ForEach @(
        @{ Part = 'Secret'; Script = { Connect-Aom @there -Credential $wrong } }
        @{ Part = 'AccessKeyId'; Script = { Connect-Aom @there -Credential ([pscredential]::new('NOBODYKNOWSTHISKEY', $wrong.Password)) } }
        @{ Part = 'Token'; Script = { Connect-Aom @there -Token $wrong.Password } }
        @{ Part = 'Project'; Script = { Connect-Aom -Endpoint $emulator.Address -ProjectId other -Credential $emulator.Credential } }
        @{ Part = 'Network'; Script = { Connect-Aom -Endpoint http://127.0.0.1:9 -ProjectId p -Credential $wrong } }
        @{ Part = 'Proxy'; Script = { Connect-Aom cn-north-4 p -Credential $wrong -Proxy http://127.0.0.1:9 } }
        @{ Part = 'Tls'; Script = { Connect-Aom -Endpoint ($emulator.Address -replace '^http:', 'https:') -ProjectId p -Credential $wrong } }
        @{ Part = 'ClockSkew'; Script = { $null = Invoke-Emulator $emulator clock Post '{"skewSeconds":1200}'; Connect-Aom @there -Credential $emulator.Credential } }
        @{ Part = 'Permission'; Script = { $null = Invoke-Emulator $emulator faults Post '{"status":403,"body":"{\"error_code\":\"AOM.0403\"}"}'; Connect-Aom @there -Credential $emulator.Credential } }
    ) {
        $null = & $Script
        $test = Test-AomConnection
        $test.Succeeded, $test.Problem | Should -Be $false, $Part
        $test.Message | Should -Not -BeNullOrEmpty
        $test | Should -NotLeakSecret
    }

    It 'tests the connection that is given' {
        $good = Connect-Aom @there -Credential $emulator.Credential -Name good
        $null = Connect-Aom @there -Credential $wrong
        Test-AomConnection -Quiet | Should -BeFalse
        Test-AomConnection -Quiet -Connection $good | Should -BeTrue
        Test-AomConnection -Quiet -Connection good | Should -BeTrue
    }

    It 'takes connections from the pipeline, one result each' {
        $null = Connect-Aom @there -Credential $emulator.Credential -Name good
        $null = Connect-Aom @there -Credential $wrong -Name bad
        Get-AomConnection | Test-AomConnection | ForEach-Object { "$($_.ConnectionName) $($_.Problem)" } | Should -Be 'good None', 'bad Secret'
    }

    It 'shows nothing of a secret key that was given as the user name' {
        $swapped = [pscredential]::new($emulator.Credential.GetNetworkCredential().Password, (Get-SecureText $emulator.Credential.UserName))
        $connection = Connect-Aom @there -Credential $swapped -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike '*appear to be swapped*'
        $connection.AccessKeyId | Should -Be '********'
        $test = Test-AomConnection
        $test.Problem | Should -Be AccessKeyId
        $test.ErrorMessage | Should -BeLike '*ak:`*`*`*`*`*`*`*`*,err:ak not exist*'
        $test | Should -NotLeakSecret
    }

    It 'needs a connection, and recommends Connect-Aom' {
        { Test-AomConnection } | Should -FailWith NotConnected -Recommending '*Connect-Aom*'
    }
}
