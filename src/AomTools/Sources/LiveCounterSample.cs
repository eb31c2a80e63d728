using System;
using System.Collections.Generic;
using System.Reflection;

namespace AomTools.Sources;

/// <summary>
/// Reads the samples of a large live counter set with compiled getters, because PowerShell's property access dominates the cost of thousands of samples.
/// </summary>
internal sealed class LiveCounterSample : IInputObject
{
    // Creating the getters costs more than reading a smaller set.
    private const int MinimumCount = 64;

    // The status of every valid sample.
    private static readonly object s_zero = 0u;

    private static readonly string[] s_read = ["Path", "CookedValue", "Status"];

    private Type? _type;
    private Func<object, object?>? _path;
    private Func<object, object?>? _value;
    private Func<object, object?>? _status;
    private IInputObject _set = null!;
    private bool _canRead;

    public object Target { get; private set; } = null!;

    public string TypeName => _set.View(Target).TypeName;

    public bool IsBag => false;

    public IEnumerable<string> Names => _set.View(Target).Names;

    /// <summary>Returns this view, moved to a sample of a set of this size; null if PowerShell must read the sample.</summary>
    public LiveCounterSample? MoveTo(object sample, IInputObject set, int count)
    {
        if (!ReferenceEquals(set, _set))
        {
            _set = set;
            _canRead = count >= MinimumCount && TryCreateGetters(sample.GetType()) && MatchesShell(sample);
        }

        Target = sample;
        return _canRead && sample.GetType() == _type ? this : null;
    }

    public bool TryRead(string name, out object? value)
    {
        Func<object, object?>? getter = FindGetter(name);
        if (getter is null)
        {
            return _set.View(Target).TryRead(name, out value);
        }

        value = getter(Target);
        return true;
    }

    public bool TryReadValue(string name, out object? value) => TryRead(name, out value) && value is not null;

    public bool MayHaveAny(string[] names) => true;

    public IInputObject View(object nested) => _set.View(nested);

    private Func<object, object?>? FindGetter(string name) => name switch
    {
        "Path" => _path,
        "CookedValue" => _value,
        "Status" => _status,
        _ => null,
    };

    // A type extension may have redefined these properties. PowerShell's result takes precedence.
    private bool MatchesShell(object sample)
    {
        IInputObject shell = _set.View(sample);
        return Array.TrueForAll(s_read, name => FindGetter(name) is Func<object, object?> getter && shell.TryRead(name, out object? value) && Equals(value, getter(sample)));
    }

    private bool TryCreateGetters(Type type)
    {
        if (type == _type)
        {
            return true;
        }

        if (type.FullName != CounterSource.SampleType || type.IsValueType)
        {
            return false;
        }

        _path = CreateGetter(type, "Path");
        _value = CreateGetter(type, "CookedValue");
        _status = CreateGetter(type, "Status");
        _type = type;
        return true;
    }

    private static Func<object, object?>? CreateGetter(Type type, string name)
    {
        if (type.GetProperty(name)?.GetGetMethod() is not MethodInfo getter)
        {
            return null;
        }

        MethodInfo wrap = typeof(LiveCounterSample).GetMethod(nameof(Wrap), BindingFlags.NonPublic | BindingFlags.Static)!;
        return (Func<object, object?>)wrap.MakeGenericMethod(type, getter.ReturnType).Invoke(null, [getter])!;
    }

    private static Func<object, object?> Wrap<TOwner, TValue>(MethodInfo getter)
        where TOwner : class
    {
        Func<TOwner, TValue> read = (Func<TOwner, TValue>)Delegate.CreateDelegate(typeof(Func<TOwner, TValue>), getter);
        return owner => Box(read((TOwner)owner));
    }

    private static object? Box<TValue>(TValue value) => value is 0u ? s_zero : value;
}
