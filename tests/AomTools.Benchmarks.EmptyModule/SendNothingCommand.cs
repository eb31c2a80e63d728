using System;
using System.Management.Automation;
using System.Net.Http;

namespace AomTools.Benchmarks.EmptyModule;

/// <summary>Send-Nothing: the first POST of a process, with HttpClient and nothing else.</summary>
[Cmdlet(VerbsCommunications.Send, "Nothing")]
public sealed class SendNothingCommand : PSCmdlet
{
    /// <summary>The address of the service.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public Uri Address { get; set; } = null!;

    /// <summary>Sends 200 bytes and waits for the response.</summary>
    protected override void EndProcessing()
    {
        using HttpClient client = new();
        using ByteArrayContent body = new(new byte[200]);
        using HttpResponseMessage response = client.PostAsync(Address, body).GetAwaiter().GetResult();
        WriteObject((int)response.StatusCode);
    }
}
