using System;
using System.Diagnostics;
using System.IO;
using System.Security;
using System.Threading.Tasks;
using AomTools.Benchmarks.Runs;

namespace AomTools.Benchmarks.Sdk;

/// <summary>Builds the loop over the vendor's SDK from a copy of its source in a temporary folder, which is deleted at the end.</summary>
internal sealed class SdkProject : IDisposable
{
    // The SDK asks for versions that the audit of NuGet warns about.
    private const string Properties = "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit><NoWarn>$(NoWarn);NU1605;CS1591</NoWarn></PropertyGroup></Project>";

    private static readonly string[] s_parts = ["Core", Path.Combine("Services", "Aom")];

    private readonly string _folder = Directory.CreateTempSubdirectory("aomtools-sdk-").FullName;

    private SdkProject()
    {
    }

    /// <summary>The path of the compiled loop.</summary>
    public string Loop => Path.Combine(_folder, "loop", "out", "SdkLoop.dll");

    /// <summary>Copies the parts that are needed, and builds.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not hold the SDK.</exception>
    /// <exception cref="InvalidOperationException">The build failed.</exception>
    public static async Task<SdkProject> BuildAsync(string source)
    {
        SdkProject project = new();
        try
        {
            Array.ForEach(s_parts, part => Copy(new DirectoryInfo(Path.Combine(source, part)), Path.Combine(project._folder, part)));
            project.Write();
            await project.CompileAsync();
            return project;
        }
        catch
        {
            project.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (FileInfo file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (DirectoryInfo folder in from.EnumerateDirectories())
        {
            // Builds by the user.
            if (folder.Name is not ("bin" or "obj"))
            {
                Copy(folder, Path.Combine(to, folder.Name));
            }
        }
    }

    private void Write()
    {
        string code = SecurityElement.Escape(Path.Combine(PipelineShell.Root, "tests", "AomTools.Benchmarks", "Sdk", "SdkLoop.cs"))!;
        File.WriteAllText(Path.Combine(_folder, "Directory.Build.props"), Properties);
        Directory.CreateDirectory(Path.Combine(_folder, "loop"));
        File.WriteAllText(Path.Combine(_folder, "loop", "SdkLoop.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <EnableDynamicLoading>true</EnableDynamicLoading>
                <OutDir>out/</OutDir>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="{code}" />
                <ProjectReference Include="../Services/Aom/Aom.csproj" />
                <ProjectReference Include="../Core/Core.csproj" />
              </ItemGroup>
            </Project>
            """);
    }

    private async Task CompileAsync()
    {
        ProcessStartInfo start = new("dotnet", ["build", "-c", "Release", "-v", "q", "--nologo", "-nodeReuse:false"])
        {
            WorkingDirectory = Path.Combine(_folder, "loop"),
            RedirectStandardOutput = true,
        };
        using Process build = Process.Start(start)!;
        string output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        if (build.ExitCode != 0)
        {
            throw new InvalidOperationException("The SDK could not be built: " + output);
        }
    }
}
