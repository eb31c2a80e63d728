using System;
using System.Globalization;

namespace AomTools.Sources;

/// <summary>Describes why an object contains no metric, and a remedy that depends on the object.</summary>
internal static class UnrecognizedInput
{
    private const string Rule = "InputNotRecognized";
    private const int TypeLength = 200;

    public static AomViolation Describe(IInputObject input) => new(Rule, "object", Message(input));

    private static string Message(IInputObject input)
    {
        string type = SourceShape.TypeName(input);
        if (input.Target is string text)
        {
            return MessageText.Format(Strings.InputText, MessageText.Clip(text.Trim()));
        }

        if (input.Target is ValueType and IFormattable number && TimeNumber.FromObject(number) is not null)
        {
            return MessageText.Format(Strings.InputNumber, number.ToString(null, CultureInfo.InvariantCulture));
        }

        if (type.StartsWith("Microsoft.PowerShell.Commands.Internal.Format.", StringComparison.Ordinal))
        {
            return Strings.InputFormat;
        }

        return type is "System.IO.FileInfo" or "System.IO.DirectoryInfo" ? MessageText.Format(Strings.InputFile, Text(input.Target)) : OfProperties(input, type);
    }

    private static string OfProperties(IInputObject input, string type)
    {
        if (input.TryRead("CounterSetName", out object? set))
        {
            return MessageText.Format(Strings.InputCounterSet, Text(set));
        }

        bool isRow = SourceShape.IsRow(input);
        if (isRow && RowSource.HasName(input, out object? name))
        {
            return MessageText.Format(Strings.InputNoValue, Text(name), SourceShape.Names(input));
        }

        return isRow && input.TryRead("Value", out object? value)
            ? MessageText.Format(Strings.InputNoName, Text(value), SourceShape.Names(input))
            : MessageText.Format(Strings.InputNotRecognized, MessageText.Clip(type, TypeLength), SourceShape.Names(input));
    }

    private static string Text(object? value) => MessageText.Clip(DimensionReader.ToText(value) ?? string.Empty);
}
