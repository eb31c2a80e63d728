using System;
using System.Globalization;

namespace AomTools.Tests.Fuzzing;

/// <summary>
/// How many damaged inputs a property sees, and which. The seeds of the default run are fixed; the environment chooses others: AOMTOOLS_TEST_SEED
/// is the first seed, AOMTOOLS_TEST_RUNS the number of inputs per property.
/// </summary>
internal static class FuzzOptions
{
    public const string SeedVariable = "AOMTOOLS_TEST_SEED";
    public const string RunsVariable = "AOMTOOLS_TEST_RUNS";

    /// <summary>The seeds of the suite.</summary>
    public static (long Seed, int Runs) Default(int runs) => (Number(SeedVariable) ?? 0, (int)(Number(RunsVariable) ?? runs));

    /// <summary>A long run with seeds that no run had before.</summary>
    public static (long Seed, int Runs) Long(int runs) => (Number(SeedVariable) ?? DateTime.UtcNow.Ticks, (int)(Number(RunsVariable) ?? runs * 100L));

    /// <summary>Spreads seeds that follow each other: the first numbers of neighbors would be alike.</summary>
    public static int Spread(long seed) => (int)(unchecked((ulong)seed * 0x9E3779B97F4A7C15) >> 33);

    private static long? Number(string variable) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;
}
