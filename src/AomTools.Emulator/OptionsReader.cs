using System;
using System.Collections.Generic;
using System.Globalization;

namespace AomTools.Emulator;

/// <summary>Reads the command line into options, or says what is wrong with it.</summary>
internal static class OptionsReader
{
    public const string Usage = """
        usage: AomTools.Emulator [options]

          --port N                 the port on 127.0.0.1; 0 takes a free one (8700)
          --access-key TEXT        the access key id that is known
          --secret-key TEXT        its secret key
          --token TEXT             the token that is known
          --project TEXT           the project id
          --region TEXT            the region, also the name of the project
          --domain TEXT            the domain (account)
          --user TEXT              an IAM user of the domain
          --password TEXT          its password
          --passcode TEXT          the passcode that its logins must bring (none)
          --token-lifetime SECONDS how long tokens from logins last (86400)
          --key-lifetime SECONDS   how long the keys of the ECS agency last (86400)
          --no-agency              the ECS has no agency
          --no-metadata-v2         the metadata service knows no tokens
          --clock-skew SECONDS     how far the emulator's clock is ahead (0)
          --max-dimensions N       20 or 50 (50)
          --max-body BYTES         40000 or 40960 (40000)
          --strict                 also apply the rules of older documents
          --request-log-capacity N how many requests are kept for /_emulator/requests (1000)
          --help                   this text

        It listens on this machine alone, and every credential it knows is invented.
        """;

    /// <summary>Gives the options, or null with the reason in <paramref name="problem"/> (empty when help was asked for).</summary>
    public static EmulatorOptions? Read(IReadOnlyList<string> arguments, out string? problem)
    {
        EmulatorOptions options = new();
        problem = null;
        for (int i = 0; i < arguments.Count; i++)
        {
            string name = arguments[i];
            if (name is "--help" or "-h" or "-?")
            {
                problem = string.Empty;
                return null;
            }

            if (Switch(options, name) is EmulatorOptions switched)
            {
                options = switched;
                continue;
            }

            if (i + 1 >= arguments.Count)
            {
                problem = IsKnown(name) ? $"The option {name} needs a value." : $"There is no option {name}.";
                return null;
            }

            EmulatorOptions? next = With(options, name, arguments[++i], out problem);
            if (next is null)
            {
                return null;
            }

            options = next;
        }

        return options;
    }

    private static EmulatorOptions? Switch(EmulatorOptions options, string name) => name switch
    {
        "--strict" => options with { Strict = true },
        "--no-agency" => options with { HasAgency = false },
        "--no-metadata-v2" => options with { MetadataV2 = false },
        _ => null,
    };

    private static bool IsKnown(string name) => Usage.Contains("  " + name + " ", StringComparison.Ordinal);

    private static EmulatorOptions? With(EmulatorOptions options, string name, string value, out string? problem)
    {
        problem = null;
        switch (name)
        {
            case "--port":
                return Number(value, 0, 65535, out int port, out problem) ? options with { Port = port } : null;
            case "--access-key":
                return options with { AccessKey = value };
            case "--secret-key":
                return options with { SecretKey = value };
            case "--token":
                return options with { Token = value };
            case "--project":
                return options with { ProjectId = value };
            case "--region":
                return options with { Region = value };
            case "--domain":
                return options with { DomainName = value };
            case "--user":
                return options with { UserName = value };
            case "--password":
                return options with { Password = value };
            case "--passcode":
                return options with { Passcode = value };
            case "--token-lifetime":
                return Number(value, 1, 864000, out int token, out problem) ? options with { TokenLifetime = TimeSpan.FromSeconds(token) } : null;
            case "--key-lifetime":
                return Number(value, 1, 864000, out int key, out problem) ? options with { KeyLifetime = TimeSpan.FromSeconds(key) } : null;
            case "--clock-skew":
                return Number(value, -864000, 864000, out int skew, out problem) ? options with { ClockSkew = TimeSpan.FromSeconds(skew) } : null;
            case "--max-dimensions":
                return Number(value, 20, 50, out int dimensions, out problem) ? options with { MaxDimensions = dimensions } : null;
            case "--max-body":
                return Number(value, 1000, 40960, out int bytes, out problem) ? options with { MaxBodyBytes = bytes } : null;
            case "--request-log-capacity":
                return Number(value, 0, 1_000_000, out int keep, out problem) ? options with { RequestLogCapacity = keep } : null;
            default:
                problem = $"There is no option {name}.";
                return null;
        }
    }

    private static bool Number(string text, int min, int max, out int number, out string? problem)
    {
        bool fine = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number >= min && number <= max;
        problem = fine ? null : $"'{text}' is not a whole number from {min.ToString(CultureInfo.InvariantCulture)} to {max.ToString(CultureInfo.InvariantCulture)}.";
        return fine;
    }
}
