using System;

namespace AomTools.Tests;

/// <summary>Time zones by their IANA names. Windows without ICU (Wine, Server 2016 and 2019) has only names of its own.</summary>
internal static class TestZones
{
    public static bool HasNames { get; } = IsKnown("Asia/Shanghai");

    public static TimeZoneInfo Find(string name) => TimeZoneInfo.FindSystemTimeZoneById(GetId(name));

    /// <summary>Returns the name that this system knows.</summary>
    public static string GetId(string name) => HasNames ? name : name switch
    {
        "Africa/Monrovia" => "Greenwich Standard Time",
        "Asia/Shanghai" => "China Standard Time",
        "Australia/Lord_Howe" => "Lord Howe Standard Time",
        "Europe/Berlin" => "W. Europe Standard Time",
        "Pacific/Kiritimati" => "Line Islands Standard Time",
        _ => name,
    };

    private static bool IsKnown(string name)
    {
        try
        {
            TimeZoneInfo.FindSystemTimeZoneById(name);
            return true;
        }
        catch (TimeZoneNotFoundException)
        {
            return false;
        }
    }
}
