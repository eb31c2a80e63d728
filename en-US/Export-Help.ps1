#requires -Version 5.1
<#
.SYNOPSIS
Generates AomTools.dll-Help.xml, which Get-Help reads, from the pages of each language.

.DESCRIPTION
Microsoft.PowerShell.PlatyPS reads the pages in en-US and zh-CN and writes the XML next to them. The script then corrects what PlatyPS leaves as Markdown or omits: the code
of examples, paragraphs, default values, and links, of which only the names and the address of the page remain.

.EXAMPLE
./en-US/Export-Help.ps1
#>
[CmdletBinding()]
param(
    # The languages, each a folder of pages.
    [string[]]
    $Culture = @('en-US', 'zh-CN'),

    # The folder to write to, in a folder per language.
    [string]
    $Destination = (Split-Path $PSScriptRoot)
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0
$maml = 'http://schemas.microsoft.com/maml/2004/10'
$dev = 'http://schemas.microsoft.com/maml/dev/2004/10'

function Import-PlatyPS {
    if (-not (Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS | Where-Object { $_.Version.Major -ge 1 })) {
        throw 'The help requires Microsoft.PowerShell.PlatyPS 1.0 or later: run Install-PSResource Microsoft.PowerShell.PlatyPS.'
    }

    Import-Module Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0
}

function Get-HelpXml($Pages) {
    $folder = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
    try {
        $file = $Pages | Export-MamlCommandHelp -OutputFolder $folder -Force
        $xml = [xml]::new()
        $xml.Load($file.FullName)
        $xml
    }
    finally {
        Remove-Item $folder -Recurse -Force -ErrorAction Ignore
    }
}

function Get-NameTable {
    $names = [Xml.XmlNamespaceManager]::new($xml.NameTable)
    $names.AddNamespace('maml', $maml)
    $names.AddNamespace('dev', $dev)
    $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
    , $names
}

function Select-Node($Node, $Path) {
    foreach ($found in @($Node.SelectNodes($Path, $names))) { $found }
}

# A blank line ends a paragraph; the lines of a list stay together.
function Add-Text($Parent, $Text) {
    foreach ($part in $Text -replace '\r' -split '\n\n' | Where-Object { $_.Trim() }) {
        $para = $Parent.AppendChild($xml.CreateElement('maml', 'para', $maml))
        $para.InnerText = $part.Trim() -replace '`'
    }
}

function Split-Paragraph($Node) {
    foreach ($parent in Select-Node $Node './/*[maml:para]') {
        $text = @(Select-Node $parent 'maml:para').InnerText -join "`n`n"
        $parent.RemoveAll()
        Add-Text $parent $text
    }
}

# The first block of code is the example; the text after it is the explanation.
function Convert-Example($Example, $Page) {
    if ($Page.Remarks -notmatch '(?s)^```powershell\r?\n(?<code>.*?)\r?\n```(?<text>.*)$') {
        throw "The example '$($Page.Title)' does not start with a block of PowerShell."
    }

    $code = $Matches.code -replace '\r'
    $text = $Matches.text
    (Select-Node $Example 'maml:introduction').RemoveAll()
    (Select-Node $Example 'dev:code').InnerText = $code
    $remarks = Select-Node $Example 'dev:remarks'
    Add-Text $remarks $text
    # Parts it from the next one.
    $null = $remarks.AppendChild($xml.CreateElement('maml', 'para', $maml))
}

function Add-DefaultValue($Parameter, $Page) {
    $default = $Parameter.AppendChild($xml.CreateElement('dev', 'defaultValue', $dev))
    $default.InnerText = $Page.DefaultValue
}

function Complete-Command($Command, $Page) {
    Split-Paragraph $Command
    $examples = @(Select-Node $Command 'command:examples/command:example')
    for ($i = 0; $i -lt $examples.Count; $i++) {
        Convert-Example $examples[$i] $Page.Examples[$i]
    }

    foreach ($parameter in Select-Node $Command 'command:parameters/command:parameter') {
        Add-DefaultValue $parameter ($Page.Parameters | Where-Object Name -EQ $parameter.name)
    }

    foreach ($link in Select-Node $Command 'command:relatedLinks/maml:navigationLink') {
        (Select-Node $link 'maml:uri').InnerText = ''
        if ($link.linkText -eq 'Online Version') {
            $null = $link.ParentNode.RemoveChild($link)
        }
    }

    Add-OnlineLink (Select-Node $Command 'command:relatedLinks') "$project/blob/main/$language/$($Page.Title).md"
}

# Get-Help -Online opens the first link.
function Add-OnlineLink($Links, $Address) {
    $link = $Links.PrependChild($xml.CreateElement('maml', 'navigationLink', $maml))
    $link.AppendChild($xml.CreateElement('maml', 'linkText', $maml)).InnerText = 'Online Version'
    $link.AppendChild($xml.CreateElement('maml', 'uri', $maml)).InnerText = $Address
}

function Save-Xml($Path) {
    $settings = [Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; Encoding = [Text.UTF8Encoding]::new($false) }
    $writer = [Xml.XmlWriter]::Create($Path, $settings)
    $xml.Save($writer)
    $writer.Dispose()
}

Import-PlatyPS
$project = [regex]::Match([IO.File]::ReadAllText((Join-Path $PSScriptRoot '../AomTools.psd1')), "ProjectUri\s*=\s*'(.+?)'").Groups[1].Value
foreach ($language in $Culture) {
    $pages = @(Get-ChildItem (Join-Path (Split-Path $PSScriptRoot) $language) -Filter '*-*.md' | Sort-Object Name | Import-MarkdownCommandHelp)
    $xml = Get-HelpXml $pages
    $names = Get-NameTable
    foreach ($command in Select-Node $xml '//command:command') {
        Complete-Command $command ($pages | Where-Object Title -EQ $command.details.name)
    }

    $folder = New-Item (Join-Path $Destination $language) -ItemType Directory -Force
    Save-Xml (Join-Path $folder.FullName 'AomTools.dll-Help.xml')
}
