using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>An answer's body of any kind: a reply with a message that can be shown, and never "accepted" for what is not JSON.</summary>
public sealed class ResponseReaderFuzzTests : ByteFuzzTests
{
    private static readonly int[] s_statuses = [200, 204, 400, 401, 403, 404, 429, 500, 503];

    private protected override int Runs => 2500;

    private protected override IReadOnlyList<byte[]> Samples => ResponseSamples.Aom;

    private protected override void Check(byte[] input)
    {
        ApiResponse sent = new() { StatusCode = s_statuses[input.Length % s_statuses.Length], Body = input };
        foreach (bool isWhole in new[] { true, false })
        {
            ApiResponse response = ResponseReader.Read(sent, isWhole);
            Assert.Same(input, response.Body);
            Sound.Sentence(response.ErrorMessage, 4001);
            Sound.Sentence(response.ErrorCode, input.Length);
            Sound.Sentence(response.RequestId, input.Length);
            Assert.True(response.IsNotJson || input.Length == 0 || IsJson(input));
            Assert.False(response.IsIntercepted && ResponseClassifier.Classify(response) is not ResponseClassification.Retry);
            Assert.True(ResponseClassifier.Classify(response) != ResponseClassification.Accepted || (isWhole && ResponseCode.IsSuccess(response.ErrorCode)));
            Assert.False(response.ErrorMessage?.Any(char.IsControl) == true);
            Assert.NotEmpty(ResponseText.Describe(response));
            Assert.NotEmpty(ConnectionDiagnosis.FromResponse(response, "aom.example", "p", skew: null).Message);
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
