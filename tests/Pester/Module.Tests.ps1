BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    $script:cmdlets = 'Connect-Aom', 'Disconnect-Aom', 'Get-AomConnection', 'Get-AomCounter', 'Get-AomSpool', 'Measure-AomMetric', 'New-AomMetric', 'Register-AomSchedule', 'Remove-AomSpool', 'Send-AomMetricData', 'Test-AomConnection', 'Test-AomMetric', 'Unregister-AomSchedule'
    $script:sources = Join-Path (Get-RepositoryRoot) src/AomTools
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    $script:manifest = Get-ManifestUnderTest
    $script:folder = Split-Path $manifest
    Import-Module $manifest -Force
    $script:assembly = (Get-Command New-AomMetric).ImplementingType.Assembly
    $script:desktop = Join-Path $folder bin/netstandard2.0
}

Describe 'The module' {
    It 'has a valid manifest' {
        $read = Test-ModuleManifest $manifest -ErrorAction Stop -WarningVariable warned
        $warned | Should -BeNullOrEmpty
        $read.CompatiblePSEditions | Should -Be 'Desktop', 'Core'
        $read.Version | Should -Be (Get-Module AomTools).Version
        $read.LicenseUri, $read.ProjectUri, $read.Description, $read.Author | Should -Not -BeNullOrEmpty
    }

    It 'exports exactly the cmdlets that the DLL holds' {
        $made = foreach ($type in $assembly.GetExportedTypes()) {
            $type.GetCustomAttributes($false) | Where-Object { $_ -is [Management.Automation.CmdletAttribute] } | ForEach-Object { "$($_.VerbName)-$($_.NounName)" }
        }
        (Get-Command -Module AomTools).Name | Should -Be ($made | Sort-Object)
    }

    It 'exports <_>' -ForEach $cmdlets {
        Get-Command $_ -Module AomTools -CommandType Cmdlet | Should -Not -BeNullOrEmpty
    }

    It 'loads the DLL that its manifest chooses' {
        $assembly.Location | Should -Be ([IO.Path]::GetFullPath((Join-Path $folder (Get-Module AomTools).RootModule)))
    }

    It 'can be imported again' {
        { Import-Module $manifest -Force } | Should -Not -Throw
        New-AomMetric a 1 -Namespace A.b | Should -Not -BeNullOrEmpty
    }

    It 'uses approved verbs only' {
        Import-Module $manifest -Force -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -BeNullOrEmpty
    }

    It 'explains itself' {
        Get-Help about_AomTools | Out-String | Should -Match 'DELIVERY'
    }
}

Describe 'The help of <_>' -ForEach $cmdlets {
    BeforeAll {
        $script:help = Get-Help $_ -Full
    }

    It 'has a synopsis of its own' {
        $help.Synopsis.Trim() | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -Match "^\s*$_ "
    }

    It 'has three examples or more' {
        @($help.examples.example).Where{ $_ }.Count | Should -BeGreaterOrEqual 3
    }
}

Describe 'What ships' {
    It 'is one DLL on PowerShell 7' {
        Get-ChildItem (Join-Path $folder bin/net8.0) -Filter *.dll | ForEach-Object Name | Should -Be 'AomTools.dll'
    }

    It 'meets each reference on Windows PowerShell 5.1, or its resolver answers for it' {
        # Of .NET Framework itself; the resolver answers for the DLLs beside AomTools.dll, with any version not below the one asked.
        $ofTheSystem = 'netstandard', 'mscorlib', 'System.Management.Automation'
        $versions = @{}
        $files = Get-ChildItem $desktop -Filter *.dll
        $files | ForEach-Object { $versions[$_.BaseName] = [Reflection.AssemblyName]::GetAssemblyName($_.FullName).Version }
        $files.Count | Should -BeGreaterThan 1
        $unmet = foreach ($file in $files) {
            Get-AssemblyReference $file.FullName |
                Where-Object { $_.Name -notin $ofTheSystem -and -not ($versions[$_.Name] -ge $_.Version) } |
                ForEach-Object { "$($file.Name) asks for $($_.Name) $($_.Version)" }
        }
        $unmet | Should -BeNullOrEmpty
    }

    It 'shows no type of a dependency on its public surface' {
        $dependencies = Get-ChildItem $desktop -Filter *.dll | ForEach-Object BaseName | Where-Object { $_ -ne 'AomTools' }
        $shown = foreach ($type in $assembly.GetExportedTypes()) {
            $type.BaseType
            $type.GetInterfaces()
            $type.GetFields([Reflection.BindingFlags] 'Public,NonPublic,Instance,Static').FieldType
            $type.GetProperties().PropertyType
            $type.GetMethods().ReturnType
            $type.GetMethods().ForEach('GetParameters').ParameterType
        }
        $shown.Count | Should -BeGreaterThan 100
        $shown | Where-Object { $_ -and $_.Assembly.GetName().Name -in $dependencies } | Should -BeNullOrEmpty
    }
}

Describe 'The sources' -Skip:(-not (Test-Path $sources)) {
    BeforeAll {
        $script:sources = Join-Path (Get-RepositoryRoot) src/AomTools
        function Find-InSource {
            param([string] $Pattern, [string] $Except)
            Get-ChildItem $sources -Recurse -Filter *.cs | Where-Object FullName -NotMatch "[\\/](obj|$Except)[\\/]" | Select-String ([regex]::Escape($Pattern)) | ForEach-Object Path
        }
    }

    It 'use <Pattern> in <Folder> only' -ForEach @(
        @{ Pattern = 'System.Management.Automation'; Folder = 'Commands' }
        @{ Pattern = '#if'; Folder = 'Compat' }
    ) {
        Find-InSource $Pattern -Except $Folder | Should -BeNullOrEmpty
        Find-InSource $Pattern | Should -Not -BeNullOrEmpty
    }

    It 'please PSScriptAnalyzer, by the settings of the PowerShell Gallery' {
        if (-not (Get-Module -ListAvailable PSScriptAnalyzer)) {
            Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed'
        }

        { & (Join-Path (Get-RepositoryRoot) build.ps1) -Task Analyze } | Should -Not -Throw
    }
}
