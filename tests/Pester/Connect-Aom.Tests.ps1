BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    $script:emulator = Start-Emulator
    $script:there = @{ Endpoint = $emulator.Address; ProjectId = $emulator.ProjectId }
}

AfterAll {
    Disconnect-Aom
    Stop-Emulator $emulator
}

Describe 'Connect-Aom' {
    BeforeEach {
        Disconnect-Aom
        $null = Invoke-Emulator $emulator reset Post
    }

    It 'signs in with <Name>' -ForEach @(
        @{ Name = 'an access key'; Kind = 'AccessKey'; Script = { Connect-Aom @there -Credential $emulator.Credential } }
        @{ Name = 'a token'; Kind = 'Token'; Script = { Connect-Aom @there -Token $emulator.Token } }
        @{ Name = 'an IAM user'; Kind = 'IamUser'; Script = { Connect-Aom @there -IamEndpoint $emulator.Address -IamCredential $emulator.IamCredential -DomainName $emulator.DomainName } }
        @{ Name = 'the agency of an ECS'; Kind = 'EcsAgency'; Script = { Connect-Aom -Endpoint $emulator.Address -MetadataEndpoint $emulator.Address -EcsAgency } }
    ) {
        (& $Script).Authentication | Should -Be $Kind
        New-AomMetric a 1 -Namespace A.b | Send-AomMetricData | Should -AccountFor @{ Accepted = 1 }
        $emulator | Should -HaveStored 1
    }

    It 'signs in with what a SecretManagement vault gives: <Name>' -ForEach @(
        @{ Name = 'a credential'; Secret = { $emulator.Credential } }
        @{ Name = 'a hashtable'; Secret = { @{ ak = $emulator.Credential.UserName; sk = $emulator.Credential.Password } } }
    ) {
        function Get-Secret { [CmdletBinding()] param($Name, $Vault) if ($Name -eq 'aom' -and $Vault -eq 'v') { & $Secret } }
        $null = Connect-Aom @there -SecretName aom -Vault v
        New-AomMetric a 1 -Namespace A.b | Send-AomMetricData | Should -AccountFor @{ Accepted = 1 }
    }

    Context 'with no credential given' {
        BeforeAll {
            $script:names = 'HUAWEICLOUD_SDK_AK', 'HUAWEICLOUD_SDK_SK', 'HUAWEICLOUD_SDK_SECURITY_TOKEN', 'HUAWEICLOUD_SDK_PROJECT_ID', 'CLOUD_SDK_AK', 'CLOUD_SDK_SK', 'HUAWEICLOUD_SDK_CREDENTIALS_FILE'
            $script:before = @{}
            $names | ForEach-Object { $before[$_] = [Environment]::GetEnvironmentVariable($_) }
        }

        BeforeEach {
            $names | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $null) }
            $env:HUAWEICLOUD_SDK_CREDENTIALS_FILE = Join-Path $TestDrive credentials
        }

        AfterAll {
            $names | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $before[$_]) }
        }

        It 'takes the environment' {
            $env:HUAWEICLOUD_SDK_AK = $emulator.Credential.UserName
            $env:HUAWEICLOUD_SDK_SK = $emulator.Credential.GetNetworkCredential().Password
            $env:HUAWEICLOUD_SDK_PROJECT_ID = $emulator.ProjectId
            (Connect-Aom -Endpoint $emulator.Address).ProjectId | Should -Be $emulator.ProjectId
            Test-AomConnection -Quiet | Should -BeTrue
        }

        It "takes the vendor's credentials file" {
            Set-Content $env:HUAWEICLOUD_SDK_CREDENTIALS_FILE '[basic]', "ak = $($emulator.Credential.UserName)", "sk = $($emulator.Credential.GetNetworkCredential().Password)"
            (Connect-Aom @there).Authentication | Should -Be 'CredentialsFile'
            Test-AomConnection -Quiet | Should -BeTrue
            Remove-Item $env:HUAWEICLOUD_SDK_CREDENTIALS_FILE
        }

        It 'lists what it tried' {
            { Connect-Aom @there -MetadataEndpoint http://127.0.0.1:9 } | Should -FailWith CredentialNotFound -Saying '*environment*file*ECS agency*'
        }
    }

    It 'looks the project up by the region' {
        (Connect-Aom cn-north-4 -Endpoint $emulator.Address -IamEndpoint $emulator.Address -Credential $emulator.Credential).ProjectId | Should -Be $emulator.ProjectId
    }

    It 'finds the address of <Region>' -ForEach @(
        @{ Region = 'cn-north-4'; Address = 'https://aom.cn-north-4.myhuaweicloud.com/' }
        @{ Region = 'eu-west-101'; Address = 'https://aom.eu-west-101.myhuaweicloud.eu/' }
    ) {
        (Connect-Aom $Region p1 -Credential $emulator.Credential).Endpoint | Should -Be $Address
    }

    It 'rejects <Saying>' -ForEach @(
        @{ Id = 'EndpointInvalid'; Saying = '*is not HTTPS*'; Parameters = @{ Endpoint = 'http://aom.example.com'; ProjectId = 'p1' } }
        @{ Id = 'RegionInvalid'; Saying = '*is not a region id*'; Parameters = @{ Region = 'CN North'; ProjectId = 'p1' } }
        @{ Id = 'ProjectIdInvalid'; Saying = '*is not a project ID*'; Parameters = @{ Region = 'cn-north-4'; ProjectId = 'a/b' } }
        @{ Id = 'RegionMissing'; Saying = 'No region or endpoint is specified*'; Parameters = @{ ProjectId = 'p1' } }
    ) {
        { Connect-Aom @Parameters -Credential $emulator.Credential } | Should -FailWith $Id -Saying $Saying
        Get-AomConnection | Should -BeNullOrEmpty
    }

    It 'never shows the secret, in any form or error' {
        $shown = & {
            Connect-Aom @there -Credential $emulator.Credential -Verbose -Debug
            Connect-Aom @there -Token $emulator.Token -Name token -Verbose -Debug
            try { Connect-Aom -Endpoint http://aom.example.com -ProjectId p -Credential $emulator.Credential } catch { $_ }
        } *>&1
        $shown | Should -NotLeakSecret
        Get-AomConnection | Get-View | Should -Match 'EMUL.0001'
    }

    It 'completes regions' {
        (TabExpansion2 'Connect-Aom -Region cn-north-' 29).CompletionMatches.CompletionText | Should -Contain 'cn-north-4'
    }
}
