using System.Collections.Generic;
using AomTools.Identity;

namespace AomTools.Commands.Completion;

/// <summary>Completes the regions that the vendor's SDKs list, and shows the address of each; any other region may be typed.</summary>
internal sealed class RegionCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names() => AomEndpoint.Regions;

    private protected override string Explain(string name) => AomEndpoint.FromRegion(name).Authority;
}
