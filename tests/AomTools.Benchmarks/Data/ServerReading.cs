namespace AomTools.Benchmarks.Data;

/// <summary>A typed object as a script has it: five values of one server, one metric each.</summary>
public sealed class ServerReading(string server, double at)
{
    /// <summary>Becomes a dimension.</summary>
    public string Server { get; } = server;

    /// <summary>In percent.</summary>
    public double Cpu { get; } = at * 1.25;

    /// <summary>In bytes.</summary>
    public long Memory { get; } = (long)(at * 4096);

    /// <summary>In bytes a second.</summary>
    public double Received { get; } = at * 17.5;

    /// <summary>In bytes a second.</summary>
    public double Sent { get; } = at * 3.5;

    /// <summary>A count.</summary>
    public int Handles { get; } = (int)at;
}
