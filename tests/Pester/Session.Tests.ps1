BeforeDiscovery {
    # $PSStyle, which colors the views, and Get-AomCounter.
    $script:isSkipped = $PSVersionTable.PSEdition -ne 'Core' -or -not $IsLinux
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'TerminalPicture.psm1') -Force
    $script:picture = Join-Path (Get-RepositoryRoot) 'docs/images/session.svg'
    $script:columns = 112
    $script:commands = @(
        'Connect-Aom -Endpoint http://127.0.0.1:8700 -ProjectId 0123456789abcdef0123456789abcdef -Credential $aksk'
        '$metrics = Get-AomCounter | New-AomMetric'
        '$metrics | Send-AomMetricData'
        '$metrics | Wait-AomMetricData -Quiet'
        'New-AomMetric queue_length -1 -Namespace myapp'
        'Get-AomMetricData OPS.Web cpu_util -Last 1h | Select-Object -Last 4'
    )

    # What the last command reads.
    $script:prepare = {
        $PSStyle.OutputRendering = 'Ansi'
        $now = [DateTimeOffset]::Now
        $load = foreach ($minute in 60..1) {
            New-AomMetric cpu_util ([Math]::Round(50 + 25 * [Math]::Sin($minute / 9) + 15 * [Math]::Sin($minute / 2), 1)) -Namespace OPS.Web -Unit Percent -Dimension @{ host = 'web01' } -Timestamp $now.AddMinutes(-$minute)
        }

        $null = $load | Send-AomMetricData
    }

    # Runs each command as a console does, and returns what the console would show.
    function Get-Session {
        param($Emulator)
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$(Get-ManifestUnderTest)'; `$aksk = `$args[0]; `$PSDefaultParameterValues['Connect-Aom:Endpoint'] = `$args[1]").AddArgument($Emulator.Credential).AddArgument($Emulator.Address).Invoke()
            foreach ($command in $commands) {
                $shell.Commands.Clear()
                $shell.Streams.ClearStreams()
                "`e[36mPS>`e[0m $command"
                $run = $command -replace '-Endpoint http://127.0.0.1:8700 '
                $shown = ($shell.AddScript($run).AddCommand('Out-String').AddParameter('Width', $columns).Invoke() -join '') -replace [regex]::Escape($Emulator.Address), 'http://127.0.0.1:8700'
                $errors = $shell.Streams.Error | Out-String -Width $columns
                ($shown + $errors).Trim("`r", "`n") -split '\r?\n' | Where-Object { $shown + $errors }
                if ($shown + $errors) { '' }
                if ($command -like 'Connect-Aom*') { $shell.Commands.Clear(); $null = $shell.AddScript($prepare).Invoke() }
            }
        }
        finally {
            $shell.Runspace.Dispose()
            $shell.Dispose()
        }
    }
}

# A picture of a session for the README. AOMTOOLS_PICTURES names a folder that receives a new one.
Describe 'The session in the README' -Skip:$isSkipped {
    BeforeAll {
        $script:emulator = Start-Emulator
        $script:style = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'Ansi'
        $script:lines = @(Get-Session $emulator | Select-Object -SkipLast 1)
        $script:svg = ConvertTo-TerminalPicture -Line $lines -Columns $columns -Title 'A PowerShell session: metrics are sent to AOM and read back.'
        if ($env:AOMTOOLS_PICTURES) { [IO.File]::WriteAllLines((Join-Path $env:AOMTOOLS_PICTURES session.svg), [string[]] $svg) }
    }

    AfterAll {
        $PSStyle.OutputRendering = $style
        Stop-Emulator $emulator
    }

    It 'sends, waits, reports an error and reads back' {
        $text = $lines -join "`n" -replace '\x1b\[[0-9;]*m'
        $text | Should -Match 'Accepted .* success'
        $text | Should -Match '(?m)^True$'
        $text | Should -Match 'violates 2 rules'
        $text | Should -Match 'OPS\.Web cpu_util\{host=web01\}'
    }

    It 'is the session of docs/images/session.svg' {
        # Without numbers and sparklines, which differ from run to run.
        $text = { param($xml) ([xml]($xml -join "`n")).svg.text.InnerText | Where-Object { $_ -notmatch '[\d\u2581-\u2588]' } }
        & $text (Get-Content $picture) | Should -Be (& $text $svg) -Because 'the commands or the views have changed: draw it again with AOMTOOLS_PICTURES=docs/images'
    }
}
