using System;
using System.Collections.Generic;
using System.Reflection;

namespace AomTools.Sources;

/// <summary>
/// The samples of a large live counter set, one after the other, read straight from their own properties: a busy server's set has thousands, and
/// the shell's way to a property costs more than all the rest of the way. Where the shell sees the first of them otherwise it reads them all, and what
/// else is asked of a sample the shell tells in any case.
/// </summary>
internal sealed class LiveCounterSample : IInputObject
{
    // The getters have to be made first; a set with fewer samples is read before that would be done.
    private const int WorthItFrom = 64;

    private static readonly string[] s_read = ["Path", "CookedValue", "Status"];

    private Type? _type;
    private Func<object, object?>? _path;
    private Func<object, object?>? _value;
    private Func<object, object?>? _status;
    private IInputObject _set = null!;
    private bool _trusted;

    public object Target { get; private set; } = null!;

    public string TypeName => _set.View(Target).TypeName;

    public bool IsBag => false;

    public IEnumerable<string> Names => _set.View(Target).Names;

    /// <summary>This view over a sample of a set of so many, or null where the shell has to read it.</summary>
    public LiveCounterSample? Over(object sample, IInputObject set, int count)
    {
        if (!ReferenceEquals(set, _set))
        {
            _set = set;
            _trusted = count >= WorthItFrom && Knows(sample.GetType()) && Agrees(sample);
        }

        Target = sample;
        return _trusted && sample.GetType() == _type ? this : null;
    }

    public bool TryRead(string name, out object? value)
    {
        Func<object, object?>? getter = GetterOf(name);
        if (getter is null)
        {
            return _set.View(Target).TryRead(name, out value);
        }

        value = getter(Target);
        return true;
    }

    public IInputObject View(object nested) => _set.View(nested);

    private Func<object, object?>? GetterOf(string name) => name switch
    {
        "Path" => _path,
        "CookedValue" => _value,
        "Status" => _status,
        _ => null,
    };

    // Somebody may have told the shell to see these properties otherwise: then its way counts.
    private bool Agrees(object sample)
    {
        IInputObject shell = _set.View(sample);
        return Array.TrueForAll(s_read, name => GetterOf(name) is Func<object, object?> getter && shell.TryRead(name, out object? value) && Equals(value, getter(sample)));
    }

    private bool Knows(Type type)
    {
        if (type == _type)
        {
            return true;
        }

        if (type.FullName != CounterSource.SampleType || type.IsValueType)
        {
            return false;
        }

        _path = Getter(type, "Path");
        _value = Getter(type, "CookedValue");
        _status = Getter(type, "Status");
        _type = type;
        return true;
    }

    private static Func<object, object?>? Getter(Type type, string name)
    {
        if (type.GetProperty(name)?.GetGetMethod() is not MethodInfo getter)
        {
            return null;
        }

        MethodInfo make = typeof(LiveCounterSample).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!;
        return (Func<object, object?>)make.MakeGenericMethod(type, getter.ReturnType).Invoke(null, [getter])!;
    }

    private static Func<object, object?> Make<TOwner, TValue>(MethodInfo getter)
        where TOwner : class
    {
        Func<TOwner, TValue> read = (Func<TOwner, TValue>)Delegate.CreateDelegate(typeof(Func<TOwner, TValue>), getter);
        return owner => read((TOwner)owner);
    }
}
