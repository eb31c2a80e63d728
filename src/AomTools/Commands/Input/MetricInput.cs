using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using AomTools.Sources;

namespace AomTools.Commands.Input;

/// <summary>Reads objects, lists and files for New-AomMetric and Test-AomMetric. An unreadable element does not prevent the others from being read.</summary>
internal sealed class MetricInput(SourceReader reader, IDraftHandler handler, Action<object?, IReadOnlyList<AomViolation>> reject, Action endObject)
{
    private const int ErrorLength = 200;

    private readonly CompiledProperties _compiled = new();

    /// <summary>Unrolls -InputObject $array, as the pipeline would.</summary>
    public void ReadAll(PSObject? input)
    {
        if (input?.BaseObject is not IEnumerable several || input.BaseObject is string or IDictionary)
        {
            ReadElement(input);
            return;
        }

        try
        {
            foreach (object? element in several)
            {
                ReadElement(element);
            }
        }
        catch (Exception error) when (error is not RuntimeException)
        {
            RejectUnreadable(input, error);
        }
    }

    public void ReadElement(object? element)
    {
        if (element is null)
        {
            reject(null, [new AomViolation("InputMissing", "object", Strings.InputMissing)]);
            return;
        }

        try
        {
            reader.Read(new PSObjectView(PSObject.AsPSObject(element), _compiled), handler);
            endObject();
        }
        catch (Exception error) when (error is not RuntimeException)
        {
            // Members of the object may throw. A stop and -ErrorAction Stop are runtime exceptions.
            RejectUnreadable(element, error);
        }
    }

    /// <summary>Reads the rows of a CSV file.</summary>
    /// <exception cref="PipelineStoppedException">The run was stopped in the meantime.</exception>
    public void ReadFile(string path, Func<bool> isStopped)
    {
        foreach (CsvRow row in CsvFile.ReadRows(path))
        {
            if (isStopped())
            {
                throw new PipelineStoppedException();
            }

            reader.Read(row, handler);
            endObject();
        }
    }

    private void RejectUnreadable(object input, Exception error)
    {
        object plain = input is PSObject wrapped ? wrapped.BaseObject : input;
        reject(input, [new AomViolation("InputUnreadable", "object", MessageText.Format(Strings.InputUnreadable, plain.GetType(), MessageText.Clip(error.Message, ErrorLength)))]);
    }
}
