using System.Globalization;
using System.Runtime.CompilerServices;

namespace AomTools.Tests.Culture;

/// <summary>Keeps the messages of the suite in English on machines whose user interface is Chinese.</summary>
internal static class TestCulture
{
#pragma warning disable CA2255 // The assembly of the tests is the application.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void UseEnglishMessages()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture;
    }
}
