using System;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Credentials, proxies and addresses as users have them: with line ends, without a scheme, on IPv6; and issuers that respond oddly.</summary>
public sealed class ConnectionInputTests() : EmulatorSessionTestBase(isConnected: false)
{
    private const string Send = "; New-AomMetric a 1 -Namespace A.b | Send-AomMetricData";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_token_from_a_file_is_sent_without_its_line_end(string end)
    {
        Session.Run("$null = Connect-Aom -Endpoint $args[0] -ProjectId $args[1] -Token $args[2]" + Send, Address, Emulator.Options.ProjectId, PowerShellSession.Secure(Emulator.Options.Token + end)).ThrowIfFailed();
        Assert.Equal(1, Emulator.Points.Count);
    }

    [Fact]
    public void A_token_with_a_line_end_inside_is_rejected_when_connecting()
    {
        PowerShellResult result = Session.Run("Connect-Aom -Endpoint $args[0] -ProjectId p -Token $args[1]" + Send, Address, PowerShellSession.Secure("a\r\nX-Injected: 1"));
        Assert.Equal(["CredentialInvalid", "NotConnected"], result.ErrorIds);
        Assert.Equal(0, Emulator.Requests.Total);
    }

    [Fact]
    public void An_access_key_is_signed_without_its_line_ends()
    {
        PSCredential key = new(Emulator.Options.AccessKey + "\r\n", PowerShellSession.Secure(Emulator.Options.SecretKey + "\n"));
        Session.Run("$null = Connect-Aom -Endpoint $args[0] -ProjectId $args[1] -Credential $args[2]" + Send, Address, Emulator.Options.ProjectId, key).ThrowIfFailed();
        Assert.Equal(1, Emulator.Points.Count);
    }

    // The emulator serves as the proxy: it gets the address of AOM in the request line.
    [Fact]
    public void A_proxy_without_a_scheme_is_an_HTTP_proxy()
    {
        string proxy = Emulator.Address.Authority;
        Session.Run("$null = Connect-Aom -Endpoint http://localhost:9 -ProjectId $args[1] -Credential $args[2] -Proxy $args[0]" + Send, proxy, Emulator.Options.ProjectId, PowerShellSession.Credential(Emulator));
        Assert.NotEqual(0, Emulator.Requests.Total);
    }

    [Theory]
    [InlineData("-Region 'CN North' -ProjectId p", "RegionInvalid")]
    [InlineData("-Endpoint http://aom.example.com -ProjectId p", "EndpointInvalid")]
    [InlineData("-Region cn-north-4 -ProjectId a/b", "ProjectIdInvalid")]
    [InlineData("-Region cn-north-4 -ProjectId p -IamEndpoint ftp://x", "EndpointInvalid")]
    [InlineData("-ProjectId p", "RegionMissing")]
    public void A_vault_is_not_opened_for_parameters_that_are_wrong(string parameters, string id)
    {
        PowerShellResult result = Session.Run("$global:asked = 0; function Get-Secret { [CmdletBinding()] param($Name) $global:asked++; 'a-token' }; Connect-Aom -SecretName s " + parameters + "; $asked");
        Assert.StartsWith(id + ",", result.Error.FullyQualifiedErrorId);
        Assert.Equal(0, result.Single<int>());
    }

    [Theory]
    [InlineData("'a-token`n'", true)]
    [InlineData("\"a`nX-Injected: 1\"", false)]
    [InlineData("@{ ak = \" AK`r`n\"; sk = \"SK`n\"; security_token = \"T`n\" }", true)]
    [InlineData("@{ ak = 'AK'; sk = \"S`nK\" }", false)]
    public void A_secret_of_a_vault_is_checked_like_others(string secret, bool good)
    {
        PowerShellResult result = Session.Run("function Get-Secret { [CmdletBinding()] param($Name) " + secret.Replace("'a-token`n'", "\"a-token`n\"", StringComparison.Ordinal) + " }; Connect-Aom cn-north-4 p -SecretName s");
        Assert.Equal(good ? [] : ["CredentialInvalid"], result.ErrorIds);
    }

    [Fact]
    public void Every_request_names_module_shell_and_system()
    {
        Session.Run("$null = Connect-Aom cn-north-4 -Endpoint $args[0] -IamEndpoint $args[0] -Credential $args[1]" + Send, Address, PowerShellSession.Credential(Emulator)).ThrowIfFailed();
        Assert.Equal(2, Emulator.Requests.All.Count);
        Assert.All(Emulator.Requests.All, request => Assert.Matches(@"^AomTools/\d+\.\d+\.\d+ PowerShell/7\.\d+\.\S+ \((Windows|Linux|macOS); Core\)$", request.Headers["User-Agent"].ToString()));
    }

    [Fact]
    public async Task An_IPv6_address_is_signed_with_its_brackets()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "There is no IPv6 here.");
        using TcpListener listener = new(IPAddress.IPv6Loopback, 0);
        listener.Start();
        Task relay = RelayAsync(listener, TestContext.Current.CancellationToken);
        string address = $"http://[::1]:{((IPEndPoint)listener.LocalEndpoint).Port}";
        PowerShellResult sent = await Task.Run(() => Session.Run("$null = Connect-Aom -Endpoint $args[0] -ProjectId $args[1] -Credential $args[2]" + Send, address, Emulator.Options.ProjectId, PowerShellSession.Credential(Emulator)), TestContext.Current.CancellationToken);
        sent.ThrowIfFailed();
        Assert.Equal(1, Emulator.Points.Count);
        listener.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => relay);
    }

    [Theory]
    [InlineData(201, "<html>")]
    [InlineData(200, "<html>")]
    [InlineData(404, "<html>")]
    [InlineData(503, "{}")]
    [InlineData(201, "{\"token\":5}")]
    public void An_odd_response_of_IAM_is_one_error(int status, string body)
    {
        Emulator.Faults.Add(new Fault { Kind = RequestKind.Any, Count = 9, Status = status, Body = body });
        PowerShellResult result = Session.Run("Connect-Aom cn-north-4 -Endpoint $args[0] -IamEndpoint $args[0] -DomainName d -IamCredential $args[1]", Address, User);
        Assert.StartsWith("ConnectFailed,", result.Error.FullyQualifiedErrorId);
        Assert.Equal(1, Emulator.Requests.Total);
    }

    [Theory]
    [InlineData("{\"projects\":{}}", "ConnectFailed")]
    [InlineData("{\"projects\":[5,null,{}]}", "ProjectNotFound")]
    [InlineData("{\"projects\":[{\"id\":5,\"name\":\"cn-north-4\"}]}", "ProjectNotFound")]
    [InlineData("{\"projects\":[{\"id\":\"a\\r\\nX-Injected: 1\",\"name\":\"cn-north-4\"}]}", "ConnectFailed")]
    [InlineData("{\"projects\":[{\"id\":\"../../x\",\"name\":\"cn-north-4\"}]}", "ConnectFailed")]
    [InlineData("[]", "ConnectFailed")]
    [InlineData("<html>", "ConnectFailed")]
    public void An_odd_list_of_projects_is_one_error(string body, string id)
    {
        Emulator.Faults.Add(new Fault { Kind = RequestKind.Any, Status = 200, Body = body });
        PowerShellResult result = Session.Run("Connect-Aom cn-north-4 -Endpoint $args[0] -IamEndpoint $args[0] -Credential $args[1]", Address, PowerShellSession.Credential(Emulator));
        Assert.StartsWith(id + ",", result.Error.FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData("\uFEFF{\"projects\":[{\"id\":\"p-7\",\"name\":\"cn-north-4\"}]}")]
    public void A_byte_order_mark_is_ignored(string body)
    {
        Emulator.Faults.Add(new Fault { Kind = RequestKind.Any, Status = 200, Body = body });
        Assert.Equal("p-7", Session.Run("Connect-Aom cn-north-4 -Endpoint $args[0] -IamEndpoint $args[0] -Credential $args[1]", Address, PowerShellSession.Credential(Emulator)).ThrowIfFailed().Single<AomConnection>().ProjectId);
    }

    [Theory]
    [InlineData("{\"region_id\":\"cn-north-4\",\"project_id\":\"a\\nX-Injected: 1\"}", "ProjectIdInvalid")]
    [InlineData("{\"region_id\":\"cn\\nnorth\",\"project_id\":\"p\"}", "RegionInvalid")]
    [InlineData("{\"region_id\":5,\"project_id\":\"p\"}", "RegionMissing")]
    public void An_odd_place_of_the_metadata_service_is_one_error(string place, string id)
    {
        Emulator.Faults.Add(new Fault { Kind = RequestKind.Metadata, Status = 404 });
        Emulator.Faults.Add(new Fault { Kind = RequestKind.Metadata, Status = 200, Body = "{\"credential\":{\"access\":\"AK\",\"secret\":\"SK\",\"securitytoken\":\"ST\",\"expires_at\":\"2099-01-01T00:00:00Z\"}}" });
        Emulator.Faults.Add(new Fault { Kind = RequestKind.Metadata, Status = 200, Body = place });
        Assert.StartsWith(id + ",", Session.Run("Connect-Aom -EcsAgency -MetadataEndpoint $args[0]", Address).Error.FullyQualifiedErrorId);
    }

    private string Address => Emulator.Address.ToString();

    private PSCredential User => new(Emulator.Options.UserName, PowerShellSession.Secure(Emulator.Options.Password));

    // Passes the bytes of [::1] on to the emulator, which listens on 127.0.0.1 only.
    private async Task RelayAsync(TcpListener listener, CancellationToken stop)
    {
        while (true)
        {
            TcpClient inner = await listener.AcceptTcpClientAsync(stop);
            TcpClient outer = new();
            await outer.ConnectAsync(IPAddress.Loopback, Emulator.Address.Port, stop);
            _ = Task.WhenAll(inner.GetStream().CopyToAsync(outer.GetStream(), stop), outer.GetStream().CopyToAsync(inner.GetStream(), stop));
        }
    }
}
