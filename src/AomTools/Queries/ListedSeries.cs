using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Compat;

namespace AomTools.Queries;

/// <summary>
/// The series that AOM lists, for completion, cached per connection. Tab waits at most one second; the result of a slower request is for the next Tab.
/// </summary>
internal sealed class ListedSeries(AomConnection connection)
{
    private const int MaxLists = 16;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_failureLifetime = TimeSpan.FromSeconds(15);
    private static readonly QueryOptions s_options = new() { ThrottleLimit = 1, MaximumRetryCount = 0, Timeout = TimeSpan.FromSeconds(10) };
    private static readonly ConditionalWeakTable<AomConnection, ListedSeries> s_all = new();

    private readonly TimeProvider _timeProvider = connection.TimeProvider;
    private readonly Dictionary<string, (Task<IReadOnlyList<AomSeries>> Work, long Start)> _lists = [];

    public static ListedSeries Of(AomConnection connection) => s_all.GetValue(connection, static connection => new ListedSeries(connection));

    /// <summary>Returns the first page of each list that AOM returned in time. Failures are silent: completion then has nothing to offer.</summary>
    public AomSeries[] Find(IEnumerable<SeriesFilter> filters)
    {
        Task<IReadOnlyList<AomSeries>>[] lists = [.. filters.Select(Request)];
        using CancellationTokenSource end = new();
        if (!Array.TrueForAll(lists, static list => list.IsCompleted))
        {
            Task.WhenAny(Task.WhenAll(lists), _timeProvider.DelayAsync(s_patience, end.Token)).GetAwaiter().GetResult();
            end.Cancel();
        }

        return [.. lists.Where(HasSucceeded).SelectMany(static list => list.Result)];
    }

    private Task<IReadOnlyList<AomSeries>> Request(SeriesFilter filter)
    {
        ArraySegment<byte> body = filter.Write();
        string key = Encoding.UTF8.GetString(body.Array!, body.Offset, body.Count);
        lock (_lists)
        {
            if (!_lists.TryGetValue(key, out (Task<IReadOnlyList<AomSeries>> Work, long Start) list) || IsOld(list.Work, list.Start))
            {
                if (_lists.Count >= MaxLists)
                {
                    _lists.Clear();
                }

                list = (Task.Run(() => ReadAsync(filter)), _timeProvider.GetTimestamp());
                _lists[key] = list;
            }

            return list.Work;
        }
    }

    private async Task<IReadOnlyList<AomSeries>> ReadAsync(SeriesFilter filter)
    {
        QueryClient client = new(connection, s_options, static _ => { });
        QueryResult<IReadOnlyList<AomSeries>> page = await new SeriesListing(client, [filter]).ReadPageAsync(CancellationToken.None).ConfigureAwait(false);
        return page.Value ?? throw new OperationCanceledException();
    }

    private bool IsOld(Task<IReadOnlyList<AomSeries>> work, long start) =>
        work.IsCompleted && _timeProvider.GetElapsedTime(start) >= (HasSucceeded(work) ? s_lifetime : s_failureLifetime);

    private static bool HasSucceeded(Task work) => work.Status == TaskStatus.RanToCompletion;
}
