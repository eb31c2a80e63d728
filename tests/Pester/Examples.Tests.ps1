# The examples as an administrator runs them: a process of its own, -File, the module found by its name, the key from the environment or a vault.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    $emulator = Start-Emulator
    $examples = (Resolve-Path (Join-Path $PSScriptRoot '../../src/Examples')).Path
    $fakes = Join-Path $PSScriptRoot 'Fakes'
    $spool = Join-Path $TestDrive spool

    $modules = Join-Path $TestDrive modules
    $module = New-Item (Join-Path $modules AomTools) -ItemType Directory -Force
    $installed = Split-Path (Get-ManifestUnderTest)
    Copy-Item (Get-ManifestUnderTest), (Join-Path $installed bin) $module -Recurse

    $environment = @{
        PSModulePath              = (@($modules) + $(if (-not (Get-Command Get-Counter -ErrorAction Ignore)) { $fakes }) + $env:PSModulePath) -join [IO.Path]::PathSeparator
        HUAWEICLOUD_SDK_AK        = $emulator.Credential.UserName
        HUAWEICLOUD_SDK_SK        = $emulator.Credential.GetNetworkCredential().Password
        HUAWEICLOUD_SDK_PROJECT_ID = $emulator.ProjectId
    }

    function Invoke-Example {
        param([string] $Name, [string[]] $With, [hashtable] $Environment = $environment, [string] $Setup)
        $before = @{}
        foreach ($key in $Environment.Keys) {
            $before[$key] = [Environment]::GetEnvironmentVariable($key)
            [Environment]::SetEnvironmentVariable($key, $Environment[$key])
        }

        try {
            $script = Join-Path $examples $Name
            $fixed = '-Endpoint', $emulator.Address, '-SpoolPath', $spool
            $said = if ($Setup) {
                Invoke-Shell -Command "$Setup; & '$script' $With $fixed; exit `$LASTEXITCODE" 2>&1
            }
            else {
                Invoke-Shell -File $script @With @fixed 2>&1
            }
            [pscustomobject]@{ ExitCode = $LASTEXITCODE; Said = $said | Out-String; Points = @(Invoke-Emulator $emulator points | ForEach-Object { $_ }) }
        }
        finally {
            foreach ($key in $before.Keys) {
                [Environment]::SetEnvironmentVariable($key, $before[$key])
            }
        }
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'The examples' {
    BeforeEach {
        $null = Invoke-Emulator $emulator reset Post
        Remove-Item $spool -Recurse -Force -ErrorAction Ignore
    }

    It 'sends the key counters of a server' {
        $done = Invoke-Example Send-ServerCounters.ps1
        $done.ExitCode | Should -Be 0 -Because $done.Said
        $done.Said | Should -Match '^\d{4}-\d\d-\d\dT.* 0 rejected, 0 undelivered, 0 spooled'
        $cpu = $done.Points | Where-Object name -EQ percent_processor_time
        $cpu.namespace, $cpu.dimensions.instance, $cpu.points[0].unit | Should -Be 'WINDOWS.Processor', '_total', 'Percent'
        $cpu.dimensions.host | Should -Be ([Environment]::MachineName)
        @($done.Points.name | Sort-Object -Unique).Count | Should -Be 12
    }

    It 'takes the key from a vault' -Skip:($PSVersionTable.PSVersion.Major -lt 6 -or $IsWindows) {
        $vault = @{ PSModulePath = $environment.PSModulePath; HUAWEICLOUD_SDK_AK = ''; HUAWEICLOUD_SDK_SK = ''; HUAWEICLOUD_SDK_PROJECT_ID = $emulator.ProjectId }
        (Invoke-Example Send-ServerCounters.ps1 -With '-SecretName', 'aom' -Environment $vault).ExitCode | Should -Be 0
        $missing = Invoke-Example Send-ServerCounters.ps1 -With '-SecretName', 'none' -Environment $vault
        $missing.ExitCode | Should -Be 3
        $missing.Said | Should -Match "Could not read the secret 'none'"
    }

    It 'spools metrics if the service is unavailable, and reports it by the exit code' {
        $null = Invoke-Emulator $emulator faults Post '{"status":503,"retryAfter":"0","count":5}'
        $first = Invoke-Example Send-DiskSpace.ps1
        $first.ExitCode, $first.Points.Count | Should -Be 1, 0 -Because $first.Said
        $second = Invoke-Example Send-DiskSpace.ps1
        $second.ExitCode | Should -Be 0 -Because $second.Said
        $second.Points[0].points.Count | Should -Be 2
    }

    It 'ends with 3 and the reason if there is no credential, and prints no secret' {
        $none = @{ PSModulePath = $environment.PSModulePath; HUAWEICLOUD_SDK_AK = 'UNKNOWNACCESSKEY00001'; HUAWEICLOUD_SDK_SK = 'a-secret-that-is-wrong'; HUAWEICLOUD_SDK_PROJECT_ID = $emulator.ProjectId }
        $done = Invoke-Example Send-ProcessMetrics.ps1 -Environment $none
        $done.ExitCode | Should -Be 3
        $done.Said | Should -Match '\d{4}-\d\d-\d\dT\S+ AOM rejected the credential'
        $done.Said | Should -Not -Match 'a-secret-that-is-wrong'
    }

    It 'sends the disks of this machine' {
        $done = Invoke-Example Send-DiskSpace.ps1
        $done.ExitCode | Should -Be 0 -Because $done.Said
        $done.Points.name | Sort-Object -Unique | Should -Be 'disk_free', 'disk_size', 'disk_used'
        $size = ($done.Points | Where-Object name -EQ disk_size)[0]
        $free = $done.Points | Where-Object { $_.name -eq 'disk_free' -and $_.dimensions.disk -eq $size.dimensions.disk }
        $size.dimensions.host | Should -Be ([Environment]::MachineName)
        $size.points[0].unit | Should -Be 'Bytes'
        [double]$free.points[0].value | Should -BeLessOrEqual ([double]$size.points[0].value)
    }

    It 'sends the named mount points, and reports names that are not mount points' -Skip:($IsWindows -or $PSVersionTable.PSVersion.Major -lt 6) {
        $done = Invoke-Example Send-DiskSpace.ps1 -With '-Mount', '/,/nope'
        $done.ExitCode | Should -Be 2 -Because $done.Said
        $done.Said | Should -Match "'/nope' is not a mount point"
        $done.Points.dimensions.disk | Sort-Object -Unique | Should -Be '/'
        (Invoke-Example Send-DiskSpace.ps1 -With '-Mount', '/nope').ExitCode | Should -Be 3
    }

    It 'sends what the processes of this machine use, by name' {
        $name = (Get-Process -Id $PID).ProcessName
        $done = Invoke-Example Send-ProcessMetrics.ps1 -With '-Name', "$name,no-such-process"
        $done.ExitCode | Should -Be 0 -Because $done.Said
        $done.Points.name | Sort-Object | Should -Be 'cpu_time', 'process_count', 'thread_count', 'working_set'
        $done.Points.dimensions.process | Sort-Object -Unique | Should -Be $name
        [long]($done.Points | Where-Object name -EQ working_set).points[0].value | Should -BeGreaterThan 1MB
    }

    It 'sends the rows of a CSV file, and counts those that break a rule' {
        $csv = Join-Path $TestDrive sales.csv
        "store,till,sales,returns`nBerlin,1,12.5,0`nBerlin,2,7,-1" | Set-Content $csv
        $done = Invoke-Example Send-CsvRows.ps1 -With '-Path', $csv, '-Namespace', 'SHOP.Sales', '-MetricProperty', 'sales,returns', '-DimensionProperty', 'store,till'
        $done.ExitCode | Should -Be 2 -Because $done.Said
        $done.Said | Should -Match '1 invalid rows; 3 metrics: 3 accepted'
        $point = $done.Points | Where-Object { $_.name -eq 'sales' -and $_.dimensions.till -eq '1' }
        $point.dimensions.store, $point.points[0].value | Should -Be 'Berlin', '12.5'
    }

    It 'reads a list of servers, loses no sample, and names unreachable servers' {
        $list = Join-Path $TestDrive servers.txt
        "srv01.corp.example`n# out of order`n`nsrv02`naway03" | Set-Content $list
        $setup = "Import-Module '$(Join-Path $fakes Remoting.psm1)', '$(Join-Path $fakes Microsoft.PowerShell.Diagnostics)'"
        $done = Invoke-Example Send-FleetCounters.ps1 -With '-ServerList', "'$list'" -Setup $setup
        $done.ExitCode | Should -Be 0 -Because $done.Said
        $done.Said | Should -Match 'WARNING: away03 returned no counters'
        $done.Said | Should -Match '2 of 3 servers; 15 metrics: 15 accepted'
        $cpu = $done.Points | Where-Object name -EQ percent_processor_time
        $cpu.dimensions.host | Sort-Object | Should -Be 'srv01', 'srv02'
        $answered = $done.Points | Where-Object name -EQ server_answered | Sort-Object { $_.dimensions.host }
        $answered.points.value | Should -Be '0', '1', '1'
    }
}
