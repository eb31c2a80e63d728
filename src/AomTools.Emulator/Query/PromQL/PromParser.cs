using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace AomTools.Emulator.Query.PromQL;

/// <summary>Parses the part of PromQL that the emulator supports.</summary>
internal sealed partial class PromParser
{
    private const int MaxDepth = 20;

    private static readonly string[] s_aggregates = ["avg", "sum", "min", "max", "count"];
    private static readonly string[] s_functions = ["rate", "increase", "avg_over_time", "max_over_time", "min_over_time", "sum_over_time", "count_over_time"];

    private readonly List<string> _tokens;
    private int _at;

    private PromParser(string text)
    {
        _tokens = [.. Token().Matches(text).Select(match => match.Value).Where(token => !string.IsNullOrWhiteSpace(token))];
    }

    /// <exception cref="PromError">The text is not a query, or uses a feature that the emulator does not support.</exception>
    public static PromExpression Parse(string text)
    {
        PromParser parser = new(text);
        PromExpression expression = parser.ReadExpression(0);
        return parser._at == parser._tokens.Count ? expression : throw parser.Unexpected();
    }

    private string Next => _at < _tokens.Count ? _tokens[_at] : string.Empty;

    private PromExpression ReadExpression(int depth)
    {
        string first = Next;
        string second = _at + 1 < _tokens.Count ? _tokens[_at + 1] : string.Empty;
        if (depth > MaxDepth)
        {
            throw new PromError("the expression is nested too deeply");
        }

        if (double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            _at++;
            return new PromExpression.Number(number);
        }

        return s_aggregates.Contains(first) && second is "(" or "by" ? ReadAggregate(depth)
            : s_functions.Contains(first) && second == "(" ? ReadFunction()
            : new PromExpression.Select(ReadSelector());
    }

    private PromExpression.Aggregate ReadAggregate(int depth)
    {
        string function = Take();
        IReadOnlyList<string> before = ReadBy();
        Expect("(");
        PromExpression inner = ReadExpression(depth + 1);
        Expect(")");
        return new PromExpression.Aggregate(function, before.Count > 0 ? before : ReadBy(), inner);
    }

    private PromExpression.OverTime ReadFunction()
    {
        string function = Take();
        Expect("(");
        PromSelector selector = ReadSelector();
        Expect("[");
        TimeSpan length = ReadDuration(Take()) ?? throw Unexpected();
        Expect("]");
        Expect(")");
        return new PromExpression.OverTime(function, selector, length);
    }

    private List<string> ReadBy()
    {
        List<string> labels = [];
        if (Next == "by")
        {
            _at++;
            Expect("(");
            while (Next != ")")
            {
                labels.Add(Take());
                _at += Next == "," ? 1 : 0;
            }

            Expect(")");
        }

        return labels;
    }

    private PromSelector ReadSelector()
    {
        List<PromMatcher> matchers = [];
        if (Name().IsMatch(Next))
        {
            matchers.Add(new PromMatcher("__name__", "=", Take()));
        }

        if (Next == "{")
        {
            _at++;
            while (Next != "}")
            {
                matchers.Add(new PromMatcher(Take(), Take(), Unquote(Take())));
                _at += Next == "," ? 1 : 0;
            }

            Expect("}");
        }

        return matchers.Count > 0 && matchers.TrueForAll(matcher => matcher.Operator is "=" or "!=" or "=~" or "!~") ? new PromSelector(matchers) : throw Unexpected();
    }

    /// <summary>Reads seconds, or a number with a unit; null if it is neither.</summary>
    public static TimeSpan? ReadDuration(string text)
    {
        Match match = Duration().Match(text);
        double factor = match.Groups[2].Value switch
        {
            "m" => 60,
            "h" => 3600,
            "d" => 86400,
            _ => 1,
        };
        return match.Success && double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * factor is > 0 and < 1e9 and double seconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    private string Take() => _at < _tokens.Count ? _tokens[_at++] : throw new PromError("unexpected end of input");

    private void Expect(string token)
    {
        if (Take() != token)
        {
            _at--;
            throw Unexpected();
        }
    }

    private string Unquote(string token) => token.Length >= 2 && token[0] is '"' or '\'' ? token[1..^1].Replace("\\" + token[0], token[..1]).Replace(@"\\", @"\") : throw Unexpected();

    private PromError Unexpected() => new(_at < _tokens.Count ? $"parse error: unexpected \"{_tokens[_at]}\"" : "parse error: unexpected end of input");

    [GeneratedRegex("""\s+|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[0-9.]+[smhd]?(?![A-Za-z_])|[A-Za-z_:][A-Za-z0-9_:]*|=~|!~|!=|.""", RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex(@"\A[A-Za-z_:][A-Za-z0-9_:]*\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A([0-9]+(?:\.[0-9]+)?)([smhd]?)\z")]
    private static partial Regex Duration();
}
