BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    $script:key = [pscredential]::new('EXAMPLEACCESSKEY0001', (Get-SecureText 'not-a-key'))
}

AfterAll {
    Disconnect-Aom
}

Describe 'Get-AomConnection' {
    BeforeEach {
        Disconnect-Aom
        $null = Connect-Aom cn-north-4 p1 -Credential $key -Name one
        $null = Connect-Aom cn-north-1 p2 -Credential $key -Name two
    }

    It 'lists the connections of this session, the default last' {
        (Get-AomConnection).Name | Should -Be 'one', 'two'
    }

    It 'makes the one that was made last the default' {
        $null = Connect-Aom cn-north-4 p3 -Credential $key -Name one
        (Get-AomConnection).ProjectId | Should -Be 'p2', 'p3'
    }

    It 'finds <Pattern>' -ForEach @(
        @{ Pattern = 'TWO'; Found = 'two' }
        @{ Pattern = 't*'; Found = 'two' }
        @{ Pattern = '?n?'; Found = 'one' }
    ) {
        (Get-AomConnection $Pattern).Name | Should -Be $Found
    }

    It 'returns nothing for a pattern without a match, and an error for an unknown name' {
        Get-AomConnection x* -ErrorAction Stop | Should -BeNullOrEmpty
        Get-AomConnection three, one -ErrorAction SilentlyContinue -ErrorVariable failed | ForEach-Object Name | Should -Be 'one'
        $failed[0] | Should -FailWith ConnectionNotFound
    }

    It 'shows name, address, project, kind and masked key in a table' {
        Get-AomConnection two | Get-View | Should -Match 'two +aom\.cn-north-1\S* +p2 +AccessKey +EXAM.0001'
    }

    It 'sees none of another runspace' {
        $other = [powershell]::Create()
        $null = $other.AddScript('param($manifest) Import-Module $manifest; Get-AomConnection').AddArgument((Get-ManifestUnderTest))
        $other.Invoke() | Should -BeNullOrEmpty
        $other.HadErrors | Should -BeFalse
        $other.Dispose()
    }
}
