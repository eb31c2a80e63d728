function Invoke-Command {
    <#
    .SYNOPSIS
    Stands in for Invoke-Command over servers that are not there.

    .DESCRIPTION
    What comes back has gone through the serialiser of remoting, at its depth of one, and names its computer. A server whose name begins with
    "away" does not answer.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidOverwritingBuiltInCmdlets', '', Justification = 'It stands in for it.')]
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
