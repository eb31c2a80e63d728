using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.AspNetCore.Routing.Patterns;

namespace AomTools.Emulator.Pipeline;

/// <summary>Matches paths as AOM does: by case, without a further slash, and not percent-encoded.</summary>
internal sealed class StrictPathPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => true;

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        string path = httpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        string[] segments = path == "/" ? [] : path.Split('/')[1..];
        for (int i = 0; i < candidates.Count; i++)
        {
            RoutePattern pattern = ((RouteEndpoint)candidates[i].Endpoint).RoutePattern;
            candidates.SetValidity(i, candidates.IsValidCandidate(i) && IsExact(pattern.PathSegments, segments));
        }

        return Task.CompletedTask;
    }

    private static bool IsExact(IReadOnlyList<RoutePatternPathSegment> pattern, string[] segments)
    {
        bool isPrefix = pattern.Count > 0 && pattern[^1].Parts[0] is RoutePatternParameterPart { IsCatchAll: true };
        return (isPrefix || pattern.Count == segments.Length)
            && pattern.Select((segment, i) => segment.Parts[0] is not RoutePatternLiteralPart literal || (i < segments.Length && literal.Content == segments[i])).All(isEqual => isEqual);
    }
}
