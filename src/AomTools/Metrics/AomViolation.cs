namespace AomTools;

/// <summary>One rule that an object breaks: its name, the field and the message.</summary>
public sealed class AomViolation
{
    // Counter paths are longer than most names.
    private const int PropertyLength = 200;

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

    /// <summary>The message: the problem and the limit.</summary>
    public string Message { get; }

    /// <summary>True if -Sanitize would make the text valid.</summary>
    internal bool CanSanitize { get; init; }

    /// <summary>The property or counter without a value, if that is the only violation; otherwise null.</summary>
    internal string? MissingProperty { get; init; }

    /// <summary>Returns the same violation with the name of the property, column or counter in its message.</summary>
    internal AomViolation ForProperty(string property) =>
        new(Rule, Field, MessageText.Format(property[0] == '\\' ? Strings.CounterViolation : Strings.PropertyViolation, MessageText.Clip(property, PropertyLength), Message))
        {
            CanSanitize = CanSanitize,
            MissingProperty = MissingProperty is null ? null : property,
        };

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
