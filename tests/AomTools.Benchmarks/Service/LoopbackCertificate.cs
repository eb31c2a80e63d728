using System;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AomTools.Benchmarks.Service;

/// <summary>Creates the certificate of a service on loopback. Its key exists only in memory and ends with the process.</summary>
internal static class LoopbackCertificate
{
    private const int KeyBits = 2048;

    /// <summary>Creates a self-signed certificate for 127.0.0.1, valid for a day.</summary>
    public static X509Certificate2 Create()
    {
        using RSA key = RSA.Create(KeyBits);
        CertificateRequest request = new("CN=AomTools benchmark", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, true));
        DateTimeOffset now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddHours(-1), now.AddDays(1));
    }
}
