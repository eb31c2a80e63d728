using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Http;

/// <summary>One attempt over HTTP: gives a reply for every expected outcome, and throws only when the caller cancelled or for a bug.</summary>
internal sealed class HttpTransport(HttpMessageInvoker client, TimeSpan timeout, Func<DateTimeOffset> now)
{
    // An answer is a code and a sentence; a page from a proxy is cut here.
    private const int ResponseBytesMax = 64 * 1024;

    public async Task<ApiResponse> SendAsync(ApiRequest apiRequest, CancellationToken stop)
    {
        if (apiRequest.Headers.FirstOrDefault(static header => !HeaderText.IsSendable(header.Value)).Key is string name)
        {
            // .NET checks for ASCII only: a line end in a token would start a header of its own.
            return new ApiResponse { Failure = TransportError.Connection, ErrorMessage = MessageText.Format(Strings.HeaderNotSendable, name) };
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(timeout);
        try
        {
            using HttpRequestMessage request = Message(apiRequest);
            using HttpResponseMessage response = await client.SendAsync(request, limit.Token).ConfigureAwait(false);
            return await ReadAsync(response, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new ApiResponse { Failure = TransportError.Timeout, ErrorMessage = MessageText.Format(Strings.ResponseTimeout, timeout.TotalSeconds) };
        }
        catch (Exception error) when (error is HttpRequestException or IOException && !stop.IsCancellationRequested)
        {
            return FailureReader.Read(error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or ObjectDisposedException && stop.IsCancellationRequested)
        {
            // .NET Framework reports a cancelled call as a broken one.
            throw new OperationCanceledException(error.Message, error, stop);
        }
    }

    private static HttpRequestMessage Message(ApiRequest apiRequest)
    {
        HttpRequestMessage request = new(new HttpMethod(apiRequest.Method), apiRequest.Address);
        request.Headers.ExpectContinue = false;
        if (apiRequest.ContentType is not null)
        {
            request.Content = new ByteArrayContent(apiRequest.Body.Array!, apiRequest.Body.Offset, apiRequest.Body.Count);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", apiRequest.ContentType);
        }

        foreach (KeyValuePair<string, string> header in apiRequest.Headers)
        {
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return request;
    }

    private async Task<ApiResponse> ReadAsync(HttpResponseMessage response, CancellationToken stop)
    {
        byte[] body = await ReadBodyAsync(response.Content, stop).ConfigureAwait(false);
        ApiResponse apiResponse = new()
        {
            StatusCode = (int)response.StatusCode,
            ErrorMessage = body.Length == 0 ? response.ReasonPhrase : null,
            RequestId = Header(response, "X-Request-Id") ?? Header(response, "X-IAM-Trace-Id"),
            RetryAfter = RetryAfter(response.Headers.RetryAfter),
            ServerDate = response.Headers.Date,
            Headers = response.Headers,
            Body = body,
        };
        return ResponseReader.Read(apiResponse, response.Content?.Headers.ContentType?.MediaType == "application/json");
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is DateTimeOffset date ? date - now() : null);

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;

    private static async Task<byte[]> ReadBodyAsync(HttpContent? content, CancellationToken stop)
    {
        if (content is null)
        {
            return [];
        }

        using Stream stream = await Compat.HttpStreams.OpenAsync(content, stop).ConfigureAwait(false);
        using MemoryStream body = new();
        byte[] chunk = new byte[4096];
        int read;
        while (body.Length < ResponseBytesMax && (read = await Compat.HttpStreams.ReadAsync(stream, chunk, stop).ConfigureAwait(false)) > 0)
        {
            body.Write(chunk, 0, read);
        }

        return body.ToArray();
    }
}
