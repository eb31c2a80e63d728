namespace AomTools;

/// <summary>One rule that an object breaks: which rule, in which field, and what to do.</summary>
public sealed class AomViolation
{
    internal AomViolation(string rule, string field, string message)
    {
        Rule = rule;
        Field = field;
        Message = message;
    }

    /// <summary>The stable name of the rule, such as <c>DimensionValueLength</c>.</summary>
    public string Rule { get; }

    /// <summary>The field in AOM's own terms, such as <c>namespace</c> or <c>dimensions[host]</c>.</summary>
    public string Field { get; }

    /// <summary>What is wrong and which limit it breaks.</summary>
    public string Message { get; }

    /// <summary>True where the text is too long, and shortening it by -Sanitize would do.</summary>
    internal bool CanSanitize { get; init; }

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
