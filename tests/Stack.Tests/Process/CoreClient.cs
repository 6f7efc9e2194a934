using System.Web;
using Grpc.Core;
using Grpc.Net.Client;
using PublicReport.Protos.Access.V1;
using PublicReport.Protos.Casework.V1;
using PublicReport.Protos.Intake.V1;
using PublicReport.Protos.Tracking.V1;

namespace PublicReport.Stack.Tests.Process;

/// <summary>Another system that talks to the core of a running process over gRPC.</summary>
internal sealed class CoreClient(string address) : IDisposable
{
    public const string Area = "341503205";
    private readonly GrpcChannel channel = GrpcChannel.ForAddress(address);

    public string Token { get; set; } = "";

    public async Task<string> SubmitAsync(string requestId, string text, string area = Area)
    {
        var request = new SubmitRequest
        {
            RequestId = requestId,
            AreaCode = area,
            Text = text,
            Channel = Protos.Intake.V1.Channel.Partner,
            Anonymity = Anonymity.Anonymous,
        };
        return (await new Intake.IntakeClient(channel).SubmitAsync(request, deadline: DateTime.UtcNow.AddSeconds(30))).Receipt;
    }

    /// <summary>Signs in with a first-run link and sets the password.</summary>
    public async Task SignInAsync(string link)
    {
        var code = HttpUtility.ParseQueryString(new Uri(link).Query)["code"];
        Token = (await new Access.AccessClient(channel).RedeemLinkAsync(new() { Code = code, NewPassword = "a long enough pass-phrase" })).ActorToken;
    }

    public async Task<IReadOnlyList<HazardSummary>> HazardsAsync()
    {
        var all = new List<HazardSummary>();
        var request = new ListHazardsRequest { PageSize = 200 };
        do
        {
            var page = await new Casework.CaseworkClient(channel).ListHazardsAsync(request, Bearer());
            all.AddRange(page.Hazards);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }

    public async Task<TrackResponse> TrackAsync(string receipt) => await new Tracking.TrackingClient(channel).TrackAsync(new() { Receipt = receipt });

    public void Dispose() => channel.Dispose();

    private Metadata Bearer() => new() { { "authorization", $"Bearer {Token}" } };
}
