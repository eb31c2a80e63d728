using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Compat;

namespace AomTools.Http;

/// <summary>Sends one request over HTTP. Returns a response for every expected outcome; throws only on cancellation by the caller, or for a bug.</summary>
internal sealed class HttpTransport(HttpMessageInvoker client, TimeSpan timeout, Func<DateTimeOffset> now)
{
    // AOM's responses are a code and a sentence. Longer responses come from other servers and are truncated.
    private const int MaxResponseBytes = 64 * 1024;

    // 20 series of 1,440 points with five statistics take 8 MB. A series may have 50 dimensions of 96 characters, and a page 1,000 series.
    private const int MaxQueryBytes = 64 * 1024 * 1024;

    public async Task<ApiResponse> SendAsync(ApiRequest apiRequest, CancellationToken stop)
    {
        if (apiRequest.Headers.FirstOrDefault(static header => !HeaderText.IsSendable(header.Value))?.Name is string name)
        {
            // .NET only checks for ASCII, but a line end in a token would start another header.
            return new ApiResponse { Failure = TransportError.Connection, IsUnsent = true, ErrorMessage = MessageText.Format(Strings.HeaderNotSendable, name) };
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(timeout);
        RequestBody? body = apiRequest.ContentType is null ? null : new RequestBody(apiRequest.Body);
        ApiResponse? head = null;
        try
        {
            using HttpRequestMessage request = Message(apiRequest, body);
            using HttpResponseMessage response = await client.SendAsync(request, limit.Token).ConfigureAwait(false);
            head = ReadHead(response) with { IsQuery = apiRequest.IsQuery };
            return await ReadAsync(head, response, apiRequest.IsQuery ? MaxQueryBytes : MaxResponseBytes, limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException || FailureReader.IsExpected(error))
        {
            if (stop.IsCancellationRequested)
            {
                // .NET Framework reports a canceled request as a broken connection.
                throw new OperationCanceledException(error.Message, error, stop);
            }

            bool isTimeout = error is OperationCanceledException || limit.IsCancellationRequested;
            ApiResponse failure = isTimeout ? TimedOut(body?.IsSent == true) : FailureReader.Read(error, body?.IsSent == true);
            return head is null ? failure : Incomplete(head, failure);
        }
    }

    private static HttpRequestMessage Message(ApiRequest apiRequest, RequestBody? body)
    {
        HttpRequestMessage request = new(new HttpMethod(apiRequest.Method), apiRequest.Address) { Content = body };
        request.Headers.ExpectContinue = false;
        body?.Headers.TryAddWithoutValidation("Content-Type", apiRequest.ContentType);
        foreach (NameValue header in apiRequest.Headers)
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return request;
    }

    private ApiResponse TimedOut(bool isSent) =>
        new() { Failure = TransportError.Timeout, IsUnsent = !isSent, ErrorMessage = MessageText.Format(Strings.ResponseTimeout, timeout.TotalSeconds) };

    // A status without its body does not settle metrics, but it helps the diagnosis and may carry a Retry-After header.
    private static ApiResponse Incomplete(ApiResponse head, ApiResponse failure) => failure with
    {
        ErrorMessage = MessageText.Format(Strings.IncompleteResponse, head.StatusCode, failure.ErrorMessage),
        RequestId = head.RequestId,
        RetryAfter = head.RetryAfter,
        ServerDate = head.ServerDate,
    };

    private ApiResponse ReadHead(HttpResponseMessage response) => new()
    {
        StatusCode = (int)response.StatusCode,
        ErrorMessage = response.ReasonPhrase,
        RequestId = Header(response, "X-Request-Id") ?? Header(response, "X-IAM-Trace-Id"),
        RetryAfter = RetryAfter(response.Headers.RetryAfter),
        ServerDate = response.Headers.Date,
        Headers = response.Headers,
    };

    private static async Task<ApiResponse> ReadAsync(ApiResponse head, HttpResponseMessage response, int maximum, CancellationToken stop)
    {
        byte[] body = await ReadBodyAsync(response.Content, maximum, stop).ConfigureAwait(false);
        bool isWhole = body.Length <= maximum;
        Array.Resize(ref body, Math.Min(body.Length, maximum));
        IEnumerable<string>? encodings = null;
        response.Content?.Headers.TryGetValues("Content-Encoding", out encodings);
        byte[]? decoded = isWhole ? ResponseDecoder.Decode(body, encodings ?? [], maximum) : null;
        return ResponseReader.Read(head with { Body = decoded ?? body }, isWhole: decoded is not null);
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is DateTimeOffset date ? date - now() : null);

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;

    private static async Task<byte[]> ReadBodyAsync(HttpContent? content, int maximum, CancellationToken stop)
    {
        if (content is null)
        {
            return [];
        }

        using Stream stream = await HttpStreams.OpenAsync(content, stop).ConfigureAwait(false);
        using ContentBuffer body = new();
        byte[] chunk = new byte[8 * 1024];
        int read;
        while (body.Length <= maximum && (read = await HttpStreams.ReadAsync(stream, chunk, stop).ConfigureAwait(false)) > 0)
        {
            body.Append(chunk, read);
        }

        return body.ToArray();
    }
}
