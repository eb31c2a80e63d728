# Draws the text of a terminal, with its colors, as SVG.

$script:colors = @{ 30 = '#6e7681'; 31 = '#ff7b72'; 32 = '#7ee787'; 33 = '#e3b341'; 34 = '#79c0ff'; 35 = '#d2a8ff'; 36 = '#76e3ea'; 37 = '#e6edf3' }
$script:plain = '#e6edf3'
$script:columnWidth = 7.8
$script:lineHeight = 18
$script:margin = 16
$script:titleHeight = 36

# A console breaks a line that is longer than its columns.
function Split-Run {
    param($Run, [int] $Columns)
    for ($at = 0; $at -lt $Run.Text.Length; $at += $length) {
        $row = [Math]::Floor(($Run.Column + $at) / $Columns)
        $column = ($Run.Column + $at) % $Columns
        $length = [Math]::Min($Run.Text.Length - $at, $Columns - $column)
        [pscustomobject]@{ Row = $row; Column = $column; Text = $Run.Text.Substring($at, $length); Color = $Run.Color; IsBold = $Run.IsBold }
    }
}

# The parts of a line that share a color: their column, text, color and weight. Escape sequences other than colors are dropped.
function Get-Run {
    param([string] $Line)
    $column = 0
    $color = $script:plain
    $isBold = $false
    foreach ($part in [regex]::Split($Line, '(\x1b\[[0-9;]*m)')) {
        if ($part -notmatch '^\x1b\[([0-9;]*)m$') {
            foreach ($word in [regex]::Matches($part, '\S+(?: \S+)*')) {
                [pscustomobject]@{ Column = $column + $word.Index; Text = $word.Value; Color = $color; IsBold = $isBold }
            }

            $column += $part.Length
            continue
        }

        foreach ($code in $Matches[1] -split ';') {
            if ([int] $code -eq 0) { $color = $script:plain; $isBold = $false }
            elseif ([int] $code -eq 1) { $isBold = $true }
            elseif ($script:colors.ContainsKey([int] $code % 60)) { $color = $script:colors[[int] $code % 60] }
        }
    }
}

function Get-Number([double] $Value) {
    $Value.ToString('0.##', [cultureinfo]::InvariantCulture)
}

# textLength keeps columns aligned, whichever font the viewer has.
function ConvertTo-TextElement {
    param($Run, [double] $Y)
    $x = Get-Number ($script:margin + $Run.Column * $script:columnWidth)
    $length = Get-Number ($Run.Text.Length * $script:columnWidth)
    $weight = if ($Run.IsBold) { ' font-weight="bold"' }
    '<text x="{0}" y="{1}" textLength="{2}" fill="{3}"{4}>{5}</text>' -f $x, (Get-Number $Y), $length, $Run.Color, $weight, [Security.SecurityElement]::Escape($Run.Text)
}

<#
.SYNOPSIS
Returns an SVG of lines with escape sequences for colors, in a window with a title.
#>
function ConvertTo-TerminalPicture {
    param([string[]] $Line, [int] $Columns, [string] $Title)
    $row = 0
    $elements = foreach ($text in $Line) {
        $parts = @(Get-Run $text | ForEach-Object { Split-Run $_ $Columns })
        $parts | ForEach-Object { ConvertTo-TextElement $_ ($script:titleHeight + ($row + $_.Row + 1) * $script:lineHeight - 4) }
        $row += 1 + $(if ($parts) { $parts[-1].Row } else { 0 })
    }

    $width = Get-Number (2 * $script:margin + $Columns * $script:columnWidth)
    $height = Get-Number ($script:titleHeight + $row * $script:lineHeight + $script:margin)
    "<svg xmlns=`"http://www.w3.org/2000/svg`" viewBox=`"0 0 $width $height`" width=`"$width`" height=`"$height`" role=`"img`" xml:space=`"preserve`""
    "  font-family=`"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace`" font-size=`"13`">"
    "<title>$([Security.SecurityElement]::Escape($Title))</title>"
    '<rect width="100%" height="100%" rx="10" fill="#0d1117"/>'
    '<circle cx="20" cy="18" r="6" fill="#ff5f57"/><circle cx="40" cy="18" r="6" fill="#febc2e"/><circle cx="60" cy="18" r="6" fill="#28c840"/>'
    $elements
    '</svg>'
}

Export-ModuleMember ConvertTo-TerminalPicture
