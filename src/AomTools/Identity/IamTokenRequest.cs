using System;
using System.Linq;
using System.Text;
using AomTools.Compat;

namespace AomTools.Identity;

/// <summary>An IAM login: user, domain, project and optionally the passcode of a virtual MFA device.</summary>
internal sealed class IamTokenRequest : IDisposable
{
    public required string DomainName { get; init; }

    public required string UserName { get; init; }

    public required SecretText Password { get; init; }

    /// <summary>The project name, such as cn-north-4, if the ID is unknown.</summary>
    public string? ProjectName { get; init; }

    public string? ProjectId { get; init; }

    public string? UserId { get; init; }

    public string? Passcode { get; init; }

    /// <summary>The problem that is visible in the user name or password.</summary>
    public CredentialProblem Problem => string.IsNullOrWhiteSpace(UserName) ? CredentialProblem.NoIdentifier
        : Password.IsBlank ? CredentialProblem.NoSecret
        : Password.HasControlCharacters ? CredentialProblem.SecretCharacters
        : CredentialProblem.None;

    /// <summary>Returns the message about a text that a login cannot contain; null if all texts are valid.</summary>
    public string? FindProblem()
    {
        (string Name, string? Value)[] texts = [("-IamCredential", UserName), ("-DomainName", DomainName), ("-ProjectName", ProjectName), ("-UserId", UserId), ("-Passcode", Passcode)];
        return Array.Find(texts, static text => text.Value?.Any(char.IsControl) == true) is { Name: string name } ? MessageText.Format(Strings.TextControlCharacters, name)
            : Passcode is not null && UserId is null ? Strings.PasscodeNeedsUserId
            : null;
    }

    /// <summary>Copies the request for a project. Both requests share the password.</summary>
    public IamTokenRequest ForProject(string? name, string? id) => new()
    {
        DomainName = DomainName,
        UserName = UserName,
        Password = Password,
        ProjectName = name,
        ProjectId = id,
        UserId = UserId,
        Passcode = Passcode,
    };

    /// <summary>Returns the body of POST /v3/auth/tokens as bytes that the caller wipes.</summary>
    public byte[] ToBody()
    {
        StringBuilder json = new("{\"auth\":{\"identity\":{\"methods\":[\"password\"");
        json.Append(Passcode is null ? string.Empty : ",\"totp\"").Append("],\"password\":{\"user\":{\"name\":");
        JsonText.AppendQuoted(json, UserName);
        json.Append(",\"password\":");
        JsonText.AppendQuoted(json, Password.Reveal());
        json.Append(",\"domain\":{\"name\":");
        JsonText.AppendQuoted(json, DomainName);
        json.Append("}}}");
        AppendTotp(json);
        json.Append("},\"scope\":{\"project\":{");
        json.Append(ProjectId is null ? "\"name\":" : "\"id\":");
        JsonText.AppendQuoted(json, ProjectId ?? ProjectName ?? string.Empty);
        byte[] body = Encoding.UTF8.GetBytes(json.Append("}}}}").ToString());
        json.Clear();
        return body;
    }

    /// <summary>Redacts the password in a text from IAM, and the user name, because the two may be swapped.</summary>
    public string Redact(string text) => AccessKeyFormat.MaskIn(Password.RedactFrom(text), UserName);

    public void Dispose() => Password.Dispose();

    // IAM requires the user ID instead of the name (see its documentation on tokens with a virtual MFA device).
    private void AppendTotp(StringBuilder json)
    {
        if (Passcode is null)
        {
            return;
        }

        json.Append(",\"totp\":{\"user\":{\"id\":");
        JsonText.AppendQuoted(json, UserId ?? string.Empty);
        json.Append(",\"passcode\":");
        JsonText.AppendQuoted(json, Passcode);
        json.Append("}}");
    }
}
