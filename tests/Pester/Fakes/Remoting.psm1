function Invoke-Command {
    <#
    .SYNOPSIS
    Replaces Invoke-Command, with servers that do not exist.

    .DESCRIPTION
    The results have passed the serializer of remoting, with its depth of one, and contain their computer. A server whose name starts with
    "away" does not answer.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidOverwritingBuiltInCmdlets', '', Justification = 'It replaces it.')]
    [CmdletBinding()]
    param([string[]] $ComputerName, [scriptblock] $ScriptBlock, [object[]] $ArgumentList, [int] $ThrottleLimit)

    foreach ($computer in $ComputerName) {
        if ($computer -like 'away*') {
            $message = "[$computer] Connecting to remote server $computer failed."
            $PSCmdlet.WriteError([Management.Automation.ErrorRecord]::new(
                    [InvalidOperationException]::new($message), 'PSSessionStateBroken', 'OpenError', $computer))
            continue
        }

        Write-Verbose "$computer, one of $ThrottleLimit at a time"
        & $ScriptBlock @ArgumentList | ForEach-Object {
            $back = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_, 1))
            if ($back.Path) { $back.Path = $back.Path -replace '^\\\\[^\\]+', ('\\' + ($computer -split '\.')[0]) }
            $back | Add-Member -NotePropertyName PSComputerName -NotePropertyValue $computer -PassThru
        }
    }
}

Export-ModuleMember -Function Invoke-Command
