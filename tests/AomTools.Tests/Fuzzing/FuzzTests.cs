using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>
/// One reader of foreign data over damaged samples: no exception but the documented ones, an end, and memory in proportion to the input.
/// A failure names the seed that repeats it.
/// </summary>
public abstract class FuzzTests<T>
    where T : struct
{
    // A guard against a hang, not a measure of speed.
    private static readonly TimeSpan s_hang = TimeSpan.FromMinutes(2);

    private string _current = string.Empty;
    private int _done;

    /// <summary>The number of inputs.</summary>
    private protected virtual int Runs => 1000;

    /// <summary>The limit for one input: a constant, and an amount per byte or character.</summary>
    private protected virtual (long Start, long PerUnit) BytesMax => (1024 * 1024, 512);

    /// <summary>The maximum length of an input: longer than any buffer of the readers.</summary>
    private protected virtual int MaxLength => 100_000;

    private protected abstract IReadOnlyList<T[]> Samples { get; }

    private protected abstract Alphabet<T> Alphabet { get; }

    [Fact]
    public Task Survives_damaged_input() => RunAsync(FuzzOptions.Default(Runs));

    [Fact(Explicit = true)]
    public Task Survives_damaged_input_for_long()
    {
        (long Seed, int Runs) plan = FuzzOptions.Long(Runs);
        TestContext.Current.TestOutputHelper!.WriteLine($"{FuzzOptions.SeedVariable}={plan.Seed} {FuzzOptions.RunsVariable}={plan.Runs}");
        return RunAsync(plan);
    }

    /// <summary>Reads one input and checks what came of it.</summary>
    private protected virtual ValueTask CheckAsync(T[] input)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Check(input);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, BytesMax.Start + (input.Length * BytesMax.PerUnit));
        return default;
    }

    private protected virtual void Check(T[] input) => throw new NotSupportedException("Override Check or CheckAsync.");

    private async Task RunAsync((long Seed, int Runs) plan)
    {
        Task all = Task.Run(() => PlayAsync(plan));
        for (int before = -1; await Task.WhenAny(all, Task.Delay(s_hang)) != all; before = _done)
        {
            Assert.True(_done != before, "No end: " + _current);
        }

        await all;
    }

    private async Task PlayAsync((long Seed, int Runs) plan)
    {
        DamagedInput<T> damaged = new(Samples, Alphabet, MaxLength);
        for (long seed = plan.Seed; seed < plan.Seed + plan.Runs; seed++)
        {
            T[] input = damaged.Create(FuzzOptions.Spread(seed));
            _current = $"{FuzzOptions.SeedVariable}={seed} {FuzzOptions.RunsVariable}=1";
            try
            {
                await CheckAsync(input);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"{_current} over {Show(input)}: {error.Message}", error);
            }

            _done++;
        }
    }

    private static string Show(T[] input)
    {
        string text = JsonSerializer.Serialize(string.Concat(input.Take(1000).Select(unit => unit is byte b ? (char)b : (char)(object)unit)));
        return input.Length > 1000 ? $"{text}… ({input.Length})" : text;
    }
}
