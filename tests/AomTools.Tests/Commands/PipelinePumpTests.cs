using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Commands.Pipeline;
using Xunit;

namespace AomTools.Tests.Commands;

public sealed class PipelinePumpTests
{
    [Fact]
    public void Runs_all_that_came_before_the_work_ended_on_the_pipeline_thread()
    {
        using PipelinePump pump = new();
        List<(int Number, int Thread)> done = [];
        pump.Await(Task.Run(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                int number = i;
                pump.Post(() => done.Add((number, Environment.CurrentManagedThreadId)));
            }
        }, TestContext.Current.CancellationToken));
        Assert.Equal(100, done.Count);
        Assert.All(done, (entry, i) => Assert.Equal((i, Environment.CurrentManagedThreadId), entry));
    }

    [Fact]
    public void Does_what_came_before_it_waits_even_if_the_work_has_ended()
    {
        using PipelinePump pump = new();
        int done = 0;
        pump.Post(() => done++);
        pump.Await(Task.CompletedTask);
        pump.Post(() => done++);
        pump.Drain();
        Assert.Equal(2, done);
    }

    [Fact]
    public void Throws_what_the_work_threw()
    {
        using PipelinePump pump = new();
        Assert.Equal("broken", Assert.Throws<InvalidOperationException>(() => pump.Await(Task.FromException(new InvalidOperationException("broken")))).Message);
        Assert.ThrowsAny<OperationCanceledException>(() => pump.Await(Task.FromCanceled(new CancellationToken(canceled: true))));
    }

    [Fact]
    public void Hears_work_that_outlives_it()
    {
        PipelinePump pump = new();
        pump.Dispose();
        pump.Post(() => Assert.Fail("Nobody does this."));
    }
}
