using AomTools.Identity;

namespace AomTools.Queries;

/// <summary>The data of a request, or the outcome if the request failed.</summary>
internal readonly record struct QueryResult<T>(T? Value, RetryOutcome? Failure)
    where T : class;
