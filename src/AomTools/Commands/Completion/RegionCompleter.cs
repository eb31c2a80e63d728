using System.Collections;
using System.Collections.Generic;
using AomTools.Identity;

namespace AomTools.Commands.Completion;

/// <summary>Completes the regions in the vendor's SDKs, with the endpoint as tooltip. Other regions are also valid.</summary>
internal sealed class RegionCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(IDictionary bound) => AomEndpoint.Regions;

    private protected override string Explain(string name) => AomEndpoint.FromRegion(name).Authority;
}
