using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Tests.Scenarios;
using Xunit;
using Wire = PublicReport.Protos.Casework.V1;

namespace PublicReport.ReportingCore.Tests.Features.Secrecy;

/// <summary>Reporters who must not be known, the departments that handle what they report, and what each of them is shown over the wire.</summary>
internal sealed class Village(Core core)
{
    private readonly HashSet<string> seen = [];

    public Actor Office => core.ActorOf("safety-office");

    public async Task<ReportAccepted> ReportAsync(string text, Func<SubmitReport, SubmitReport>? change = null, string domain = "electric-power")
    {
        core.Classifier.Next = SettableClassifier.Of(domain);
        var report = new SubmitReport
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Area = core.Area,
            Text = text,
            Channel = Channel.Web,
            Anonymity = Anonymity.Anonymous,
        };
        var accepted = await core.Send(change?.Invoke(report) ?? report);
        Assert.True(accepted.IsOk, accepted.Refusal?.Code);
        return accepted.Value;
    }

    public Task<ReportAccepted> InsiderAsync(string text, string domain = "electric-power") =>
        ReportAsync(text, report => report with { Insider = true }, domain);

    public async Task<Report> ReportOfAsync(ReportAccepted accepted)
    {
        Assert.True(Receipt.TryParse(accepted.Receipt, out var receipt));
        var reader = core.Services.GetRequiredService<TownshipReader>();
        return (await reader.FindReportAsync(core.Area, (await reader.FindReceiptAsync(receipt))!.Value))!;
    }

    public async Task<Hazard> HazardOfAsync(ReportAccepted accepted)
    {
        var reader = core.Services.GetRequiredService<TownshipReader>();
        return (await reader.FindHazardAsync(core.Area, (await ReportOfAsync(accepted)).HazardId))!;
    }

    public async Task<Track> TrackAsync(ReportAccepted accepted) => (await core.Send(new TrackReport(accepted.Receipt))).Value;

    /// <summary>Acts in the words of <see cref="LifeActs"/> on the hazard this report lies in now.</summary>
    public async Task ActAsync(ReportAccepted accepted, string acts)
    {
        foreach (var line in acts.Split(';', StringSplitOptions.TrimEntries))
        {
            await new LifeActs(core).DoAsync((await HazardOfAsync(accepted)).Id, line, line.Split(' '), [(await ReportOfAsync(accepted)).Id]);
        }
    }

    public static ActHeader Header(Hazard hazard, Actor actor, string note = "说明") =>
        new() { Actor = actor, RequestId = Guid.NewGuid().ToString("N"), Hazard = hazard.Id, ExpectedVersion = hazard.Version, Note = note };

    /// <summary>The page of the hazard as this person gets it.</summary>
    public async Task<Wire.GetHazardResponse> PageAsync(ReportAccepted accepted, Actor actor) =>
        await new Wire.Casework.CaseworkClient(await core.ConnectAsync()).GetHazardAsync(
            new() { HazardId = (await HazardOfAsync(accepted)).Id.Value }, core.As(actor));

    public async Task<Wire.ListHazardsResponse> ListAsync(Actor actor, string search = "") =>
        await new Wire.Casework.CaseworkClient(await core.ConnectAsync()).ListHazardsAsync(new() { Search = search }, core.As(actor));

    /// <summary>Staff news since the last look: "kind@department" or "kind@role".</summary>
    public async Task<IReadOnlyList<string>> NewsAsync()
    {
        var pending = await core.Services.GetRequiredService<OutboxDocuments>().PendingAsync(core.Area, Delivery.Staff, 500);
        return [.. pending.Where(delivery => seen.Add(delivery.Id))
            .Select(delivery => $"{delivery.Kind}@{(delivery.Department.Length > 0 ? delivery.Department : delivery.Role)}").Order(StringComparer.Ordinal)];
    }
}
