using System.Collections.Generic;
using System.Text.Json;
using AomTools.Transport;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>An answer's body of any kind: a reply with a message that can be shown, and never "accepted" for what is not JSON.</summary>
public sealed class ReplyReaderFuzzTests : ByteFuzzTests
{
    private static readonly int[] s_statuses = [200, 204, 400, 401, 403, 404, 429, 500, 503];

    private protected override int Runs => 2500;

    private protected override IReadOnlyList<byte[]> Samples => ReplySamples.Aom;

    private protected override void Check(byte[] input)
    {
        AomReply sent = new() { StatusCode = s_statuses[input.Length % s_statuses.Length], Body = input };
        foreach (bool isJson in new[] { true, false })
        {
            AomReply reply = ReplyReader.Read(sent, isJson);
            Assert.Same(input, reply.Body);
            Sound.Sentence(reply.ErrorMessage, (2 * input.Length) + 400);
            Sound.Sentence(reply.ErrorCode, input.Length);
            Sound.Sentence(reply.RequestId, input.Length);
            Assert.True(reply.IsForeign || input.Length == 0 || IsJson(input));
            Assert.False(reply.IsIntercepted && ReplyClassifier.Judge(reply) is ReplyVerdict.Accepted or ReplyVerdict.Forbidden);
            Assert.NotEmpty(ReplyText.Of(reply));
            Assert.NotEmpty(ReplyDiagnosis.Of(reply, "aom.example", "p", skew: null).Message);
        }
    }

    private static bool IsJson(byte[] body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
