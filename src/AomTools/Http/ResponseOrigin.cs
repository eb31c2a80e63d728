namespace AomTools.Http;

/// <summary>The sender of a response, as far as the response identifies it.</summary>
internal enum ResponseOrigin
{
    /// <summary>No response arrived.</summary>
    None,

    /// <summary>AOM: JSON with one of its codes.</summary>
    Aom,

    /// <summary>The API gateway in front of AOM: JSON with an APIG or APIGW code.</summary>
    Gateway,

    /// <summary>IAM: JSON in its format or with one of its codes.</summary>
    Identity,

    /// <summary>Anything else: a proxy, a login page, a load balancer, another service.</summary>
    Other,
}
