using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Metrics;

/// <summary>Checks a series draft against every limit on names and dimensions, and gives the series or all that is wrong at once.</summary>
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
            Violate("NamespaceMissing", "namespace", Strings.NamespaceMissing);
            return;
        }

        int dot = name!.IndexOf('.');
        CheckNamespaceLength(name, canSanitize: dot > 0 && dot < name.Length - 1);
        if (dot < 0 || !NameRules.IsNamespacePart(name, 0, dot) || !NameRules.IsNamespacePart(name, dot + 1, name.Length))
        {
            Violate("NamespaceFormat", "namespace", Strings.NamespaceFormat, MessageText.Clip(name));
            return;
        }

        CheckService(name, name.Substring(0, dot));
    }

    // A name that has not both parts is none that shortening would make fit.
    private void CheckNamespaceLength(string name, bool canSanitize)
    {
        if (name.Length < MetricLimits.NamespaceMin)
        {
            Violate("NamespaceLength", "namespace", Strings.NamespaceShort, MessageText.Clip(name), MetricLimits.NamespaceMin, MetricLimits.NamespaceMax);
        }
        else if (name.Length > MetricLimits.NamespaceMax && canSanitize)
        {
            TooLong("NamespaceLength", "namespace", MessageText.Format(Strings.NamespaceLength, MessageText.Clip(name), name.Length, MetricLimits.NamespaceMin, MetricLimits.NamespaceMax));
        }
        else if (name.Length > MetricLimits.NamespaceMax)
        {
            Violate("NamespaceLength", "namespace", Strings.NamespaceLong, MessageText.Clip(name), name.Length, MetricLimits.NamespaceMin, MetricLimits.NamespaceMax);
        }
    }

    private void CheckService(string name, string service)
    {
        if (service == MetricLimits.ReservedService)
        {
            Violate("NamespaceReserved", "namespace", Strings.NamespaceReserved, name, service);
        }
        else if (MetricLimits.SystemServices.Any(system => service.StartsWith(system, StringComparison.Ordinal)))
        {
            Warn("NamespaceReservedPrefix", "namespace", Strings.NamespaceReservedPrefix, name);
        }
    }

    private void CheckName(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            Violate("MetricNameMissing", "metric_name", Strings.MetricNameMissing);
            return;
        }

        if (name!.Length > MetricLimits.MetricNameMax)
        {
            TooLong("MetricNameLength", "metric_name", MessageText.Format(Strings.MetricNameLength, MessageText.Clip(name), name.Length, MetricLimits.MetricNameMax));
        }

        CheckUnicode("metric_name", name);
        if (!NameRules.IsStrictMetric(name))
        {
            Warn("MetricNameCharacters", "metric_name", Strings.MetricNameCharacters, MessageText.Clip(name));
        }
    }

    private void CheckUnit(string? unit)
    {
        if (unit is null)
        {
            return;
        }

        if (unit.Length > MetricLimits.UnitMax)
        {
            TooLong("UnitLength", "unit", MessageText.Format(Strings.UnitLength, MessageText.Clip(unit), unit.Length, MetricLimits.UnitMax));
        }

        CheckUnicode("unit", unit);
    }

    private void CheckDimensions(IReadOnlyList<KeyValuePair<string, string?>> dimensions)
    {
        if (dimensions.Count == 0)
        {
            Violate("DimensionsMissing", "dimensions", Strings.DimensionsMissing);
        }
        else if (dimensions.Count > MetricLimits.DimensionsMax)
        {
            Violate("DimensionsCount", "dimensions", Strings.DimensionsCount, dimensions.Count, MetricLimits.DimensionsMax);
        }
        else if (dimensions.Count > MetricLimits.DimensionsSafe)
        {
            Warn("DimensionsMany", "dimensions", Strings.DimensionsMany, dimensions.Count, MetricLimits.DimensionsSafe);
        }

        // What is over the limit must go in any case: it is not looked at one by one.
        for (int i = 0; i < Math.Min(dimensions.Count, MetricLimits.DimensionsMax); i++)
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
            Violate("DimensionValueLength", field, Strings.DimensionValueMissing, MessageText.Clip(name), MetricLimits.DimensionValueMax);
        }
        else if (value!.Length > MetricLimits.DimensionValueMax)
        {
            TooLong("DimensionValueLength", field, MessageText.Format(Strings.DimensionValueLength, MessageText.Clip(name), value.Length, MetricLimits.DimensionValueMax));
        }

        CheckUnicode(field, name);
        CheckUnicode(field, value ?? string.Empty);
    }

    private void CheckDimensionName(string field, string name)
    {
        if (name.Length == 0)
        {
            Violate("DimensionNameLength", field, Strings.DimensionNameMissing, MetricLimits.DimensionNameMax);
        }
        else if (name.Length > MetricLimits.DimensionNameMax)
        {
            TooLong("DimensionNameLength", field, MessageText.Format(Strings.DimensionNameLength, MessageText.Clip(name), name.Length, MetricLimits.DimensionNameMax));
        }
        else if (name == MetricLimits.ReservedDimension)
        {
            Warn("DimensionNameCharacters", field, Strings.DimensionNameReserved, name);
        }
        else if (!NameRules.IsStrictDimension(name))
        {
            Warn("DimensionNameCharacters", field, Strings.DimensionNameCharacters, name);
        }
    }

    // Each name is held against those before it: at most 50 of them, and most series have three.
    private void CheckUnique(IReadOnlyList<KeyValuePair<string, string?>> dimensions, int at)
    {
        string name = dimensions[at].Key;
        for (int i = 0; i < at; i++)
        {
            if (string.Equals(dimensions[i].Key, name, StringComparison.OrdinalIgnoreCase))
            {
                Violate("DimensionDuplicate", "dimensions[" + MessageText.Clip(name) + "]", Strings.DimensionDuplicate, MessageText.Clip(name));
                return;
            }
        }
    }

    private void CheckUnicode(string field, string text)
    {
        if (!NameRules.IsUnicode(text))
        {
            Violate("TextNotUnicode", field, Strings.TextNotUnicode, field);
        }
    }

    private void Violate(string rule, string field, string sentence, params object?[] values) =>
        _violations.Add(new AomViolation(rule, field, MessageText.Format(sentence, values)));

    private void TooLong(string rule, string field, string message) => _violations.Add(new AomViolation(rule, field, message) { CanSanitize = true });

    private void Warn(string rule, string field, string sentence, params object?[] values) =>
        _warnings.Add(new AomViolation(rule, field, MessageText.Format(sentence, values)));
}
