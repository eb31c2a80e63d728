@{
    Faults = @(
        @{
            Name = 'The lent copy of a secret is not wiped'
            File = 'Identity/SecretText.cs'
            Find = 'Array.Clear(copy, 0, copy.Length);'
            Replace = ''
        }
        @{
            Name = 'A forgotten secret is not wiped'
            File = 'Identity/SecretText.cs'
            Find = 'Array.Clear(_bytes, 0, _bytes.Length);'
            Replace = ''
        }
        @{
            Name = 'The characters of a SecureString are not wiped'
            File = 'Identity/SecretText.cs'
            Find = 'Array.Clear(characters, 0, characters.Length);'
            Replace = ''
        }
        @{
            Name = 'Disposing an access key keeps its secret key'
            File = 'Identity/AccessKeyCredential.cs'
            Find = 'secretKey.Dispose();'
            Replace = ''
        }
        @{
            Name = 'The security token is not signed'
            File = 'Identity/AccessKeyCredential.cs'
            Find = 'key, request, added)'
            Replace = 'key, request, [date])'
        }
        @{
            Name = 'A quoted access key ID is not masked'
            File = 'Identity/AccessKeyCredential.cs'
            Find = 'AccessKeyFormat.MaskIn(text, accessKey)'
            Replace = 'text'
        }
        @{
            Name = 'A clock that was set back leaves the connection verified'
            File = 'Identity/CredentialState.cs'
            Find = 'GetElapsedTime(_timestamp)).Duration()'
            Replace = 'GetElapsedTime(_timestamp))'
        }
        @{
            Name = 'A verified connection ages'
            File = 'Identity/CredentialState.cs'
            Find = 'timeProvider.GetUtcNow() - _wall - timeProvider.GetElapsedTime(_timestamp)'
            Replace = 'timeProvider.GetUtcNow() - _wall'
        }
        @{
            Name = 'A rejected credential leaves the connection verified'
            File = 'Identity/CredentialGate.cs'
            Find = '_state = new CredentialState(response, timeProvider());'
            Replace = ''
        }
        @{
            Name = 'Requests of an unverified credential go out together'
            File = 'Identity/CredentialGate.cs'
            Find = 'return new CredentialAdmission(found, _single);'
            Replace = '_single.Release(); return new CredentialAdmission(found, null);'
        }
        @{
            Name = 'A late success ends a rejection'
            File = 'Identity/CredentialGate.cs'
            Find = '_state?.Rejection is not null && _state != admission.Found'
            Replace = 'false'
        }
        @{
            Name = 'Each rejected token is replaced with another'
            File = 'Identity/CredentialGate.cs'
            Find = '_replaced is not null && _replaced != rejected'
            Replace = 'false'
        }
        @{
            Name = 'A missing permission blocks the connection for good'
            File = 'Identity/AuthenticatedTransport.cs'
            Find = ' && ConnectionDiagnosis.IsLocked(outcome.Response.ErrorMessage)'
            Replace = ''
        }
        @{
            Name = 'A connection that is closed loses its credential in flight'
            File = 'Identity/ConnectionLifetime.cs'
            Find = 'if (_uses > 0)'
            Replace = 'if (false)'
        }
        @{
            Name = 'Disconnect-Aom keeps the secrets'
            File = 'Identity/AomConnection.cs'
            Find = 'provider.Dispose();'
            Replace = ''
        }
        @{
            Name = 'Plain HTTP is allowed everywhere'
            File = 'Identity/AomEndpoint.cs'
            Find = 'uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback'
            Replace = 'uri.Scheme == Uri.UriSchemeHttp'
        }
        @{
            Name = 'European regions are under .com'
            File = 'Identity/AomEndpoint.cs'
            Find = '? "myhuaweicloud.eu" :'
            Replace = '? "myhuaweicloud.com" :'
        }
        @{
            Name = 'An address may hold a password'
            File = 'Identity/AomEndpoint.cs'
            Find = ' && uri.UserInfo.Length == 0;'
            Replace = ';'
        }
        @{
            Name = 'Every section of the credentials file counts'
            File = 'Identity/CredentialsFile.cs'
            Find = 'sign > 0 && section.Equals(profile.Trim(), StringComparison.OrdinalIgnoreCase)'
            Replace = 'sign > 0'
        }
        @{
            Name = 'A value of the credentials file starts after its last equals sign'
            File = 'Identity/CredentialsFile.cs'
            Find = @'
line.IndexOf('=')
'@
            Replace = @'
line.LastIndexOf('=')
'@
        }
        @{
            Name = 'An empty value of the credentials file counts'
            File = 'Identity/CredentialsFile.cs'
            Find = '&& value.Length > 0 ? value : null'
            Replace = '? value : null'
        }
        @{
            Name = 'The variables of the API samples come first'
            File = 'Identity/EnvironmentSettings.cs'
            Find = 'for (int i = 0; i < s_accessKey.Length; i++)'
            Replace = 'for (int i = s_accessKey.Length - 1; i >= 0; i--)'
        }
        @{
            Name = 'The SDK''s security token goes with any access key'
            File = 'Identity/EnvironmentSettings.cs'
            Find = 'i == 0 ? Value("HUAWEICLOUD_SDK_SECURITY_TOKEN") : null'
            Replace = 'Value("HUAWEICLOUD_SDK_SECURITY_TOKEN")'
        }
        @{
            Name = 'A static credential counts as refreshed'
            File = 'Identity/StaticCredentialProvider.cs'
            Find = 'Task.FromResult(false)'
            Replace = 'Task.FromResult(true)'
        }
        @{
            Name = 'A throttled login ends the run'
            File = 'Identity/IamClient.cs'
            Find = 'and not (408 or 429)'
            Replace = ''
        }
        @{
            Name = 'A firewall''s page instead of IAM ends the run'
            File = 'Identity/IamClient.cs'
            Find = '!response.IsNotJson && response.StatusCode is >= 400'
            Replace = 'response.StatusCode is >= 400'
        }
        @{
            Name = 'A token without a readable end is refreshed for each request'
            File = 'Identity/IamClient.cs'
            Find = 's_unknownLife = TimeSpan.FromHours(2)'
            Replace = 's_unknownLife = TimeSpan.FromHours(1)'
        }
        @{
            Name = 'The body of a login is not wiped'
            File = 'Identity/IamClient.cs'
            Find = 'Array.Clear(body, 0, body.Length);'
            Replace = ''
        }
        @{
            Name = 'Projects of other names are found'
            File = 'Identity/IamClient.cs'
            Find = 'name is null || found == name'
            Replace = 'found.Length > 0'
        }
        @{
            Name = 'A password stays in the text of a rejected login'
            File = 'Identity/IamTokenRequest.cs'
            Find = 'AccessKeyFormat.MaskIn(Password.RedactFrom(text), UserName)'
            Replace = 'AccessKeyFormat.MaskIn(text, UserName)'
        }
        @{
            Name = 'The project name wins over the project ID'
            File = 'Identity/IamTokenRequest.cs'
            Find = 'json.Append(ProjectId is null ? "\"name\":" : "\"id\":");'
            Replace = 'json.Append(ProjectName is not null ? "\"name\":" : "\"id\":");'
        }
        @{
            Name = 'A swapped access key is not noticed'
            File = 'Identity/AccessKeyFormat.cs'
            Find = 'identifier.Length > MaxIdentifier && secret.Use(IsIdentifier)'
            Replace = 'identifier.Length < MinIdentifier && secret.Use(IsIdentifier)'
        }
        @{
            Name = 'A metadata token is used up to its end'
            File = 'Identity/MetadataClient.cs'
            Find = 'now() + s_tokenLife - TimeSpan.FromMinutes(5)'
            Replace = 'now() + s_tokenLife + TimeSpan.FromMinutes(5)'
        }
        @{
            Name = 'A server without metadata tokens is asked for one each time'
            File = 'Identity/MetadataClient.cs'
            Find = 'response.StatusCode is 404 or 405 or 503 ? now() + s_noTokenFor : default'
            Replace = 'default'
        }
        @{
            Name = 'A rejected metadata token is kept'
            File = 'Identity/MetadataClient.cs'
            Find = @'
            ForgetToken();
            response
'@
            Replace = '            response'
        }
        @{
            Name = 'The metadata service is reached through the system''s proxy'
            File = 'Identity/HttpClientFactory.cs'
            Find = 'Create(proxy: null, useProxy: false)'
            Replace = 'Create(proxy: null, useProxy: true)'
        }
        @{
            Name = '-NoProxy uses the system''s proxy'
            File = 'Identity/HttpClientFactory.cs'
            Find = 'useProxy: !noProxy && !(endpoint.IsLoopback && proxy is null)'
            Replace = 'useProxy: !(endpoint.IsLoopback && proxy is null)'
        }
        @{
            Name = 'A quoted X-Subject-Token is not redacted'
            File = 'Http/Redactor.cs'
            Find = '"x-auth-token:", "x-subject-token:", "authorization:"'
            Replace = '"x-auth-token:", "authorization:"'
        }
        @{
            Name = 'A quoted header ends at a line feed only'
            File = 'Http/Redactor.cs'
            Find = 'text.IndexOfAny(s_ends, start)'
            Replace = 'text.IndexOf(s_ends[1], start)'
        }
        @{
            Name = 'A secret that a cut quotation ends in stays'
            File = 'Http/Redactor.cs'
            Find = 'ReplaceTruncated(text.Replace(form, mark), form, mark)'
            Replace = 'text.Replace(form, mark)'
        }
        @{
            Name = 'A secret with escaped slashes stays'
            File = 'Http/Redactor.cs'
            Find = 'Uri.EscapeDataString(plain), plain.Replace("/", "\\/") }'
            Replace = 'Uri.EscapeDataString(plain) }'
        }
        @{
            Name = 'A credential is used up to its end'
            File = 'Identity/RefreshingCredentialProvider.cs'
            Find = '_margin = margin;'
            Replace = '_margin = default;'
        }
        @{
            Name = 'A rejected login is retried'
            File = 'Identity/RefreshingCredentialProvider.cs'
            Find = '_rejected is not null && (_pausedUntil == default'
            Replace = '_rejected is not null && (_pausedUntil != default'
        }
        @{
            Name = 'Each waiting request fetches a credential of its own'
            File = 'Identity/RefreshingCredentialProvider.cs'
            Find = 'newer.Credential != previous && IsGood(newer)'
            Replace = 'newer.Credential != previous && !IsGood(newer)'
        }
        @{
            Name = 'A credential past its end still serves'
            File = 'Identity/RefreshingCredentialProvider.cs'
            Find = ' || end <= now)'
            Replace = ')'
        }
        @{
            Name = 'Keys of the agency are refreshed 40 seconds before their end'
            File = 'Identity/DefaultCredentialChain.cs'
            Find = 'TimeSpan.FromMinutes(40)'
            Replace = 'TimeSpan.FromSeconds(40)'
        }
        @{
            Name = 'The credentials file comes before the environment'
            File = 'Identity/DefaultCredentialChain.cs'
            Find = 'FromEnvironment() ?? FromFile() ??'
            Replace = 'FromFile() ?? FromEnvironment() ??'
        }
        @{
            Name = 'A token stays in the text of a response'
            File = 'Identity/TokenCredential.cs'
            Find = 'token.RedactFrom(text)'
            Replace = 'text'
        }
        @{
            Name = 'A selection that fails keeps the secret'
            File = 'Identity/CredentialSelector.cs'
            Find = 'settings.Dispose();'
            Replace = ''
        }
        @{
            Name = 'Credentials of the environment are not checked'
            File = 'Identity/CredentialSelector.cs'
            Find = '(found.Provider as StaticCredentialProvider)?.Problem'
            Replace = 'settings.Static?.Problem'
        }
        @{
            Name = 'A found region is used without a check'
            File = 'Identity/CredentialSelector.cs'
            Find = 'ConnectionAddresses.CheckRegion(region)
            ??'
            Replace = ''
        }
        @{
            Name = 'A found project ID is used without a check'
            File = 'Identity/CredentialSelector.cs'
            Find = 'failure ??= ConnectionAddresses.CheckProject(projectId);'
            Replace = ''
        }
        @{
            Name = 'The environment wins over -Region'
            File = 'Identity/ConnectionAddresses.cs'
            Find = 'NullIfEmpty(settings.Region) ?? NullIfEmpty(environment("HW_REGION_NAME"))'
            Replace = 'NullIfEmpty(environment("HW_REGION_NAME")) ?? NullIfEmpty(settings.Region)'
        }
        @{
            Name = 'A project ID may be of any letters'
            File = 'Identity/ConnectionAddresses.cs'
            Find = 'text.All(static c => c is (>= ''a'' and <= ''z'') or (>= ''A'' and <= ''Z'') or (>= ''0'' and <= ''9'') or ''-'' or ''_'')'
            Replace = 'text.All(char.IsLetterOrDigit)'
        }
        @{
            Name = 'The first of several projects is used'
            File = 'Identity/ProjectFinder.cs'
            Find = 'projects.Count > 1'
            Replace = 'projects.Count > 999'
        }
        @{
            Name = 'An unreadable list of projects is an empty one'
            File = 'Identity/ProjectFinder.cs'
            Find = ': projects is null ?'
            Replace = ': projects is null && region is null ?'
        }
        @{
            Name = 'A page counts as a rejected login'
            File = 'Identity/ProjectFinder.cs'
            Find = 'response.StatusCode is 401 or 403 && !response.IsIntercepted'
            Replace = 'response.StatusCode is 401 or 403'
        }
        @{
            Name = 'A proxy may hold a password'
            File = 'Identity/ProxyAddress.cs'
            Find = 'if (address.IndexOf(''@'') >= 0)'
            Replace = 'if (false)'
        }
        @{
            Name = 'A short token is fetched with each request'
            File = 'Identity/RefreshTime.cs'
            Find = 'life > margin + margin'
            Replace = 'life > TimeSpan.Zero'
        }
        @{
            Name = 'A token of the past is fetched with each request'
            File = 'Identity/RefreshTime.cs'
            Find = ' || end <= now)'
            Replace = ' && false)'
        }
        @{
            Name = 'A line end within a token is sent'
            File = 'Identity/CredentialCheck.cs'
            Find = 'b is >= (byte)'' '' and'
            Replace = 'b is >= (byte)0 and'
        }
        @{
            Name = 'A line end after a token is sent'
            File = 'Identity/CredentialCheck.cs'
            Find = 'char.IsWhiteSpace(c) || '
            Replace = ''
        }
    )
}
