@{
    Faults = @(
        @{
            Name = 'Dimensions are equal only in the same order'
            File = 'Metrics/AomDimensions.cs'
            Find = ': TryFind(pair.Key, StringComparison.Ordinal, out string value) && value == pair.Value;'
            Replace = ': false;'
        }
        @{
            Name = 'The hash of dimensions depends on their order'
            File = 'Metrics/AomDimensions.cs'
            Find = 'hash += unchecked((StringComparer.Ordinal.GetHashCode(pair.Key) * 31)'
            Replace = 'hash = unchecked(((hash * 31) + StringComparer.Ordinal.GetHashCode(pair.Key))'
        }
        @{
            Name = 'A dimension is found only in its own case'
            File = 'Metrics/AomDimensions.cs'
            Find = 'TryFind(key, StringComparison.OrdinalIgnoreCase'
            Replace = 'TryFind(key, StringComparison.Ordinal'
        }
        @{
            Name = 'A missing dimension reads as empty text'
            File = 'Metrics/AomDimensions.cs'
            Find = 'value : throw new KeyNotFoundException(key)'
            Replace = 'value : string.Empty'
        }
        @{
            Name = 'A missing dimension of the dictionary reads as empty text'
            File = 'Metrics/AomDimensions.cs'
            Find = 'out string value) ? value : null;'
            Replace = 'out string value) ? value : string.Empty;'
        }
        @{
            Name = 'CopyTo writes every pair to one place'
            File = 'Metrics/AomDimensions.cs'
            Find = 'pair.Value), index++);'
            Replace = 'pair.Value), index);'
        }
        @{
            Name = 'Removing a dimension is silently ignored'
            File = 'Metrics/AomDimensions.cs'
            Find = 'void IDictionary.Remove(object key) => throw ReadOnly();'
            Replace = 'void IDictionary.Remove(object key) { }'
        }
        @{
            Name = 'A reset enumeration of dimensions skips the first'
            File = 'Metrics/DimensionEnumerator.cs'
            Find = 'Reset() => _at = -1'
            Replace = 'Reset() => _at = 0'
        }
        @{
            Name = 'A timestamp loses its offset'
            File = 'Metrics/AomMetric.cs'
            Find = '.ToOffset(TimeSpan.FromMinutes(_offsetMinutes))'
            Replace = ''
        }
        @{
            Name = 'A test''s warnings are lost'
            File = 'Metrics/AomMetricTestResult.cs'
            Find = 'Warnings = warnings;'
            Replace = 'Warnings = [];'
        }
        @{
            Name = '25 hours are accepted'
            File = 'Metrics/MetricLimits.cs'
            Find = 'OldestHours = 24'
            Replace = 'OldestHours = 25'
        }
        @{
            Name = 'A time of exactly 24 hours ago is rejected'
            File = 'Metrics/CollectTimeRule.cs'
            Find = 'Age(metric, now) > TimeSpan.FromHours'
            Replace = 'Age(metric, now) >= TimeSpan.FromHours'
        }
        @{
            Name = '31 minutes ahead are accepted'
            File = 'Metrics/MetricLimits.cs'
            Find = 'MaxAheadMinutes = 30'
            Replace = 'MaxAheadMinutes = 31'
        }
        @{
            Name = 'A time of exactly 30 minutes ahead is rejected'
            File = 'Metrics/CollectTimeRule.cs'
            Find = '-age > TimeSpan.FromMinutes'
            Replace = '-age >= TimeSpan.FromMinutes'
        }
        @{
            Name = 'A time of exactly 10 minutes ahead is warned of'
            File = 'Metrics/CollectTimeRule.cs'
            Find = 'time - now > TimeSpan'
            Replace = 'time - now >= TimeSpan'
        }
        @{
            Name = '11 minutes ahead are not warned of'
            File = 'Metrics/MetricLimits.cs'
            Find = 'AheadMinutesSafe = 10'
            Replace = 'AheadMinutesSafe = 11'
        }
        @{
            Name = 'The console''s day starts after 08:00 UTC+8'
            File = 'Metrics/CollectTimeRule.cs'
            Find = 'time < StartOfConsoleDay(now)'
            Replace = 'time <= StartOfConsoleDay(now)'
        }
        @{
            Name = 'The console''s day is the local one'
            File = 'Metrics/CollectTimeRule.cs'
            Find = 'new(now.UtcDateTime.Date, TimeSpan.Zero)'
            Replace = 'new(now.Date, TimeSpan.Zero)'
        }
        @{
            Name = 'The console''s day starts at 00:00 UTC+8'
            File = 'Metrics/CollectTimeRule.cs'
            Find = 'new(now.UtcDateTime.Date, TimeSpan.Zero)'
            Replace = 'new(now.UtcDateTime.Date, TimeSpan.FromHours(8))'
        }
        @{
            Name = 'Two characters are a namespace'
            File = 'Metrics/SeriesValidator.cs'
            Find = 'name.Length < MetricLimits.MinNamespace'
            Replace = 'name.Length < MetricLimits.MinNamespace - 1'
        }
        @{
            Name = 'SRE is not a system service'
            File = 'Metrics/MetricLimits.cs'
            Find = '["PAAS", "SYS", "SRE"]'
            Replace = '["PAAS", "SYS"]'
        }
        @{
            Name = 'A body may have 40 KiB'
            File = 'Metrics/MetricLimits.cs'
            Find = 'MaxBodyBytes = 40_000'
            Replace = 'MaxBodyBytes = 40_960'
        }
        @{
            Name = 'The largest Int64 is shown as UInt64'
            File = 'Metrics/MetricNumber.cs'
            Find = '_bits <= long.MaxValue'
            Replace = '_bits < long.MaxValue'
        }
        @{
            Name = 'A whole number equals a real one of the same bits'
            File = 'Metrics/MetricNumber.cs'
            Find = '_bits == other._bits && IsWhole == other.IsWhole'
            Replace = '_bits == other._bits'
        }
        @{
            Name = 'A source''s violation does not reject its metric'
            File = 'Metrics/MetricValidator.cs'
            Find = 'violation is null && draft.Violations is null'
            Replace = 'violation is null'
        }
        @{
            Name = 'A source''s problems are not reported'
            File = 'Metrics/MetricValidator.cs'
            Find = 'all.AddRange(violations ?? s_none);'
            Replace = ''
        }
        @{
            Name = 'A series is checked again with each metric'
            File = 'Metrics/MetricValidator.cs'
            Find = 'draft.Series.Validation ??= CheckNewSeries'
            Replace = 'draft.Series.Validation = CheckNewSeries'
        }
        @{
            Name = 'Names of series are never handed to completion'
            File = 'Metrics/MetricValidator.cs'
            Find = 'onSeries?.Invoke(validation.Series);'
            Replace = ''
        }
        @{
            Name = 'An empty type is unknown'
            File = 'Metrics/SeriesType.cs'
            Find = 'case null or "":'
            Replace = 'case null:'
        }
        @{
            Name = 'An unknown type is a float'
            File = 'Metrics/SeriesType.cs'
            Find = 'return new AomViolation("TypeUnknown", "type", MessageText.Format(Strings.TypeUnknown, MessageText.Clip(draft.Type)));'
            Replace = 'return null;'
        }
        @{
            Name = 'A dimension name that starts with an underscore is warned of'
            File = 'Metrics/NameRules.cs'
            Find = @'
(IsLetter(name[0]) || name[0] == '_')
'@
            Replace = 'IsLetter(name[0])'
        }
        @{
            Name = 'A metric name may start with a 9'
            File = 'Metrics/NameRules.cs'
            Find = @'
name[0] is >= '0' and <= '9'
'@
            Replace = @'
name[0] is >= '0' and <= '8'
'@
        }
        @{
            Name = 'The hash of a shortened name has no leading zeros'
            File = 'Metrics/StableHash.cs'
            Find = '.ToString("x12", '
            Replace = '.ToString("x", '
        }
        @{
            Name = 'A shortened name has the hash of what is left'
            File = 'Metrics/NameSanitizer.cs'
            Find = 'StableHash.ComputeDigits(text!)'
            Replace = 'StableHash.ComputeDigits(clean)'
        }
        @{
            Name = 'A shortened service has 16 characters'
            File = 'Metrics/NameSanitizer.cs'
            Find = 'MaxService = 15'
            Replace = 'MaxService = 16'
        }
        @{
            Name = 'A namespace of 32 characters is shortened'
            File = 'Metrics/NameSanitizer.cs'
            Find = 'name.Length <= MetricLimits.MaxNamespace'
            Replace = 'name.Length < MetricLimits.MaxNamespace'
        }
        @{
            Name = 'A metric name that starts with a colon gets an underscore'
            File = 'Metrics/NameSanitizer.cs'
            Find = @'
clean[0] is '_' or ':'
'@
            Replace = @'
clean[0] is '_'
'@
        }
        @{
            Name = 'The stable hash knows ASCII only'
            File = 'Metrics/StableHash.cs'
            Find = 'Encoding.UTF8'
            Replace = 'Encoding.ASCII'
        }
        @{
            Name = '2^64 is made whole'
            File = 'Metrics/NumberReader.cs'
            Find = 'real >= WholeEnd'
            Replace = 'real > WholeEnd'
        }
        @{
            Name = 'Text with spaces around it is not whole'
            File = 'Metrics/NumberReader.cs'
            Find = 'text.Trim()'
            Replace = 'text'
        }
        @{
            Name = 'A fraction is a violation of the value, not of the type'
            File = 'Metrics/NumberReader.cs'
            Find = '? "type" : "value"'
            Replace = '? "value" : "value"'
        }
        @{
            Name = 'Two units share a series'
            File = 'Metrics/SeriesCatalog.cs'
            Find = 'draft.Name!, draft.Unit ?? string.Empty);'
            Replace = 'draft.Name!, string.Empty);'
        }
        @{
            Name = 'An empty unit is kept'
            File = 'Metrics/SeriesCatalog.cs'
            Find = 'string.IsNullOrEmpty(draft.Unit) ? null : draft.Unit'
            Replace = 'draft.Unit'
        }
        @{
            Name = 'The catalog of series grows without end'
            File = 'Metrics/SeriesCatalog.cs'
            Find = '_series.Count >= capacity'
            Replace = '_series.Count < 0'
        }
        @{
            Name = 'Warnings of one series are reported for the next'
            File = 'Metrics/SeriesValidator.cs'
            Find = '_warnings.Clear();'
            Replace = ''
        }
        @{
            Name = 'Half a surrogate pair passes in a dimension name'
            File = 'Metrics/SeriesValidator.cs'
            Find = 'CheckUnicode(field, name);'
            Replace = ''
        }
        @{
            Name = 'A dimension twice in a row is not noticed'
            File = 'Metrics/SeriesValidator.cs'
            Find = 'i < index;'
            Replace = 'i < index - 1;'
        }
        @{
            Name = 'Two dimensions may differ only in case'
            File = 'Metrics/SeriesValidator.cs'
            Find = 'dimensions[i].Key, name, StringComparison.OrdinalIgnoreCase'
            Replace = 'dimensions[i].Key, name, StringComparison.Ordinal'
        }
        @{
            Name = 'The type of a series follows each value'
            File = 'Metrics/SeriesType.cs'
            Find = 'isInt = ofSeries ?? IsInt(draft, number);'
            Replace = 'isInt = IsInt(draft, number);'
        }
        @{
            Name = 'Whole numbers in text are int'
            File = 'Metrics/SeriesType.cs'
            Find = 'number.IsWhole && draft.Value is not string'
            Replace = 'number.IsWhole'
        }
        @{
            Name = 'Two sanitized texts may share a name'
            File = 'Metrics/NameSources.cs'
            Find = 'known == source ? null : known'
            Replace = 'null'
        }
        @{
            Name = 'A session of localhost is a computer'
            File = 'Sources/HostReader.cs'
            Find = 'if (!host.IsLoopback)'
            Replace = 'if (host.Name.Length > 0)'
        }
        @{
            Name = 'A sample without a valid value decides unit and type'
            File = 'Sources/CounterMappingCache.cs'
            Find = 'if (isValid)'
            Replace = 'if (true)'
        }
        @{
            Name = 'The case of a path makes another namespace'
            File = 'Sources/CounterNames.cs'
            Find = 'text.Trim().ToLowerInvariant()'
            Replace = 'text.Trim()'
        }
        @{
            Name = 'A sign before a number is a hyphen'
            File = 'Sources/CounterSigns.cs'
            Find = 'IsMinus(text, at) ? "minus" : null'
            Replace = 'null'
        }
        @{
            Name = 'The set of a counter does not matter for its unit'
            File = 'Sources/CounterUnits.cs'
            Find = 'CounterSetUnits.Find(set, counter) ?? '
            Replace = ''
        }
        @{
            Name = 'Blanks around the value of a dimension are kept'
            File = 'Sources/DimensionList.cs'
            Find = 'string? trimmed = value?.Trim();'
            Replace = 'string? trimmed = value;'
        }
        @{
            Name = 'An empty cell of a dimension is omitted unasked'
            File = 'Sources/PropertyDimensions.cs'
            Find = 'return options.SkipEmptyDimensions'
            Replace = 'return true'
        }
        @{
            Name = 'Nothing can be shortened'
            File = 'Metrics/SeriesValidator.cs'
            Find = '{ CanSanitize = true }'
            Replace = '{ CanSanitize = false }'
        }
        @{
            Name = 'A dimension value has 65 characters'
            File = 'Metrics/MetricLimits.cs'
            Find = 'MaxDimensionValue = 64'
            Replace = 'MaxDimensionValue = 65'
        }
        @{
            Name = 'A clock tick of a series has one time'
            File = 'Metrics/DistinctTimes.cs'
            Find = 'last >= least ? last + 1 : least'
            Replace = 'last >= least ? last : least'
        }
        @{
            Name = 'A clock that was set back keeps times in the future'
            File = 'Metrics/DistinctTimes.cs'
            Find = 'now < _lastNow - MinClockBack'
            Replace = 'now < 0'
        }
        @{
            Name = 'Duplicates are found within one command only by reference'
            File = 'Metrics/SeriesRanges.cs'
            Find = 'return series.Range = Find(series.Hash);'
            Replace = 'return series.Range = new SeriesRange(series.Hash, _run);'
        }
        @{
            Name = 'Two commands of a pipeline warn of the same duplicates'
            File = 'Metrics/DuplicateFinder.cs'
            Find = '!ReferenceEquals(finder, this) && !finder._isEnded'
            Replace = 'false'
        }
        @{
            Name = 'Each object without a value is an error'
            File = 'Metrics/MissingValues.cs'
            Find = '_reported.Count < MaxKeys && _reported.Add((property, name))'
            Replace = 'true'
        }
        @{
            Name = 'A missing value hides another violation'
            File = 'Metrics/MissingValues.cs'
            Find = 'violations.Any(static violation => violation.MissingProperty is null)'
            Replace = 'violations.All(static violation => violation.MissingProperty is null)'
        }
        @{
            Name = 'The zone that the user specifies does not decide'
            File = 'Sources/WallClock.cs'
            Find = 'TimeZoneInfo place = zone ?? TimeZoneInfo.Local;'
            Replace = 'TimeZoneInfo place = clock.Kind == DateTimeKind.Local ? TimeZoneInfo.Local : zone ?? TimeZoneInfo.Local;'
        }
        @{
            Name = 'Every year is a time'
            File = 'Sources/TimeNumber.cs'
            Find = 'time >= s_first && time < s_end'
            Replace = 'true'
        }
        @{
            Name = 'The offset of a log has the wrong sign'
            File = 'Sources/RecordedColumn.cs'
            Find = 'TimeSpan.FromMinutes(-minutes)'
            Replace = 'TimeSpan.FromMinutes(minutes)'
        }
        @{
            Name = 'The zone of the heading wins over that of the user'
            File = 'Sources/CounterLogSource.cs'
            Find = 'column.Offset is TimeSpan offset && !reader.Clock.IsZoneGiven'
            Replace = 'column.Offset is TimeSpan offset'
        }
        @{
            Name = '12.5 is 125 in German'
            File = 'Sources/LocalNumber.cs'
            Find = '@"^(\d+|\d{1,3}(,\d{3})+|\d{1,2}(,\d{2})*,\d{3})$"'
            Replace = '@"^[\d,]+$"'
        }
        @{
            Name = 'A property that is sent is the time as well'
            File = 'Sources/TimestampResolver.cs'
            Find = @'
HasValue(input, name, out object? value) && !IsSent(name)
                &&
'@
            Replace = @'
HasValue(input, name, out object? value)
                &&
'@
        }
    )
}
