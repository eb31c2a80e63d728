using System;
using System.Threading.Tasks;
using AomTools.Emulator.Control;
using AomTools.Emulator.Faults;
using AomTools.Emulator.Identity;
using AomTools.Emulator.Page;
using AomTools.Emulator.Query;
using AomTools.Emulator.Report;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AomTools.Emulator.Pipeline;

/// <summary>The routes of the emulator. Unknown paths have routes too, so that each service returns its own 404.</summary>
internal sealed class EmulatorRoutes(IEndpointRouteBuilder routes, EmulatorState state)
{
    private static readonly RouteTraits s_control = new(Kind: null);
    private static readonly RouteTraits s_report = new(RequestKind.Report, IsAuthenticated: true);
    private static readonly RouteTraits s_query = new(RequestKind.Query, IsAuthenticated: true);
    private static readonly RouteTraits s_iam = new(RequestKind.Iam);
    private static readonly RouteTraits s_projects = new(RequestKind.Iam, IsAuthenticated: true);
    private static readonly RouteTraits s_metadata = new(RequestKind.Metadata);
    private static readonly RouteTraits s_unknown = new(RequestKind.Unknown);
    private readonly AomAccess _access = new(state);

    public void Map()
    {
        MapAom("/v1/{project}/ams/report/metricdata", s_report, new ReportEndpoint(state).Handle);
        MapAom("/v1/{project}/ams/metrics", s_query, new ListMetricsEndpoint(state).Handle);
        MapAom("/v1/{project}/ams/metricdata", s_query, new QueryDataEndpoint(state).Handle);
        MapIam(new IamEndpoint(state));
        MapMetadata(new MetadataEndpoint(state));
        MapControl([.. new ControlEndpoint(state).Actions, .. new PageEndpoint(state).Actions]);
        Map("GET", "/", s_control, _ => PageFiles.Start);
        Map("GET", "/_emulator/page/{file}", s_control, PageFiles.Get);
        Map(null, InterceptedResponses.RedirectTarget, s_unknown, _ => EmulatorResponse.Success);
        Map(null, "/{**path}", s_unknown, request => EmulatorResponse.Gateway(404, "APIGW.0101", "The API does not exist or has not been published in the environment", request.Id));
    }

    private void MapIam(IamEndpoint iam)
    {
        Map("POST", "/v3/auth/tokens", s_iam, iam.LogIn);
        Map("GET", "/v3/projects", s_projects, iam.ListProjects);
        Map("GET", "/v3/auth/projects", s_projects, iam.ListTokenProjects);
        Map(null, "/v3/{**path}", s_iam, IamEndpoint.NotFound);
    }

    private void MapMetadata(MetadataEndpoint metadata)
    {
        Map("PUT", "/meta-data/latest/api/token", s_metadata, metadata.CreateToken);
        Map("GET", "/openstack/latest/securitykey", s_metadata, metadata.GetKeys);
        Map("GET", "/openstack/latest/meta_data.json", s_metadata, metadata.GetServer);
        Map(null, "/meta-data/{**path}", s_metadata, MetadataEndpoint.NotFound);
        Map(null, "/openstack/{**path}", s_metadata, MetadataEndpoint.NotFound);
    }

    private void MapControl((string Method, string Name, Func<ReceivedRequest, EmulatorResponse> Handle)[] actions)
    {
        foreach ((string method, string name, Func<ReceivedRequest, EmulatorResponse> handle) in actions)
        {
            Map(method, "/_emulator/" + name, s_control, handle);
        }

        Map(null, "/_emulator/{**path}", s_control, ControlEndpoint.NotFound);
    }

    private void MapAom(string pattern, RouteTraits traits, Func<ReceivedRequest, string, EmulatorResponse> handle) => Map("POST", pattern, traits, context =>
    {
        Exchange exchange = Exchange.Get(context);
        string project = (string)context.Request.RouteValues["project"]!;
        exchange.Response = _access.Check(exchange.Request, exchange.Caller, project) ?? handle(exchange.Request, project);
        return Task.CompletedTask;
    });

    private void Map(string? method, string pattern, RouteTraits traits, Func<ReceivedRequest, EmulatorResponse> handle) => Map(method, pattern, traits, context =>
    {
        Exchange exchange = Exchange.Get(context);
        exchange.Response = handle(exchange.Request);
        return Task.CompletedTask;
    });

    private void Map(string? method, string pattern, RouteTraits traits, RequestDelegate handle) =>
        (method is null ? routes.Map(pattern, handle) : routes.MapMethods(pattern, [method], handle)).WithMetadata(traits);
}
