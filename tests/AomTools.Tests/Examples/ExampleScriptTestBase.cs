using System;
using System.Collections.Generic;
using System.Data;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Emulator.Faults;
using AomTools.Emulator.Report;
using AomTools.Tests.Hosting;
using Microsoft.PowerShell.Commands.GetCounter;
using Xunit;

namespace AomTools.Tests.Examples;

/// <summary>A session for the example scripts.</summary>
public abstract class ExampleScriptTestBase : IAsyncLifetime
{
    private protected const string GetCounter = """
        $global:set = $args[0]
        function global:Get-Counter { param([string[]] $Counter) $global:asked = $Counter; $global:set }
        """;

    private protected ExampleRunner Runner { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Runner = await ExampleRunner.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Runner.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static PerformanceCounterSampleSet Set(int seconds = 0)
    {
        PerformanceCounterSampleSet set = TestCounters.Set(
            TestCounters.Sample(@"\\srv01\processor(_total)\% processor time", 12.5, "_total"),
            TestCounters.Sample(@"\\srv01\memory\available mbytes", 2048, type: PerformanceCounterType.NumberOfItems64));

        // Added to the clock on the wall, the seconds would leave out or repeat the hour that it is set by.
        set.Timestamp = DateTimeOffset.UtcNow.AddSeconds(seconds).LocalDateTime;
        return set;
    }

    private protected void Define(string script, params object?[] arguments) => Runner.Define(script, arguments);
}
