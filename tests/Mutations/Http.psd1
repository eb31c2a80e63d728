@{
    Faults = @(
        @{
            Name = 'A 52x is not retried'
            File = 'Http/ResponseClassifier.cs'
            Find = 'or (>= 500 and < 600) =>'
            Replace = 'or (>= 500 and < 520) =>'
        }
        @{
            Name = 'A 408 is not retried'
            File = 'Http/ResponseClassifier.cs'
            Find = '0 or 408 or 429 or'
            Replace = '0 or 429 or'
        }
        @{
            Name = 'Any 400 is about the data'
            File = 'Http/ResponseClassifier.cs'
            Find = '400 when ResponseCode.IsAboutData(code) =>'
            Replace = '400 =>'
        }
        @{
            Name = 'A success code counts with any status'
            File = 'Http/ResponseClassifier.cs'
            Find = '>= 200 and < 300 when ResponseCode.IsSuccess(code) =>'
            Replace = '_ when ResponseCode.IsSuccess(code) =>'
        }
        @{
            Name = 'Any code with status 2xx is a success'
            File = 'Http/ResponseClassifier.cs'
            Find = '>= 200 and < 300 when ResponseCode.IsSuccess(code) =>'
            Replace = '>= 200 and < 300 when code is not null =>'
        }
        @{
            Name = 'A page is not retried'
            File = 'Http/ResponseClassifier.cs'
            Find = '_ when isPage => ResponseClassification.Retry,'
            Replace = '_ when isPage => ResponseClassification.Undeliverable,'
        }
        @{
            Name = 'A redirect is retried'
            File = 'Http/ResponseClassifier.cs'
            Find = '(>= 300 and < 400) or 407 => ResponseClassification.Undeliverable'
            Replace = '407 => ResponseClassification.Undeliverable'
        }
        @{
            Name = 'A 413 of a proxy splits nothing'
            File = 'Http/ResponseClassifier.cs'
            Find = '413 => ResponseClassification.TooLarge'
            Replace = '413 => ResponseClassification.Undeliverable'
        }
        @{
            Name = 'A 403 of anyone rejects the credential'
            File = 'Http/ResponseClassifier.cs'
            Find = '403 when ResponseCode.IsDenial(code, status) =>'
            Replace = '403 =>'
        }
        @{
            Name = 'Throttling with status 403 is a denial'
            File = 'Http/ResponseClassifier.cs'
            Find = '>= 400 and < 500 when ResponseCode.IsThrottling(code) =>'
            Replace = '429 when ResponseCode.IsThrottling(code) =>'
        }
        @{
            Name = 'Codes match as a part'
            File = 'Http/ResponseCode.cs'
            Find = '(?<status>[0-9]{3}))\z"'
            Replace = '(?<status>[0-9]{3}))"'
        }
        @{
            Name = 'A code of another status denies access'
            File = 'Http/ResponseCode.cs'
            Find = 'Status(s_aom, code!) == status'
            Replace = 'status > 0'
        }
        @{
            Name = 'IAM denies with a code of another status'
            File = 'Http/ResponseCode.cs'
            Find = 'own || own == status'
            Replace = 'own || own > 0'
        }
        @{
            Name = 'A code of the gateway for something else denies access'
            File = 'Http/ResponseCode.cs'
            Find = 's_gatewayDenial.IsMatch(code!)'
            Replace = 'code is not null'
        }
        @{
            Name = 'JSON with duplicate names is accepted'
            File = 'Http/ResponseJson.cs'
            Find = '!names.Peek().Add(reader.GetString()!)'
            Replace = 'names.Peek().Add(reader.GetString()!) && false'
        }
        @{
            Name = 'Half a character in an unread text is accepted'
            File = 'Http/ResponseJson.cs'
            Find = 'reader.GetString();'
            Replace = '_ = 0;'
        }
        @{
            Name = 'Bytes of another encoding in an unread text are accepted'
            File = 'Http/ResponseJson.cs'
            Find = 's_strict.GetCharCount(body);'
            Replace = '_ = s_strict;'
        }
        @{
            Name = 'Two codes that differ are one'
            File = 'Http/ResponseReader.cs'
            Find = 'codes.Length == 1 &&'
            Replace = 'codes.Length > 0 &&'
        }
        @{
            Name = 'A part of a body is read'
            File = 'Http/ResponseReader.cs'
            Find = 'isWhole ? ResponseJson.Parse(response.Body) : null'
            Replace = 'ResponseJson.Parse(response.Body)'
        }
        @{
            Name = 'A success under another name is accepted'
            File = 'Http/ResponseReader.cs'
            Find = 'Text(root, "error_code") }'
            Replace = 'Text(root, "error_code"), Text(root, "code") }'
        }
        @{
            Name = 'Compressed data has no limit'
            File = 'Http/ResponseDecoder.cs'
            Find = 'return decoded.Length > maximum ? null : decoded.ToArray();'
            Replace = 'return decoded.ToArray();'
        }
        @{
            Name = 'A label that outlived its encoding is believed'
            File = 'Http/ResponseDecoder.cs'
            Find = 'IsPlain(TrimMark(decoded)) ?'
            Replace = 'decoded.Length == 0 ?'
        }
        @{
            Name = 'Compression without a label is not seen'
            File = 'Http/ResponseDecoder.cs'
            Find = 'decoded is not null && IsGzip(decoded) ?'
            Replace = 'decoded is null ?'
        }
        @{
            Name = 'A byte order mark is kept'
            File = 'Http/ResponseDecoder.cs'
            Find = 'return decoded is null ? null : TrimMark(decoded);'
            Replace = 'return decoded;'
        }
        @{
            Name = 'A request that went out is a failed connection'
            File = 'Http/FailureReader.cs'
            Find = 'isSent && (kind is TransportError.Connection or TransportError.Proxy) ?'
            Replace = 'isSent && kind is TransportError.None ?'
        }
        @{
            Name = 'A login that the proxy requires is retried'
            File = 'Http/FailureReader.cs'
            Find = 's_proxyLogin.IsMatch(text) ? 407 : 0'
            Replace = 's_proxyLogin.IsMatch(text) ? 0 : 0'
        }
        @{
            Name = 'A request that did not go out counts as sent'
            File = 'Http/HttpTransport.cs'
            Find = 'TimedOut(body?.IsSent == true)'
            Replace = 'TimedOut(body is not null)'
        }
        @{
            Name = 'A body counts as sent before it is written'
            File = 'Compat/RequestBody.cs'
            Find = 'private volatile bool _isSent;'
            Replace = 'private volatile bool _isSent = true;'
        }
        @{
            Name = 'An incomplete response loses its Retry-After'
            File = 'Http/HttpTransport.cs'
            Find = 'RetryAfter = head.RetryAfter,'
            Replace = 'RetryAfter = null,'
        }
        @{
            Name = 'A redirect shows its whole target'
            File = 'Http/ResponseReader.cs'
            Find = 'location.GetLeftPart(UriPartial.Authority)'
            Replace = 'location.OriginalString'
        }
        @{
            Name = 'Another server is not named'
            File = 'Http/ResponseText.cs'
            Find = 'response.Origin == ResponseOrigin.Other && response.StatusCode is'
            Replace = 'response.Origin == ResponseOrigin.None && response.StatusCode is'
        }
        @{
            Name = 'A rejected login is any failure'
            File = 'Identity/CredentialFetchResult.cs'
            Find = 'failure with { IsFromIssuer = true }'
            Replace = 'failure'
        }
        @{
            Name = 'AOM.0200 is no success'
            File = 'Http/ResponseCode.cs'
            Find = ', "AOM.0200"]'
            Replace = ']'
        }
        @{
            Name = 'A page with status 403 counts as a response of AOM'
            File = 'Http/ApiResponse.cs'
            Find = 'not (407 or 408 or 413 or 429)'
            Replace = 'not (403 or 407 or 408 or 413 or 429)'
        }
        @{
            Name = 'A redirect may have stored the metrics'
            File = 'Http/ApiResponse.cs'
            Find = '(StatusCode is >= 200 and < 300 && !ResponseCode'
            Replace = '(StatusCode is >= 200 and < 400 && !ResponseCode'
        }
        @{
            Name = 'One retry less than asked for'
            File = 'Http/RetrySchedule.cs'
            Find = 'attempt > maximumRetryCount'
            Replace = 'attempt >= maximumRetryCount'
        }
        @{
            Name = 'The delay has no cap'
            File = 'Http/RetrySchedule.cs'
            Find = 'Math.Min(MaximumDelay.TotalMilliseconds, interval.TotalMilliseconds * Math.Pow(2, attempt - 1))'
            Replace = 'interval.TotalMilliseconds * Math.Pow(2, attempt - 1)'
        }
        @{
            Name = 'The delay has no jitter'
            File = 'Http/RetrySchedule.cs'
            Find = '* NextRandom()'
            Replace = ''
        }
        @{
            Name = 'Retry-After has no jitter'
            File = 'Http/RetrySchedule.cs'
            Find = ': asked) + jitter'
            Replace = ': asked)'
        }
        @{
            Name = 'Retry-After has no floor'
            File = 'Http/RetrySchedule.cs'
            Find = 'asked < s_floor ? s_floor : asked'
            Replace = 'asked'
        }
        @{
            Name = 'The time already spent is not taken off the budget'
            File = 'Identity/RetryingTransport.cs'
            Find = 'elapsed + time <= budget'
            Replace = 'time <= budget'
        }
        @{
            Name = 'Each 401 refreshes the token'
            File = 'Identity/RetryingTransport.cs'
            Find = 'refreshed |= isNewCredential;'
            Replace = ''
        }
        @{
            Name = 'A 401 that cannot be read is retried'
            File = 'Identity/RetryingTransport.cs'
            Find = 'classification == ResponseClassification.Retry && response.StatusCode != 401'
            Replace = 'classification == ResponseClassification.Retry'
        }
        @{
            Name = 'A login page instead of IAM ends the run'
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
            Find = 'while (body.Length <= maximum && (read'
            Replace = 'while ((read'
        }
        @{
            Name = 'A long response is classified by its start'
            File = 'Http/HttpTransport.cs'
            Find = 'bool isWhole = body.Length <= maximum;'
            Replace = 'bool isWhole = true;'
        }
        @{
            Name = 'A broken connection is an exception'
            File = 'Http/FailureReader.cs'
            Find = 'is HttpRequestException or IOException or SocketException'
            Replace = 'is HttpRequestException or SocketException'
        }
        @{
            Name = 'A response out of form is an exception'
            File = 'Http/FailureReader.cs'
            Find = 'or InvalidOperationException or NotSupportedException or FormatException'
            Replace = 'or NotSupportedException'
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
            File = 'Compat/HttpStreams.cs'
            Find = '=> stream.WriteAsync(bytes, stop);'
            Replace = '=> stream.WriteAsync(bytes.Array.AsMemory(0, bytes.Count), stop);'
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
            Find = 'return document is null ? response with { ErrorMessage = PageText.Read(response.Body), IsNotJson = true }'
            Replace = 'return document is null ? response with { ErrorMessage = PageText.Read(response.Body), IsNotJson = false }'
        }
        @{
            Name = 'Quoted headers stay in the text of a response'
            File = 'Http/ResponseReader.cs'
            Find = 'PageText.OneLine(Redactor.RemoveHeaders(message))'
            Replace = 'PageText.OneLine(message)'
        }
        @{
            Name = 'An error in an object of its own is not read'
            File = 'Http/ResponseReader.cs'
            Find = 'error.ValueKind == JsonValueKind.Object ? error : root'
            Replace = 'error.ValueKind == JsonValueKind.Object ? root : root'
        }
        @{
            Name = 'A clock that is behind never explains a 401'
            File = 'Identity/ConnectionDiagnosis.cs'
            Find = 'if (skew?.Duration() > s_skewError)'
            Replace = 'if (skew > s_skewError)'
        }
        @{
            Name = 'A blocked request counts as a locked key'
            File = 'Identity/ConnectionDiagnosis.cs'
            Find = '(Contains(text, "locked") && !Contains(text, "blocked"))'
            Replace = 'Contains(text, "locked")'
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
            Find = 'response.Failure is TransportError.Connection or TransportError.ConnectionLost || response.IsIntercepted'
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
