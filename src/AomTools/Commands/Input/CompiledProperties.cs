using System;
using System.Collections;
using System.Collections.Generic;
using System.Dynamic;
using System.Linq;
using System.Linq.Expressions;
using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace AomTools.Commands.Input;

/// <summary>
/// Reads properties of .NET objects with the code that PowerShell compiles for a script. <see cref="PSObject.Properties"/> searches all members at each access,
/// which takes about ten times as long.
/// </summary>
internal sealed class CompiledProperties
{
    // Compiling takes as long as thousands of searches.
    private const int SearchesBeforeCompilation = 500;

    private const int MaxNames = 500;

    // Every object has these members in a script, without such a property.
    private static readonly HashSet<string> s_intrinsic = new(["Count", "Length", "PSObject", "PSBase", "PSAdapted", "PSExtended", "PSTypeNames"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string[], Group> _groups = [];
    private readonly Dictionary<string, Property> _properties = new(SameText.Instance);
    private bool _isStrict;

    /// <summary>True if compiled code finds the same properties: not for bags, dictionaries, lists and objects with members of their own.</summary>
    public static bool CanRead(object value) => value is not (PSCustomObject or IEnumerable or IDynamicMetaObjectProvider);

    /// <summary>Reads a property. Returns false if only a search can tell: early on, if the value is null, or if the getter throws.</summary>
    public bool TryRead(PSObject value, string name, out object? result)
    {
        result = null;

        // A method or an event is not a property.
        return Find(name) is CallSite<Func<CallSite, object, object?>> site && TryCall(site, value, out result) && result is not (null or PSMemberInfo);
    }

    /// <summary>True if a property that compiled code does not find is missing or null.</summary>
    public bool IsCompiled(string name) => Find(name) is not null;

    /// <summary>False if all these properties are missing or null. One call of compiled code reads them, unless only a search can tell.</summary>
    /// <param name="value">The object.</param>
    /// <param name="names">The same array each time.</param>
    public bool MayHaveAny(PSObject value, string[] names)
    {
        if (!_groups.TryGetValue(names, out Group? group))
        {
            _groups.Add(names, group = new Group(names));
        }

        return _isStrict || group.CountedSite is not CallSite<Func<CallSite, object, object?>> site || !TryCall(site, value, out object? first) || first is not null;
    }

    private bool TryCall(CallSite<Func<CallSite, object, object?>> site, PSObject value, out object? result)
    {
        result = null;
        try
        {
            result = site.Target(site, value);
            return true;
        }
        catch (PropertyNotFoundException)
        {
            // Set-StrictMode makes each missing property an exception.
            _isStrict = true;
        }
        catch (ExtendedTypeSystemException)
        {
            // The search reports it.
        }

        return false;
    }

    private CallSite<Func<CallSite, object, object?>>? Find(string name)
    {
        if (_isStrict)
        {
            return null;
        }

        if (!_properties.TryGetValue(name, out Property? property))
        {
            // Wildcards may bring names that no later object repeats.
            if (_properties.Count >= MaxNames)
            {
                return null;
            }

            property = new Property();
            _properties.Add(name, property);
        }

        return property.Site ?? property.Count(name);
    }

    private sealed class Property
    {
        private int _searches;

        public CallSite<Func<CallSite, object, object?>>? Site { get; private set; }

        public CallSite<Func<CallSite, object, object?>>? Count(string name)
        {
            if (++_searches > SearchesBeforeCompilation && !s_intrinsic.Contains(name))
            {
                Site = CallSite<Func<CallSite, object, object?>>.Create(new PropertyBinder(name));
            }

            return Site;
        }
    }

    private sealed class Group(string[] names)
    {
        private CallSite<Func<CallSite, object, object?>>? _site;
        private int _searches;

        public CallSite<Func<CallSite, object, object?>>? CountedSite =>
            _site ??= ++_searches > SearchesBeforeCompilation ? CallSite<Func<CallSite, object, object?>>.Create(new GroupBinder(names)) : null;
    }

    // Reads the first property that has a value.
    private sealed class GroupBinder(string[] names) : DynamicMetaObjectBinder
    {
        public override DynamicMetaObject Bind(DynamicMetaObject target, DynamicMetaObject[] args)
        {
            DynamicMetaObject[] properties = Array.ConvertAll(names, name => target.BindGetMember(new PropertyBinder(name)));
            return new DynamicMetaObject(
                properties.Select(static property => (Expression)Expression.Convert(property.Expression, typeof(object))).Aggregate(Expression.Coalesce),
                properties.Aggregate(BindingRestrictions.Empty, static (all, property) => all.Merge(property.Restrictions)));
        }
    }

    // PSObject binds members itself, with PowerShell's rules.
    private sealed class PropertyBinder(string name) : GetMemberBinder(name, ignoreCase: true)
    {
        public override DynamicMetaObject FallbackGetMember(DynamicMetaObject target, DynamicMetaObject? errorSuggestion) =>
            errorSuggestion ?? new DynamicMetaObject(Expression.Constant(null), BindingRestrictions.GetTypeRestriction(target.Expression, target.LimitType));
    }

    // The sources name a property by the same string object each time.
    private sealed class SameText : IEqualityComparer<string>
    {
        public static readonly SameText Instance = new();

        public bool Equals(string? x, string? y) => ReferenceEquals(x, y);

        public int GetHashCode(string text) => RuntimeHelpers.GetHashCode(text);
    }
}
