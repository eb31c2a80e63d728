BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    $script:manifest = Get-ManifestUnderTest
}

Describe 'The module under the execution policy <_>' -ForEach Restricted, AllSigned, RemoteSigned, Unrestricted, Bypass -Skip:([Environment]::OSVersion.Platform -ne 'Win32NT') {
    BeforeAll {
        # As a task or a user would start it. -EncodedCommand, -Command and the profile are not scripts: every policy allows them.
        $script:output = Invoke-Shell -ExecutionPolicy $_ -Command "
            `$env:PSExecutionPolicyPreference
            Import-Module '$manifest' -ErrorAction Stop
            Import-Module '$manifest' -Force -ErrorAction Stop
            `$metric = New-AomMetric cpu_util 35 -Namespace NOPAAS.ESC -Dimension @{ host = 'srv01' }
            (`$metric | Out-String -Width 120).Trim()
            (`$metric | Format-List | Out-String).Trim()
            (Get-Help New-AomMetric).Synopsis
            `$Error.Count"
    }

    It 'is imported twice without an error' {
        $output[0] | Should -Be $_
        $output[-1] | Should -Be '0'
    }

    It 'shows objects in its own views' {
        @($output) -match '^Name +Value +Unit +Dimensions +Timestamp ' | Should -HaveCount 1
        ($output -match '^\w+ +: ' -replace ' .*').Count | Should -Be 7
    }

    It 'explains its cmdlets' {
        $output[-2] | Should -Not -Match '^\s*New-AomMetric '
    }
}
