using System;
using System.Collections.Generic;
using System.Reflection;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;
using AomTools.Benchmarks.Runs;

namespace AomTools.Benchmarks.Sdk;

/// <summary>Sends with the vendor's SDK, by way of the loop that was compiled against it.</summary>
internal sealed class SdkRun : ISendingRun
{
    private readonly InputKind _kind;
    private readonly Type _type;
    private Action<string, KeyValuePair<string, string>[], string, string, double, long> _add = null!;
    private Action _send = null!;

    public SdkRun(InputKind kind, string loopAssembly)
    {
        _kind = kind;
        _type = new SdkLoadContext(loopAssembly).LoadFromAssemblyPath(loopAssembly).GetType("AomTools.Benchmarks.Sdk.SdkLoop", throwOnError: true)!;
    }

    public void Connect(Uri server)
    {
        object loop = Activator.CreateInstance(_type, server.ToString().TrimEnd('/'))!;
        _add = Bind<Action<string, KeyValuePair<string, string>[], string, string, double, long>>(loop, "Add");
        _send = Bind<Action>(loop, "Send");
    }

    public Task SendAsync(long values)
    {
        foreach (Reading reading in InputData.Readings(_kind, values))
        {
            _add(reading.Namespace, reading.Dimensions, reading.Name, reading.Unit, reading.Value, reading.Time);
        }

        _send();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
    }

    private static T Bind<T>(object loop, string name)
        where T : Delegate => loop.GetType().GetMethod(name, BindingFlags.Public | BindingFlags.Instance)!.CreateDelegate<T>(loop);
}
