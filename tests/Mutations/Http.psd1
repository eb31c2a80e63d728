@{
    Faults = @(
        @{
            Name = 'A 504 is not retried'
            File = 'Http/ResponseClassifier.cs'
            Find = '408 or 429 or 500 or 502 or 503 or 504 =>'
            Replace = '408 or 429 or 500 or 502 or 503 =>'
        }
        @{
            Name = 'A 408 is not retried'
            File = 'Http/ResponseClassifier.cs'
            Find = '408 or 429 or 500 or 502 or 503 or 504 =>'
            Replace = '429 or 500 or 502 or 503 or 504 =>'
        }
        @{
            Name = 'A 400 of the gateway splits the batch'
            File = 'Http/ResponseClassifier.cs'
            Find = '400 when !IsGateway(response.ErrorCode) =>'
            Replace = '400 =>'
        }
        @{
            Name = 'AOM.0200 is no success'
            File = 'Http/ResponseClassifier.cs'
            Find = 'code is "SVCSTG.AMS.2000" or "AOM.0200"'
            Replace = 'code is "SVCSTG.AMS.2000"'
        }
        @{
            Name = 'A page with status 403 counts as a response of AOM'
            File = 'Http/ApiResponse.cs'
            Find = '(>= 200 and < 300) or 401 or 403'
            Replace = '(>= 200 and < 300) or 401'
        }
        @{
            Name = 'One retry less than asked for'
            File = 'Delivery/RetrySchedule.cs'
            Find = 'attempt > maximumRetryCount'
            Replace = 'attempt >= maximumRetryCount'
        }
        @{
            Name = 'The delay has no cap'
            File = 'Delivery/RetrySchedule.cs'
            Find = 'Math.Min(MaximumDelay.TotalMilliseconds, interval.TotalMilliseconds * Math.Pow(2, attempt - 1))'
            Replace = 'interval.TotalMilliseconds * Math.Pow(2, attempt - 1)'
        }
        @{
            Name = 'The delay has no jitter'
            File = 'Delivery/RetrySchedule.cs'
            Find = 'ceiling * random()'
            Replace = 'ceiling'
        }
        @{
            Name = 'Retry-After has no floor'
            File = 'Delivery/RetrySchedule.cs'
            Find = 'asked < s_floor ? s_floor : asked'
            Replace = 'asked'
        }
        @{
            Name = 'The time already spent is not taken off the budget'
            File = 'Delivery/ReportClient.cs'
            Find = 'elapsed + time <= _budget'
            Replace = 'time <= _budget'
        }
        @{
            Name = 'Each 401 renews the token'
            File = 'Delivery/ReportClient.cs'
            Find = 'refreshed = true;'
            Replace = ''
        }
        @{
            Name = 'A 401 that cannot be read is repeated'
            File = 'Delivery/ReportClient.cs'
            Find = 'classification == ResponseClassification.Retry && response.StatusCode != 401'
            Replace = 'classification == ResponseClassification.Retry'
        }
        @{
            Name = 'A login page in place of IAM bars the run'
            File = 'Identity/AuthenticatedTransport.cs'
            Find = 'failure.StatusCode is 401 or 403 && !failure.IsIntercepted'
            Replace = 'failure.StatusCode is 401 or 403'
        }
        @{
            Name = 'The text of a response keeps what it quotes of the credential'
            File = 'Identity/AuthenticatedTransport.cs'
            Find = 'MessageText.Visible(credential.Redact(text))'
            Replace = 'MessageText.Visible(text)'
        }
        @{
            Name = 'Control characters of a response are displayed'
            File = 'Identity/AuthenticatedTransport.cs'
            Find = 'MessageText.Visible(credential.Redact(text))'
            Replace = 'credential.Redact(text)'
        }
        @{
            Name = 'Control characters of names are displayed'
            File = 'MessageText.cs'
            Find = 'value is null or IFormattable ?'
            Replace = 'value is null or IFormattable or string ?'
        }
        @{
            Name = 'An attempt has no time limit'
            File = 'Http/HttpTransport.cs'
            Find = 'limit.CancelAfter(timeout);'
            Replace = ''
        }
        @{
            Name = 'A response is read without a limit'
            File = 'Http/HttpTransport.cs'
            Find = 'while (body.Length < ResponseBytesMax && (read'
            Replace = 'while ((read'
        }
        @{
            Name = 'A broken connection is an exception'
            File = 'Http/HttpTransport.cs'
            Find = 'error is HttpRequestException or IOException && !stop'
            Replace = 'error is HttpRequestException && !stop'
        }
        @{
            Name = 'Retry-After as a date is not read'
            File = 'Http/HttpTransport.cs'
            Find = 'header?.Date is DateTimeOffset date ? date - now() : null'
            Replace = 'null'
        }
        @{
            Name = 'Each request asks for 100-continue'
            File = 'Http/HttpTransport.cs'
            Find = 'ExpectContinue = false'
            Replace = 'ExpectContinue = true'
        }
        @{
            Name = 'A body is sent from the start of its buffer'
            File = 'Http/HttpTransport.cs'
            Find = 'apiRequest.Body.Array!, apiRequest.Body.Offset, apiRequest.Body.Count'
            Replace = 'apiRequest.Body.Array!, 0, apiRequest.Body.Count'
        }
        @{
            Name = 'Signed headers are not sorted'
            File = 'Identity/RequestSigner.cs'
            Find = @'

            .OrderBy(header => header.Key, StringComparer.Ordinal)];
'@
            Replace = '];'
        }
        @{
            Name = 'The date is signed in local time'
            File = 'Identity/RequestSigner.cs'
            Find = 'time.UtcDateTime.ToString('
            Replace = 'time.DateTime.ToString('
        }
        @{
            Name = 'An encoded path is encoded again'
            File = 'Identity/RequestSigner.cs'
            Find = 'Escape(Uri.UnescapeDataString(segment))'
            Replace = 'Escape(segment)'
        }
        @{
            Name = 'Equal names of a query are not sorted by value'
            File = 'Identity/RequestSigner.cs'
            Find = @'

        .ThenBy(pair => pair.Value, StringComparer.Ordinal)
'@
            Replace = ''
        }
        @{
            Name = 'The signed host lacks its port'
            File = 'Http/ApiRequest.cs'
            Find = 'Address.IsDefaultPort ? HostName'
            Replace = 'Address.Port > 0 ? HostName'
        }
        @{
            Name = 'A name that does not resolve for now is any broken connection'
            File = 'Http/FailureReader.cs'
            Find = 'SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain'
            Replace = 'SocketError.HostNotFound or SocketError.NoData'
        }
        @{
            Name = 'Damaged JSON counts as a response of AOM'
            File = 'Http/ResponseReader.cs'
            Find = @'
IsNotJson = true };
        }
    }
'@
            Replace = @'
IsNotJson = false };
        }
    }
'@
        }
        @{
            Name = 'Quoted headers stay in the text of a response'
            File = 'Http/ResponseReader.cs'
            Find = 'Redactor.RemoveHeaders(read.ErrorMessage)'
            Replace = 'read.ErrorMessage'
        }
        @{
            Name = 'An error in an object of its own is not read'
            File = 'Http/ResponseReader.cs'
            Find = 'inner.ValueKind == JsonValueKind.Object ? inner : root'
            Replace = 'inner.ValueKind == JsonValueKind.Object ? root : root'
        }
        @{
            Name = 'A clock that is behind never explains a 401'
            File = 'Identity/ConnectionDiagnosis.cs'
            Find = 'if (skew?.Duration() > s_skewFatal)'
            Replace = 'if (skew > s_skewFatal)'
        }
        @{
            Name = 'A blocked request counts as a locked key'
            File = 'Identity/ConnectionDiagnosis.cs'
            Find = '(Says(text, "locked") && !Says(text, "blocked"))'
            Replace = 'Says(text, "locked")'
        }
        @{
            Name = 'The canonical request of a test shows the security token'
            File = 'Identity/AuthenticatedTransport.cs'
            Find = 'is string text ? credential.Redact(text) : null'
            Replace = 'is string text ? text : null'
        }
        @{
            Name = 'A failure behind a proxy is never the proxy''s'
            File = 'Identity/ConnectionProbe.cs'
            Find = 'response.Failure == TransportError.Connection || response.IsIntercepted'
            Replace = 'response.IsIntercepted'
        }
        @{
            Name = 'Redirects are followed'
            File = 'Compat/HttpHandlers.cs'
            Find = @'
new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
'@
            Replace = @'
new SocketsHttpHandler
    {
        AllowAutoRedirect = true,
'@
        }
        @{
            Name = 'Cookies are kept'
            File = 'Compat/HttpHandlers.cs'
            Find = @'
new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
'@
            Replace = @'
new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = true,
'@
        }
        @{
            Name = 'TLS 1.0 is allowed'
            File = 'Compat/HttpHandlers.cs'
            Find = 'SslProtocols.Tls12 | SslProtocols.Tls13'
            Replace = '(SslProtocols)0xC0 | SslProtocols.Tls12 | SslProtocols.Tls13'
        }
        @{
            Name = 'Reading a response is not canceled'
            File = 'Compat/HttpStreams.cs'
            Find = 'stream.ReadAsync(chunk, stop);'
            Replace = 'stream.ReadAsync(chunk);'
        }
        @{
            Name = 'The whole buffer is hashed, not the body'
            File = 'Compat/Hashing.cs'
            Find = 'SHA256.HashData(bytes.AsSpan())'
            Replace = 'SHA256.HashData(bytes.Array!)'
        }
    )
}
