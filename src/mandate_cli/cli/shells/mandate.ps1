# Completion of mandate for PowerShell. The program is asked by variables:
#   COMP_WORDS  the words before the cursor without quotes, and the one at it as typed, one a line
#   COMP_CWORD  which of them the cursor is in
# It answers what can stand there, one a line, a tab and a description behind it, or that only PowerShell knows: /files
# or /directories.

Register-ArgumentCompleter -Native -CommandName mandate -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @()
    $typed = ''
    foreach ($element in $commandAst.CommandElements) {
        $extent = $element.Extent
        if ($extent.StartOffset -ge $cursorPosition) { break }
        if ($words.Count -and $extent.EndOffset -ge $cursorPosition) {
            $typed = $extent.Text.Substring(0, $cursorPosition - $extent.StartOffset)
        } elseif ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
            $words += $element.Value
        } else {
            $words += $extent.Text
        }
    }
    $answer = @()
    try { # without a console there is no encoding of one
        $encoding = [Console]::OutputEncoding
        [Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)
    } catch {
        $encoding = $null
    }
    try {
        $Env:COMP_WORDS = ($words + $typed) -join "`n"
        $Env:COMP_CWORD = $words.Count
        $Env:_MANDATE_COMPLETE = 'complete_powershell'
        $answer = @(& $words[0] 2>$null)
    } catch {
        $answer = @()
    } finally {
        # Set to '', they would stay, and be taken for a question, where PowerShell can hold empty variables (7.5).
        Remove-Item Env:COMP_WORDS, Env:COMP_CWORD, Env:_MANDATE_COMPLETE -ErrorAction SilentlyContinue
        if ($encoding) { [Console]::OutputEncoding = $encoding }
    }
    if (-not $answer.Count) { return '' } # with no answer at all PowerShell would offer files
    if ($answer[0] -eq '/files' -or $answer[0] -eq '/directories') {
        $option = if ($typed -match '^--\w+=') { $Matches[0] } else { '' }
        $names = [System.Management.Automation.CompletionCompleters]::CompleteFilename($typed.Substring($option.Length))
        foreach ($name in $names) {
            if ($answer[0] -eq '/files' -or $name.ResultType -eq 'ProviderContainer') {
                [System.Management.Automation.CompletionResult]::new(
                    $option + $name.CompletionText, $name.ListItemText, $name.ResultType, $name.ToolTip)
            }
        }
        return
    }
    foreach ($line in $answer) {
        $value, $help = $line -split "`t", 2
        if (-not $help) { $help = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
    }
}
