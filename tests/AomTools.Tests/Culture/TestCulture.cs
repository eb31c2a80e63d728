using System;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace AomTools.Tests.Culture;

/// <summary>Keeps the messages of the suite in English on machines whose user interface is Chinese, and sets the culture that a run asks for.</summary>
internal static class TestCulture
{
    /// <summary>The variable with the culture of the run, such as th_TH.UTF-8.</summary>
    public const string Marker = "AOMTOOLS_TEST_CULTURE";

#pragma warning disable CA2255 // The assembly of the tests is the application.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void UseEnglishMessages()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture;
        if (OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable(Marker) is string language)
        {
            // Elsewhere the runtime reads it from the environment.
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language.Split('.')[0].Replace('_', '-'));
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture;
        }
    }
}
