namespace AomTools.Commands.Pipeline;

/// <summary>A command that reads an array of metrics as it reads the metrics one by one.</summary>
internal interface IMetricArrayReader
{
}
