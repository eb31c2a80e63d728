using System;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;
using AomTools.Emulator.Query;
using AomTools.Emulator.Report;

namespace AomTools.Emulator;

/// <summary>The command line of the emulator: its options with their defaults.</summary>
internal sealed class EmulatorCommand : Command
{
    private static readonly EmulatorOptions s_defaults = new();
    private readonly Option<int> _port = Number("--port", "the port on 127.0.0.1; 0 selects a free one", "N", s_defaults.Port);
    private readonly Option<string> _accessKey = Text("--access-key", "the access key ID", s_defaults.AccessKey);
    private readonly Option<string> _secretKey = Text("--secret-key", "its secret key", s_defaults.SecretKey);
    private readonly Option<string> _token = Text("--token", "the token", s_defaults.Token);
    private readonly Option<string> _project = Text("--project", "the project ID", s_defaults.ProjectId);
    private readonly Option<string> _region = Text("--region", "the region, also the name of the project", s_defaults.Region);
    private readonly Option<string> _domain = Text("--domain", "the domain (account)", s_defaults.DomainName);
    private readonly Option<string> _user = Text("--user", "an IAM user of the domain", s_defaults.UserName);
    private readonly Option<string> _password = Text("--password", "its password", s_defaults.Password);
    private readonly Option<string> _passcode = Text("--passcode", "the passcode that its logins must have", null);
    private readonly Option<int> _tokenLifetime = Seconds("--token-lifetime", "lifetime of tokens from logins", s_defaults.TokenLifetime);
    private readonly Option<int> _keyLifetime = Seconds("--key-lifetime", "lifetime of the keys of the ECS agency", s_defaults.KeyLifetime);
    private readonly Option<bool> _noAgency = Switch("--no-agency", "the ECS has no agency");
    private readonly Option<bool> _noMetadataV2 = Switch("--no-metadata-v2", "the metadata service knows no tokens");
    private readonly Option<int> _clockSkew = Seconds("--clock-skew", "how far the emulator's clock is ahead", s_defaults.ClockSkew);
    private readonly Option<int> _maxDimensions = Number("--max-dimensions", "maximum number of dimensions, 20 or 50", "N", s_defaults.MaxDimensions);
    private readonly Option<int> _maxBody = Number("--max-body", "maximum size of a body, 40000 or 40960", "BYTES", s_defaults.MaxBodyBytes);
    private readonly Option<bool> _strict = Switch("--strict", "also apply the rules of older documents");
    private readonly Option<string> _repeats = Choice("--repeats", "metrics that are stored already: accept, reject (the whole request) or partial (store the new ones)", s_defaults.Repeats);
    private readonly Option<bool> _noMetricPut = Switch("--no-metric-put", "the access key may not report metrics");
    private readonly Option<bool> _noMetricGet = Switch("--no-metric-get", "the access key may not read metrics");
    private readonly Option<bool> _queryText = Switch("--query-text", "queries return times and values as text, as in newer samples of the documents");
    private readonly Option<bool> _queryUnordered = Switch("--query-unordered", "queries return data points in no order");
    private readonly Option<bool> _queryNoCode = Switch("--query-no-code", "queries return no success code, as version 2 of the API");
    private readonly Option<string> _queryToken = Choice("--query-token", "nextToken of a list: start (a number, then null), huge (beyond 32 bits), zero, repeated, or missing (no metaData)", s_defaults.QueryForms.Token);
    private readonly Option<string> _queryUnknown = Choice("--query-unknown", "the answer about unknown series: filled (with fillValue), empty (no data points) or omitted", s_defaults.QueryForms.UnknownSeries);
    private readonly Option<int> _proxyBodyLimit = Number("--proxy-body-limit", "a proxy in front answers larger bodies with 413; 0 for none", "BYTES", 0);
    private readonly Option<int> _requestLogCapacity = Number("--request-log-capacity", "number of requests kept for /_emulator/requests", "N", s_defaults.RequestLogCapacity);
    private readonly Option<int> _requestLogBytes = Number("--request-log-bytes", "size of the kept requests; the oldest are dropped first", "BYTES", s_defaults.RequestLogBytes);

    public EmulatorCommand()
        : base("AomTools.Emulator", "A local AOM. It listens on this machine only, and every credential it knows is invented.")
    {
        foreach (Option option in new Option[]
        {
            _port, _accessKey, _secretKey, _token, _project, _region, _domain, _user, _password, _passcode, _tokenLifetime, _keyLifetime,
            _noAgency, _noMetadataV2, _clockSkew, _maxDimensions, _maxBody, _strict, _repeats,
            _noMetricPut, _noMetricGet, _queryText, _queryUnordered, _queryNoCode, _queryToken, _queryUnknown, _proxyBodyLimit, _requestLogCapacity, _requestLogBytes, new HelpOption(),
        })
        {
            Add(option);
        }
    }

    /// <summary>Returns the text of --help.</summary>
    public string GetUsage()
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        Parse(["--help"]).Invoke(new InvocationConfiguration { Output = text });
        return text.ToString().TrimEnd();
    }

    public EmulatorOptions ToOptions(ParseResult line) => new()
    {
        Port = line.GetValue(_port),
        AccessKey = line.GetValue(_accessKey)!,
        SecretKey = line.GetValue(_secretKey)!,
        Token = line.GetValue(_token)!,
        ProjectId = line.GetValue(_project)!,
        Region = line.GetValue(_region)!,
        DomainName = line.GetValue(_domain)!,
        UserName = line.GetValue(_user)!,
        Password = line.GetValue(_password)!,
        Passcode = line.GetValue(_passcode),
        TokenLifetime = TimeSpan.FromSeconds(line.GetValue(_tokenLifetime)),
        KeyLifetime = TimeSpan.FromSeconds(line.GetValue(_keyLifetime)),
        HasAgency = !line.GetValue(_noAgency),
        MetadataV2 = !line.GetValue(_noMetadataV2),
        ClockSkew = TimeSpan.FromSeconds(line.GetValue(_clockSkew)),
        MaxDimensions = line.GetValue(_maxDimensions),
        MaxBodyBytes = line.GetValue(_maxBody),
        Strict = line.GetValue(_strict),
        Repeats = Mode<RepeatMode>(line, _repeats),
        AllowMetricPut = !line.GetValue(_noMetricPut),
        AllowMetricGet = !line.GetValue(_noMetricGet),
        QueryForms = new()
        {
            NumbersAsText = line.GetValue(_queryText),
            Unordered = line.GetValue(_queryUnordered),
            WithoutCode = line.GetValue(_queryNoCode),
            Token = Mode<TokenForm>(line, _queryToken),
            UnknownSeries = Mode<UnknownSeriesForm>(line, _queryUnknown),
        },
        ProxyBodyLimit = line.GetValue(_proxyBodyLimit) is not 0 and int limit ? limit : null,
        RequestLogCapacity = line.GetValue(_requestLogCapacity),
        RequestLogBytes = line.GetValue(_requestLogBytes),
    };

    private static T Mode<T>(ParseResult line, Option<string> option)
        where T : struct, Enum => Enum.Parse<T>(line.GetValue(option)!, ignoreCase: true);

    private static Option<bool> Switch(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    private static Option<string> Text(string name, string description, string? value, string unit = "TEXT") => Create<string>(name, description, unit, value!, argument => argument.Tokens[^1].Value);

    private static Option<string> Choice<T>(string name, string description, T value)
        where T : struct, Enum
    {
        string[] names = [.. Enum.GetNames<T>().Select(known => known.ToLowerInvariant())];
        return Text(name, description, value.ToString().ToLowerInvariant(), "MODE").AcceptOnlyFromAmong(names);
    }

    private static Option<int> Seconds(string name, string description, TimeSpan value) => Number(name, description, "SECONDS", (int)value.TotalSeconds);

    private static Option<int> Number(string name, string description, string unit, int value) => Create(name, description, unit, value, argument =>
    {
        if (!int.TryParse(argument.Tokens[^1].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
        {
            argument.AddError($"'{argument.Tokens[^1].Value}' is not a whole number.");
        }

        return number;
    });

    // If an option is repeated, the last value applies, so that a script can append options to a command.
    private static Option<T> Create<T>(string name, string description, string unit, T value, Func<ArgumentResult, T> parse)
    {
        Option<T> option = new(name)
        {
            Description = description,
            HelpName = unit,
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => value,
            CustomParser = argument => argument.Tokens.Count == 0 ? value : parse(argument),
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count < result.IdentifierTokenCount)
            {
                result.AddError($"The option {name} needs a value.");
            }
        });
        return option;
    }
}
