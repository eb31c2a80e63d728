# The configurations of other agents and the files of containers, checked by those validators that this machine has.
BeforeDiscovery {
    $script:hasPromtool = [bool](Get-Command promtool -ErrorAction Ignore)
    $script:hasLinter = [bool](Get-Command dockerfilelint -ErrorAction Ignore)
    $script:hasParser = [bool](Get-Command python3 -ErrorAction Ignore) -and (python3 -c 'import tomllib, yaml; print(1)' 2> $null) -eq '1'
}

BeforeAll {
    $agent = (Resolve-Path (Join-Path $PSScriptRoot '../../src/Examples/Agent')).Path

    # The document as an object: YAML or TOML, by the ending of the file.
    function Read-Document([string] $Name) {
        $code = 'import json, sys, tomllib, yaml; p = sys.argv[1]; print(json.dumps(tomllib.load(open(p, "rb")) if p.endswith(".conf") else yaml.safe_load(open(p))))'
        python3 -c $code (Join-Path $agent $Name) | ConvertFrom-Json
    }
}

Describe 'The configurations of other agents' {
    It '<_> sends to the remote-write address of a project' -ForEach prometheus-agent.yaml, otel-collector.yaml, telegraf.conf {
        Get-Content (Join-Path $agent $_) -Raw | Should -Match '(url|endpoint)(:| =) "?https://[\w.-]+/v1/[0-9a-f]{32}/push'
    }

    It 'prometheus-agent.yaml passes promtool' -Skip:(-not $hasPromtool) {
        $said = promtool check config --agent (Join-Path $agent prometheus-agent.yaml) 2>&1 | Out-String
        $LASTEXITCODE | Should -Be 0 -Because $said
    }

    It 'otel-collector.yaml uses each component that it defines, and defines each that it uses' -Skip:(-not $hasParser) {
        $file = Read-Document otel-collector.yaml
        foreach ($kind in 'receivers', 'processors', 'exporters') {
            $file.service.pipelines.metrics.$kind | Should -Be $file.$kind.PSObject.Properties.Name
        }

        $file.service.extensions | Should -Be $file.extensions.PSObject.Properties.Name
        $file.exporters.prometheusremotewrite.auth.authenticator | Should -Be $file.service.extensions
    }

    It 'telegraf.conf sends with the headers of remote write' -Skip:(-not $hasParser) {
        $output = (Read-Document telegraf.conf).outputs.http
        $output.data_format | Should -Be prometheusremotewrite
        $output.headers.'Content-Encoding' | Should -Be snappy
        $output.headers.Authorization | Should -Match '^Bearer \$\{'
    }
}

Describe 'The files of containers' {
    It 'the Dockerfile passes dockerfilelint' -Skip:(-not $hasLinter) {
        $said = dockerfilelint (Join-Path (Split-Path $agent) Container/Dockerfile) 2>&1 | Out-String
        $LASTEXITCODE | Should -Be 0 -Because $said
    }

    It '<_> has the account and the group of the Dockerfile' -ForEach sidecar.yaml, cronjob.yaml {
        $folder = Join-Path (Split-Path $agent) Container
        $id = [regex]::Match((Get-Content (Join-Path $folder Dockerfile) -Raw), '(?m)^USER (\d+)').Groups[1].Value
        Get-Content (Join-Path $folder Dockerfile) -Raw | Should -Match "groupadd --gid $id "
        $text = Get-Content (Join-Path $folder $_) -Raw
        [regex]::Matches($text, '(?:runAsUser|runAsGroup|fsGroup): (\d+)').ForEach{ $_.Groups[1].Value } | Should -Be $id, $id, $id
    }
}
