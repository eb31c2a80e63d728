using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;
using AomTools.Identity;

namespace AomTools.Commands;

/// <summary>Reads a credential with Get-Secret of SecretManagement. Finds the command by name, because the module has no reference to it.</summary>
internal sealed class SecretReader(CommandInvocationIntrinsics commands)
{
    /// <summary>Returns the access key or token of the secret, or null with the reason.</summary>
    public StaticCredentialProvider? Read(string name, string? vault, out string? problem)
    {
        object? secret = ReadSecret(name, vault, out problem);
        if (secret is null)
        {
            return null;
        }

        switch (secret)
        {
            case PSCredential credential:
                return StaticCredentialProvider.FromAccessKey(credential.UserName, SecretText.From(credential.Password), null);
            case SecureString or string:
                return StaticCredentialProvider.FromToken(Secret(secret));
            case IDictionary table when Entry(table, "ak") is object ak && Entry(table, "sk") is object sk:
                return StaticCredentialProvider.FromAccessKey(ToText(ak), Secret(sk), Entry(table, "security_token") is object token ? Secret(token) : null);
            default:
                problem = MessageText.Format(Strings.SecretFormat, name);
                return null;
        }
    }

    private object? ReadSecret(string name, string? vault, out string? problem)
    {
        if (commands.GetCommand("Get-Secret", CommandTypes.Cmdlet | CommandTypes.Function) is not CommandInfo command)
        {
            problem = Strings.SecretModule;
            return null;
        }

        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand(command).AddParameter("Name", name).AddParameter("ErrorAction", "Stop");
        if (vault is not null)
        {
            shell.AddParameter("Vault", vault);
        }

        try
        {
            object? found = shell.Invoke().FirstOrDefault()?.BaseObject;
            problem = found is null ? MessageText.Format(Strings.SecretMissing, name) : null;
            return found;
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            problem = MessageText.Format(Strings.SecretFailed, name, error.Message);
            return null;
        }
    }

    private static object? Entry(IDictionary table, string name)
    {
        foreach (DictionaryEntry entry in table)
        {
            if (entry.Key is string key && key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            }
        }

        return null;
    }

    private static SecretText Secret(object value) => value is SecureString secure ? SecretText.From(secure) : SecretText.From(value.ToString()!);

    private static string ToText(object value) => value is SecureString secure ? SecretText.From(secure).Reveal() : value.ToString()!;
}
