#if !NET8_0_OR_GREATER
namespace System.Runtime.CompilerServices
{
    /// <summary>Lets the compiler accept init-only properties where the framework does not know them.</summary>
    internal static class IsExternalInit;

    /// <summary>Marks members that an initializer must set.</summary>
    [AttributeUsage(AttributeTargets.All)]
    internal sealed class RequiredMemberAttribute : Attribute;

    /// <summary>Goes with members that must be set.</summary>
    [AttributeUsage(AttributeTargets.All)]
    internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
    {
        public string FeatureName { get; } = featureName;
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>Says that an out parameter is not null when the method returns the given value.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
    {
        public bool ReturnValue { get; } = returnValue;
    }

    /// <summary>Says that a method does not come back.</summary>
    [AttributeUsage(AttributeTargets.Method, Inherited = false)]
    internal sealed class DoesNotReturnAttribute : Attribute;
}
#endif
