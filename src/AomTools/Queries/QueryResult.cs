using AomTools.Identity;

namespace AomTools.Queries;

/// <summary>The data of a request, or its outcome if it failed.</summary>
internal readonly record struct QueryResult<T>(T? Value, RetryOutcome? Failure)
    where T : class;
