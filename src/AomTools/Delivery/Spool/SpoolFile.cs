using System;

namespace AomTools.Delivery.Spool;

/// <summary>A batch as it was read from a file of the spool.</summary>
internal sealed class SpoolFile(string path, Uri endpoint, string projectId, DateTimeOffset created, AomMetric[] metrics)
{
    public string Path { get; } = path;

    public Uri Endpoint { get; } = endpoint;

    public string ProjectId { get; } = projectId;

    public DateTimeOffset Created { get; } = created;

    public AomMetric[] Metrics { get; } = metrics;
}
