namespace AomTools.Pester;

/// <summary>One test of the Pester suite, as suite.ps1 writes it.</summary>
/// <param name="Path">The names of its blocks and its own.</param>
/// <param name="Result">Passed, Failed, Skipped…, as Pester names it.</param>
/// <param name="Message">Why it failed or was skipped.</param>
internal sealed record PesterResult(string Path, string Result, string? Message)
{
    public bool IsSkipped => Result is "Skipped" or "Inconclusive" or "NotRun";
}
