using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using AomTools.Identity;

namespace AomTools.Commands.Completion;

/// <summary>Completes the sections of the credentials file.</summary>
internal sealed class ProfileCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(IDictionary bound)
    {
        try
        {
            return CredentialsFile.Parse(File.ReadAllText(CredentialsFile.GetPath(Environment.GetEnvironmentVariable))).Sections;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
