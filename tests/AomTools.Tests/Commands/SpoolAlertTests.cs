using System;
using System.IO;
using System.Linq;
using AomTools.Delivery.Spool;
using AomTools.Tests.Help;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>The alert of the help page: it misses nothing that waits, and is silent while senders do their work.</summary>
public sealed class SpoolAlertTests : SpoolTestBase
{
    private static readonly Uri s_endpoint = new("https://aom.cn-north-4.myhuaweicloud.com");

    private static string Alert => HelpPage.Of("Get-AomSpool").Examples.Single(example => example.Title.Contains("Alert", StringComparison.Ordinal)).Code.Replace("./spool", "$spool", StringComparison.Ordinal);

    [Theory]
    [InlineData("pending")]
    [InlineData("dead sender")]
    [InlineData("expired")]
    [InlineData("corrupt")]
    [InlineData("damaged")]
    [InlineData("folder")]
    [InlineData("later version")]
    public void Reports(string what)
    {
        using SpoolTarget target = new(Spool, s_endpoint, "another-project", 1_000_000, TimeProvider.System);
        Put(target, what);
        Assert.Equal("1 spool files need attention", Session.Run(Alert).ThrowIfFailed().Single<string>());
    }

    [Fact]
    public void Is_silent_while_a_sender_writes_and_if_nothing_is_left()
    {
        using SpoolTarget target = new(Spool, s_endpoint, "another-project", 1_000_000, TimeProvider.System);
        Assert.Empty(Session.Run(Alert).ThrowIfFailed().Output);
        using SpoolEntryFile entry = target.CreateEntry();
        entry.Append(TestMetrics.Metric());
        Assert.Empty(Session.Run(Alert).ThrowIfFailed().Output);
    }

    [Fact]
    public void Fails_if_the_folder_is_missing() => Assert.ThrowsAny<Exception>(() => Session.Run(Alert).ThrowIfFailed());

    private static void Put(SpoolTarget target, string what)
    {
        string planted = Path.Combine(target.Folder, "0000000000000000001-0a1b2c3d.journal");
        switch (what)
        {
            case "folder":
                Directory.CreateDirectory(planted);
                return;
            case "later version":
                File.WriteAllText(planted, "{\"aomtools_spool\":3}\n");
                return;
            case "damaged" or "corrupt":
                File.WriteAllText(planted, "damaged\n");
                _ = what == "corrupt" ? target.OpenPending(long.MaxValue, _ => { }).Count() : 0;
                return;
        }

        using SpoolEntryFile entry = target.CreateEntry();
        entry.Append(TestMetrics.Metric());
        if (what == "dead sender")
        {
            using (FileStream source = Compat.UnlockedFile.Open(entry.Path), copy = File.Create(planted))
            {
                source.CopyTo(copy);
            }

            entry.Settle([], []);
        }
        else if (what == "expired")
        {
            entry.SetAside([.. entry.Metrics], []);
        }
    }
}
