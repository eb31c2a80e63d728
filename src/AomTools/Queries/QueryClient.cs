using System;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;
using AomTools.Identity;

namespace AomTools.Queries;

/// <summary>Sends the read requests of one run. After a request whose retries ran out, later requests get one attempt until one succeeds.</summary>
internal sealed class QueryClient
{
    private readonly AomConnection _connection;
    private readonly RetryingTransport _transport;
    private readonly Action<AttemptNotice> _observe;
    private int _requestCount;
    private volatile bool _isFailing;

    public QueryClient(AomConnection connection, QueryOptions options, Action<AttemptNotice> observe)
    {
        Random random = new(connection.RandomSeed ?? Guid.NewGuid().GetHashCode());
        RetrySchedule schedule = new(options.MaximumRetryCount, options.RetryInterval, random.NextDouble);
        _connection = connection;
        _observe = observe;
        _transport = new RetryingTransport(connection, schedule, options.Timeout, options.MaximumRetryDuration);
    }

    public AomConnection Connection => _connection;

    /// <summary>The number of requests so far, without retries.</summary>
    public int RequestCount => _requestCount;

    /// <summary>Sends a body to a path under the project, such as <c>ams/metrics?limit=1000</c>.</summary>
    public Task<RetryOutcome> PostAsync(string path, ArraySegment<byte> body, CancellationToken stop) =>
        SendAsync(new ApiRequest("POST", Address(path), body) { ContentType = "application/json" }, stop);

    public Task<RetryOutcome> GetAsync(string path, CancellationToken stop) => SendAsync(new ApiRequest("GET", Address(path), default), stop);

    private async Task<RetryOutcome> SendAsync(ApiRequest request, CancellationToken stop)
    {
        Interlocked.Increment(ref _requestCount);
        ApiRequest query = request with { IsQuery = true, Headers = [new("X-Project-Id", _connection.ProjectId)] };
        RetryOutcome outcome = await _transport.SendAsync(query, canRetry: !_isFailing, _observe, stop).ConfigureAwait(false);
        _isFailing = outcome.Classification == ResponseClassification.Retry;
        return outcome;
    }

    private Uri Address(string path) => new(_connection.Endpoint, $"/v1/{Uri.EscapeDataString(_connection.ProjectId)}/{path}");
}
