using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Metrics;

/// <summary>Validates a series draft against all limits on names and dimensions; returns the series or every violation.</summary>
internal sealed class SeriesValidator(SeriesCatalog catalog)
{
    private readonly List<AomViolation> _violations = [];
    private readonly List<AomViolation> _warnings = [];

    public SeriesValidationResult Check(SeriesDraft draft)
    {
        _violations.Clear();
        _warnings.Clear();
        CheckNamespace(draft.Namespace);
        CheckName(draft.Name);
        CheckUnit(draft.Unit);
        CheckDimensions(draft.Dimensions);
        AomViolation[] warnings = [.. _warnings];
        return _violations.Count > 0
            ? new SeriesValidationResult(null, [.. _violations], warnings)
            : new SeriesValidationResult(catalog.Get(draft), [], warnings);
    }

    private void CheckNamespace(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            AddViolation("NamespaceMissing", "namespace", Strings.NamespaceMissing);
            return;
        }

        int dot = name!.IndexOf('.');
        CheckNamespaceLength(name, canSanitize: dot > 0 && dot < name.Length - 1);
        if (dot < 0 || !NameRules.IsNamespacePart(name, 0, dot) || !NameRules.IsNamespacePart(name, dot + 1, name.Length))
        {
            AddViolation("NamespaceFormat", "namespace", Strings.NamespaceFormat, MessageText.Clip(name));
            return;
        }

        CheckService(name, name.Substring(0, dot));
    }

    // -Sanitize cannot make a name valid if one of its two parts is missing.
    private void CheckNamespaceLength(string name, bool canSanitize)
    {
        if (name.Length < MetricLimits.MinNamespace)
        {
            AddViolation("NamespaceLength", "namespace", Strings.NamespaceShort, MessageText.Clip(name), MetricLimits.MinNamespace, MetricLimits.MaxNamespace);
        }
        else if (name.Length > MetricLimits.MaxNamespace && canSanitize)
        {
            AddTooLong("NamespaceLength", "namespace", MessageText.Format(Strings.NamespaceLength, MessageText.Clip(name), name.Length, MetricLimits.MinNamespace, MetricLimits.MaxNamespace));
        }
        else if (name.Length > MetricLimits.MaxNamespace)
        {
            AddViolation("NamespaceLength", "namespace", Strings.NamespaceLong, MessageText.Clip(name), name.Length, MetricLimits.MinNamespace, MetricLimits.MaxNamespace);
        }
    }

    private void CheckService(string name, string service)
    {
        if (service == MetricLimits.ReservedService)
        {
            AddViolation("NamespaceReserved", "namespace", Strings.NamespaceReserved, name, service);
        }
        else if (MetricLimits.SystemServices.Any(system => service.StartsWith(system, StringComparison.Ordinal)))
        {
            AddWarning("NamespaceReservedPrefix", "namespace", Strings.NamespaceReservedPrefix, name);
        }
    }

    private void CheckName(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            AddViolation("MetricNameMissing", "metric_name", Strings.MetricNameMissing);
            return;
        }

        if (name!.Length > MetricLimits.MaxMetricName)
        {
            AddTooLong("MetricNameLength", "metric_name", MessageText.Format(Strings.MetricNameLength, MessageText.Clip(name), name.Length, MetricLimits.MaxMetricName));
        }

        CheckUnicode("metric_name", name);
        if (!NameRules.IsStrictMetric(name))
        {
            AddWarning("MetricNameCharacters", "metric_name", Strings.MetricNameCharacters, MessageText.Clip(name));
        }
    }

    private void CheckUnit(string? unit)
    {
        if (unit is null)
        {
            return;
        }

        if (unit.Length > MetricLimits.MaxUnit)
        {
            AddTooLong("UnitLength", "unit", MessageText.Format(Strings.UnitLength, MessageText.Clip(unit), unit.Length, MetricLimits.MaxUnit));
        }

        CheckUnicode("unit", unit);
    }

    private void CheckDimensions(IReadOnlyList<KeyValuePair<string, string?>> dimensions)
    {
        if (dimensions.Count == 0)
        {
            AddViolation("DimensionsMissing", "dimensions", Strings.DimensionsMissing);
        }
        else if (dimensions.Count > MetricLimits.MaxDimensions)
        {
            AddViolation("DimensionsCount", "dimensions", Strings.DimensionsCount, dimensions.Count, MetricLimits.MaxDimensions);
        }
        else if (dimensions.Count > MetricLimits.DimensionsSafe)
        {
            AddWarning("DimensionsMany", "dimensions", Strings.DimensionsMany, dimensions.Count, MetricLimits.DimensionsSafe);
        }

        // Dimensions above the limit are already a violation, whatever they contain.
        for (int i = 0; i < Math.Min(dimensions.Count, MetricLimits.MaxDimensions); i++)
        {
            CheckDimension(dimensions[i].Key, dimensions[i].Value);
            CheckUnique(dimensions, i);
        }
    }

    private void CheckDimension(string name, string? value)
    {
        string field = "dimensions[" + MessageText.Clip(name) + "]";
        CheckDimensionName(field, name);
        if (string.IsNullOrEmpty(value))
        {
            AddViolation("DimensionValueLength", field, Strings.DimensionValueMissing, MessageText.Clip(name), MetricLimits.MaxDimensionValue);
        }
        else if (value!.Length > MetricLimits.MaxDimensionValue)
        {
            AddTooLong("DimensionValueLength", field, MessageText.Format(Strings.DimensionValueLength, MessageText.Clip(name), value.Length, MetricLimits.MaxDimensionValue, MessageText.Clip(value)));
        }

        CheckUnicode(field, name);
        CheckUnicode(field, value ?? string.Empty);
    }

    private void CheckDimensionName(string field, string name)
    {
        if (name.Length == 0)
        {
            AddViolation("DimensionNameLength", field, Strings.DimensionNameMissing, MetricLimits.MaxDimensionName);
        }
        else if (name.Length > MetricLimits.MaxDimensionName)
        {
            AddTooLong("DimensionNameLength", field, MessageText.Format(Strings.DimensionNameLength, MessageText.Clip(name), name.Length, MetricLimits.MaxDimensionName));
        }
        else if (name == MetricLimits.ReservedDimension)
        {
            AddWarning("DimensionNameCharacters", field, Strings.DimensionNameReserved, name);
        }
        else if (!NameRules.IsStrictDimension(name))
        {
            AddWarning("DimensionNameCharacters", field, Strings.DimensionNameCharacters, name);
        }
    }

    // Quadratic, but there are at most 50 names, and most series have three.
    private void CheckUnique(IReadOnlyList<KeyValuePair<string, string?>> dimensions, int index)
    {
        string name = dimensions[index].Key;
        for (int i = 0; i < index; i++)
        {
            if (string.Equals(dimensions[i].Key, name, StringComparison.OrdinalIgnoreCase))
            {
                AddViolation("DimensionDuplicate", "dimensions[" + MessageText.Clip(name) + "]", Strings.DimensionDuplicate, MessageText.Clip(name));
                return;
            }
        }
    }

    private void CheckUnicode(string field, string text)
    {
        if (!NameRules.IsUnicode(text))
        {
            AddViolation("TextNotUnicode", field, Strings.TextNotUnicode, field);
        }
    }

    private void AddViolation(string rule, string field, string format, params object?[] values) =>
        _violations.Add(new AomViolation(rule, field, MessageText.Format(format, values)));

    private void AddTooLong(string rule, string field, string message) => _violations.Add(new AomViolation(rule, field, message) { CanSanitize = true });

    private void AddWarning(string rule, string field, string format, params object?[] values) =>
        _warnings.Add(new AomViolation(rule, field, MessageText.Format(format, values)));
}
