BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    $script:root = Get-RepositoryRoot
    $script:out = Get-PackageUnderTest (Join-Path $TestDrive out) 4>$null 3>$null
    $script:stage = (Get-ChildItem (Join-Path $out AomTools) -Directory).FullName
    $script:manifest = Join-Path $stage AomTools.psd1
    $script:version = Split-Path $stage -Leaf
    $script:package = Join-Path $out "AomTools.$version.nupkg"

    function Get-File {
        (Get-ChildItem $stage -Recurse -File -Force).FullName.Substring($stage.Length + 1).Replace('\', '/') | Sort-Object
    }

    # PowerShell as it starts for a user whose modules are only those installed in this folder.
    function Invoke-Fresh {
        param([scriptblock] $Script, [object[]] $Argument)
        $before = $env:HOME, $env:XDG_DATA_HOME, $env:PSModulePath
        try {
            # PSResourceGet goes by HOME, PowerShell by XDG_DATA_HOME too; without .config, NuGet would write to the working directory.
            $env:HOME = (New-Item (Join-Path $TestDrive user) -ItemType Directory -Force).FullName
            $null = New-Item (Join-Path $env:HOME .config) -ItemType Directory -Force
            $env:XDG_DATA_HOME = (New-Item (Join-Path $env:HOME .local/share) -ItemType Directory -Force).FullName
            $env:PSModulePath = Join-Path $TestDrive saved
            Invoke-Shell -Command $Script -args $Argument
        }
        finally {
            $env:HOME, $env:XDG_DATA_HOME, $env:PSModulePath = $before
        }
    }
}

Describe 'The package' {
    It 'holds what users need and nothing else' {
        $needed = '^(AomTools\.psd1|LICENSE|CHANGELOG\.md|bin/(net8\.0|netstandard2\.0)/([a-z]{2}-[A-Z]{2}/)?([\w.]+\.dll|[A-Z-]+-dotnet\.txt)|[a-z]{2}-[A-Z]{2}/(AomTools\.dll-Help\.xml|about_\w+\.help\.txt)|Examples/([\w-]+\.ps1|Container/(Dockerfile|\w+\.yaml)|Agent/[\w-]+\.(yaml|conf)))$'
        Get-File | Where-Object { $_ -notmatch $needed } | Should -BeNullOrEmpty
    }

    It 'holds <_>' -ForEach 'AomTools.psd1', 'LICENSE', 'CHANGELOG.md', 'bin/net8.0/AomTools.dll', 'bin/netstandard2.0/AomTools.dll', 'bin/net8.0/zh-CN/AomTools.resources.dll', 'bin/netstandard2.0/zh-CN/AomTools.resources.dll', 'bin/netstandard2.0/LICENSE-dotnet.txt', 'en-US/about_AomTools.help.txt', 'en-US/AomTools.dll-Help.xml', 'zh-CN/about_AomTools.help.txt', 'zh-CN/AomTools.dll-Help.xml' {
        Get-File | Should -Contain $_
    }

    It 'holds every example' {
        $examples = Join-Path $root src/Examples
        if (-not (Test-Path $examples)) { Set-ItResult -Skipped -Because 'there are no examples yet' }
        (Get-ChildItem (Join-Path $stage Examples) -Recurse -File).Name | Should -Be (Get-ChildItem $examples -Recurse -File).Name
    }

    It 'has a clean manifest that still chooses the DLL by edition' {
        $read = Test-ModuleManifest $manifest -ErrorAction Stop -WarningVariable warned
        $warned | Should -BeNullOrEmpty
        $read.Version | Should -Be $version
        Get-Content $manifest -Raw | Should -Match "RootModule += if \(\`$PSEdition -eq 'Core'\)"
    }

    It 'has release notes with the text of CHANGELOG.md' {
        $section = (Get-Content (Join-Path $root CHANGELOG.md) -Raw -Encoding UTF8) -split '(?m)^## ' | Where-Object { $_.StartsWith("$version ") }
        $notes = (Test-ModuleManifest $manifest).ReleaseNotes
        $notes | Should -Not -BeNullOrEmpty
        ($section -split '\r?\n', 2)[1].Trim() | Should -Be $notes
    }
}

# The system's cmdlet is replaced: it needs Windows and a private key. The job "windows" of ci.yml signs in earnest.
Describe 'The task Sign' {
    BeforeAll {
        $script:certificate = [Security.Cryptography.X509Certificates.X509Certificate2]::new([Convert]::FromBase64String(
            'MIIBnTCCAUKgAwIBAgIUL/HVX6BrZ9FMidbkIJc+2yK5gFcwCgYIKoZIzj0EAwIwGDEWMBQGA1UEAwwNQW9tVG9vbHMgdGVzdDAgFw0yNjExMjYwODE2MDlaGA8yMTI2MTEwMjA4MTYw' +
            'OVowGDEWMBQGA1UEAwwNQW9tVG9vbHMgdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABLHepECVkQXgqI9khUdVaK+2eCg5sABv4NN6n6P/FzZnfAy7gw8R1B/w1OXxvrsz05gB' +
            'GZuwHu4AfSmItpnQCoejaDBmMB0GA1UdDgQWBBRZTXgcTT75Y7zi+5WzjmDgyTHsozAfBgNVHSMEGDAWgBRZTXgcTT75Y7zi+5WzjmDgyTHsozAPBgNVHRMBAf8EBTADAQH/MBMGA1Ud' +
            'JQQMMAoGCCsGAQUFBwMDMAoGCCqGSM49BAMCA0kAMEYCIQDx5P1ACSn8ma63k8fhUZTD0M2amg91dg31ublxHEFOSgIhAIW+TlR573iV3/vZ8ejrhxwvDabbqKST9rvGMu/zpIkU'))
        $script:signing = Join-Path $TestDrive signing
        Copy-Item $out $signing -Recurse
        Remove-Item (Join-Path $signing "AomTools.$version.nupkg") -ErrorAction Ignore
        $script:asked = [Collections.Generic.List[object]]::new()
        function global:Set-AuthenticodeSignature {
            param([string] $LiteralPath, $Certificate, [string] $HashAlgorithm, [string] $TimestampServer)
            $asked.Add([pscustomobject]@{ Path = $LiteralPath.Substring($signing.Length).Replace('\', '/'); Hash = $HashAlgorithm; Server = $TimestampServer })
            [pscustomobject]@{ SignerCertificate = if ($signs) { $Certificate } else { @{ Thumbprint = $null } }; StatusMessage = 'no private key' }
        }
    }

    AfterAll {
        Remove-Item function:global:Set-AuthenticodeSignature
    }

    It 'signs each file that AllSigned checks, and no other, and packs them again' {
        $script:signs = $true
        $arguments = @{ Task = 'Sign'; OutputPath = $signing; Certificate = $certificate; TimestampServer = 'http://timestamp.example.com' }
        & (Join-Path $root build.ps1) @arguments 4>$null 3>$null
        $expected = Get-File | Where-Object { $_ -match '\.(ps1|psd1)$|/AomTools[.\w]*\.dll$' } | ForEach-Object { "/AomTools/$version/$_" }
        $asked.Path | Sort-Object | Should -Be ($expected | Sort-Object)
        $asked.Hash | Select-Object -Unique | Should -Be SHA256
        $asked.Server | Select-Object -Unique | Should -Be 'http://timestamp.example.com'
        if (Get-Command Compress-PSResource -ErrorAction Ignore) {
            Test-Path (Join-Path $signing "AomTools.$version.nupkg") | Should -BeTrue
        }
    }

    It 'fails if a file cannot be signed, and names it' {
        $script:signs = $false
        { & (Join-Path $root build.ps1) -Task Sign -OutputPath $signing -Certificate $certificate 4>$null 3>$null } | Should -Throw "Cannot sign '*': no private key"
    }

    It 'requires a certificate' {
        { & (Join-Path $root build.ps1) -Task Sign -OutputPath $signing } | Should -Throw '*-Certificate*'
    }
}

Describe 'The package and PSResourceGet' {
    BeforeAll {
        $script:emulator = Start-Emulator
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        if (-not (Get-Command Compress-PSResource -ErrorAction Ignore)) {
            Set-ItResult -Skipped -Because 'Microsoft.PowerShell.PSResourceGet 1.1 or later is not installed'
        }
    }

    It 'has the same files in the nupkg' {
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        $archive = [IO.Compression.ZipFile]::OpenRead($package)
        $packed = $archive.Entries.FullName | Where-Object { $_ -notmatch '^(_rels/|package/|\[Content_Types\]\.xml$|AomTools\.nuspec$)' } | Sort-Object
        $archive.Dispose()
        $packed | Should -Be (Get-File)
    }

    It 'is published from the <Kind>, installed, imported, and sends' -ForEach @(
        @{ Kind = 'folder'; Parameter = 'Path' }
        @{ Kind = 'nupkg'; Parameter = 'NupkgPath' }
    ) {
        $source = if ($Kind -eq 'folder') { $stage } else { $package }
        $repository = (New-Item (Join-Path $TestDrive "repository-$Kind") -ItemType Directory).FullName
        $saved = (New-Item (Join-Path $TestDrive saved) -ItemType Directory -Force).FullName
        $installed = Invoke-Fresh -Argument $repository, $saved, $Parameter, $source -Script {
            param($repository, $saved, $parameter, $source)
            $ErrorActionPreference = 'Stop'
            # Windows has one list of repositories and one place for a user's modules: the list is restored, and the package is saved to a fresh place.
            $name = 'AomToolsTest'
            Register-PSResourceRepository -Name $name -Uri $repository -Trusted -Force
            try {
                $what = @{ $parameter = $source }
                Publish-PSResource @what -Repository $name
                if ($env:OS -eq 'Windows_NT') { Save-PSResource AomTools -Repository $name -Path $saved }
                else { Install-PSResource AomTools -Repository $name -Reinstall }
                Find-PSResource AomTools -Repository $name | Select-Object Name, Version, ReleaseNotes
            }
            finally {
                Unregister-PSResourceRepository $name
            }
        }
        $installed.Name, "$($installed.Version)" | Should -Be 'AomTools', $version
        $installed.ReleaseNotes | Should -Be (Test-ModuleManifest $manifest).ReleaseNotes

        $used = Invoke-Fresh -Argument $emulator.Address, $emulator.ProjectId, $emulator.Credential.UserName, $emulator.Credential.GetNetworkCredential().Password -Script {
            param($address, $project, $ak, $sk)
            $ErrorActionPreference = 'Stop'
            Import-Module AomTools
            (Get-Module AomTools).ModuleBase
            (Get-Help Send-AomMetricData).Synopsis
            $null = Connect-Aom -Endpoint $address -ProjectId $project -Credential ([pscredential]::new($ak, [Net.NetworkCredential]::new('', $sk).SecurePassword))
            (New-AomMetric a 1 -Namespace A.b | Send-AomMetricData).Status.ToString()
        }
        $used[0] | Should -BeLike "$TestDrive*AomTools*$version"
        $used[1] | Should -Not -Match '^\s*Send-AomMetricData '
        $used[2] | Should -Be 'Accepted'
        $emulator | Should -HaveStored 1
        $null = Invoke-Emulator $emulator reset Post
    }
}

# The path of an administrator, from the package to the exit codes that a scheduler sees. Wine has no counters: a row takes their place.
Describe 'The README' {
    BeforeAll {
        $script:emulator = Start-Emulator
        $script:port = ([uri]$emulator.Address).Port
        $script:folder = (New-Item (Join-Path $TestDrive 'Program Files') -ItemType Directory).FullName
        $text = [IO.File]::ReadAllText((Join-Path $root README.md)) -replace '\r'
        $script:install, $script:push = foreach ($title in 'Install', 'Scheduled runs') {
            [regex]::Match($text, "(?ms)^## $title\n.*?^``````powershell\n(.*?)^``````").Groups[1].Value
        }

        $script:before = $env:ProgramFiles, $env:PSModulePath, $env:HUAWEICLOUD_SDK_AK, $env:HUAWEICLOUD_SDK_SK, $env:HUAWEICLOUD_SDK_PROJECT_ID
        $env:ProgramFiles = $folder
        $env:PSModulePath = Join-Path $folder PowerShell/Modules
        $env:HUAWEICLOUD_SDK_AK = $emulator.Credential.UserName
        $env:HUAWEICLOUD_SDK_SK = $emulator.Credential.GetNetworkCredential().Password
        $env:HUAWEICLOUD_SDK_PROJECT_ID = $emulator.ProjectId

        function Invoke-Push {
            $output = Invoke-Shell -ExecutionPolicy RemoteSigned -File (Join-Path $folder push.ps1) 3>&1 | Out-String
            "$LASTEXITCODE $($output -replace '\s+', ' ')"
        }
    }

    AfterAll {
        $env:ProgramFiles, $env:PSModulePath, $env:HUAWEICLOUD_SDK_AK, $env:HUAWEICLOUD_SDK_SK, $env:HUAWEICLOUD_SDK_PROJECT_ID = $before
        Stop-Emulator $emulator
    }

    It 'installs the package' {
        $copy = ($install -split '\n' | Select-Object -Skip 1) -join "`n" -replace 'out/AomTools', "'$out/AomTools'"
        & ([scriptblock]::Create($copy))
        (Get-Module AomTools -ListAvailable).Version | Should -Be $version
    }

    It 'schedules a script that keeps metrics while AOM is unavailable or rejects the key, and sends them afterwards' {
        $script = $push -replace '-Region cn-north-4', "-Endpoint $($emulator.Address)" -replace '-Summary', '-Summary -MaximumRetryCount 0' -replace
            'Get-Counter -Counter .*', '[pscustomobject]@{ Namespace = ''MY.App''; Name = ''orders''; Value = 3 } |'
        [IO.File]::WriteAllText((Join-Path $folder push.ps1), $script)
        Invoke-Push | Should -BeLike '0 *1 metric: 1 accepted*'
        Stop-Emulator $emulator
        Invoke-Push | Should -BeLike '1 *1 spooled*Last error: *'
        $script:emulator = Start-Emulator -Port $port -Options '--secret-key of-another-user'
        Invoke-Push | Should -BeLike '3 *AOM rejected the credential: *2 metrics are pending*'
        Stop-Emulator $emulator
        $script:emulator = Start-Emulator -Port $port
        Invoke-Push | Should -BeLike '0 *1 metric: 1 accepted*From earlier runs: 2 accepted*'
        $emulator | Should -HaveStored 3
    }
}
