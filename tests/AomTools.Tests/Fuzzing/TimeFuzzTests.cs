using System;
using System.Collections.Generic;
using System.Globalization;
using AomTools.Sources;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>Times as text and as numbers: a time that a metric can carry, or the reason why not.</summary>
public sealed class TimeFuzzTests : TextFuzzTests
{
    private static readonly TimeZoneInfo[] s_zones =
        [TimeZoneInfo.Utc, TestZones.Find("Europe/Berlin"), TestZones.Find("Pacific/Kiritimati"), TestZones.Find("Africa/Monrovia")];

    private protected override int Runs => 1500;

    private protected override IEnumerable<string> Texts =>
    [
        "2026-11-24T08:30:00Z", "2026-11-24T08:30:00.5+08:00", "2026-11-24 08:30:00", "2026-07-24 08:30", "/Date(1795480200123)/", "1795480200123", "1795480200",
        "0001-01-01T00:00:00", "9999-12-31T23:59:59.9999999", "2026-10-25T02:30:00", "2026-03-29 02:30",
    ];

    private protected override void Check(string text)
    {
        foreach (TimeZoneInfo zone in s_zones)
        {
            CheckValue(text, zone);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            {
                CheckValue(number, zone);
            }

            if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact))
            {
                CheckValue(exact, zone);
            }

            if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime clock))
            {
                CheckValue(clock, zone);
                CheckValue(new RandomInputObject(("UtcTicks", clock.Ticks)), zone);
            }
        }
    }

    private static void CheckValue(object value, TimeZoneInfo zone)
    {
        SourceOptions options = new() { Namespace = "MY.App", TimeZone = zone };
        SoundDraftHandler.CheckObject(new RandomInputObject(("Name", "m"), ("Value", 1), ("Timestamp", value)), options);
        TimeReader reader = new(zone, static () => TestMetrics.Noon);
        AomViolation? problem = reader.TryRead(value, new RandomInputObject(), out DateTimeOffset time);
        Assert.True(problem is null || time == default);
        Sound.Sentence(problem?.Message, 500, isDecoded: false);
    }
}
