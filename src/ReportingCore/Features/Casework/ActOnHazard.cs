using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>What every act carries.</summary>
public sealed record ActHeader
{
    public required Actor Actor { get; init; }

    public required string RequestId { get; init; }

    public required HazardId Hazard { get; init; }

    /// <summary>Version the person saw; a later one means somebody else acted first.</summary>
    public required long ExpectedVersion { get; init; }

    public string Note { get; init; } = "";
}

public sealed record ActDone(long Version, HazardState State);

/// <summary>What an act changes once the table has allowed it.</summary>
/// <param name="Hazard">The hazard with the act's own changes; state, version and history are set by <see cref="ActOnHazard"/>.</param>
/// <param name="Details">For the log.</param>
/// <param name="Also">More writes of the same commit, such as deliveries and reports.</param>
/// <param name="To">State after, where the table offers several; null: the first.</param>
internal sealed record ActEffect(
    Hazard Hazard, IReadOnlyDictionary<string, string>? Details = null, Func<long, Task>? Also = null, HazardState? To = null);

/// <summary>The common path of every act: see it, right version, allowed by the table, reason given; then one commit with one event.</summary>
internal sealed class ActOnHazard(Townships townships, TownshipStore store, WorkingCalendar calendar, ReporterTalk talk)
{
    public Task<Outcome<ActDone>> CommitAsync(
        ActHeader header,
        Act act,
        Func<TownshipTransaction, Hazard, Jurisdiction, Task<Outcome<ActEffect>>> apply,
        ActInput? input = null) =>
        store.CommitAsync(header.Actor.Area, header.RequestId, async transaction =>
        {
            var jurisdiction = townships.Get(header.Actor.Area);
            var hazard = await transaction.FindHazardAsync(header.Hazard);
            if (hazard is null || !HazardAccess.Sees(header.Actor, hazard, jurisdiction))
            {
                return GetHazardHandler.NotFound;
            }

            if (hazard.Version != header.ExpectedVersion)
            {
                return await Conflicts.WithAsync(transaction, hazard);
            }

            var rows = WorkflowTable.Rows(hazard.State, act, header.Actor, hazard, jurisdiction.SafetyOffice);
            if (Refusal(rows, act, hazard, header, input) is { } refusal)
            {
                return refusal;
            }

            if (await HiddenReports.RefuseAsync(transaction, header.Actor, hazard, input?.Report, jurisdiction) is { } hidden)
            {
                return hidden;
            }

            if (await transaction.ClaimAsync(input?.AllPictures() ?? [], hazard.Id) is { } unusable)
            {
                return unusable;
            }

            var effect = await apply(transaction, hazard, jurisdiction);
            return effect.IsOk
                ? await SaveAsync(transaction, header, act, rows, Settle(effect.Value, jurisdiction.Clocks), input?.Report)
                : effect.Refusal!;
        });

    private static Refusal? Refusal(IReadOnlyList<Transition> rows, Act act, Hazard hazard, ActHeader header, ActInput? input)
    {
        if (rows is not [var row, ..])
        {
            return new(RefusalKind.NotAllowedNow, "act-not-allowed", $"{act} is not allowed in state {hazard.State}");
        }

        foreach (var need in row.Needs.Where(need => need == Need.Note || input is not null))
        {
            if (!(input ?? new()).Has(need, header.Note))
            {
                return new(RefusalKind.Invalid, $"{ActNames.Of(need)}-missing", $"{act} needs {need}");
            }
        }

        return null;
    }

    private Unsettled Settle(ActEffect effect, ClockTable clocks) => new(effect, hazard => SupervisionSteps.Settle(hazard, clocks, calendar));

    private async Task<Outcome<ActDone>> SaveAsync(
        TownshipTransaction transaction, ActHeader header, Act act, IReadOnlyList<Transition> rows, Unsettled unsettled, ReportId? report)
    {
        var to = unsettled.Effect.To is { } wanted ? rows.First(row => row.To == wanted).To : rows[0].To;
        var effect = unsettled.Effect with { Hazard = ListingNotice.Settle(unsettled.Effect.Hazard with { State = to }, transaction.Now) };
        var details = new Dictionary<string, string>(effect.Details ?? new Dictionary<string, string>())
        {
            ["state"] = to.ToString(),
            ["department"] = effect.Hazard.Department,
        };
        if (effect.Hazard.Supervision.Listing != unsettled.Effect.Hazard.Supervision.Listing)
        {
            details["listing"] = "revoked";
        }

        var version = transaction.Append(new(header.Actor, ActNames.Of(act))
        {
            Hazard = effect.Hazard.Id,
            Report = report,
            Note = header.Note,
            Details = details,
        });
        var changed = effect.Hazard with
        {
            Version = version,
            LastChangedAt = transaction.Now,
            Events = [.. effect.Hazard.Events, version],
            Milestones = [.. effect.Hazard.Milestones, new(ActNames.Of(act), to, effect.Hazard.Department, transaction.Now)],
        };
        transaction.Save(unsettled.Settle(changed));
        if (effect.Also is { } also)
        {
            await also(version);
        }

        if (ProgressWords.Of(act, unsettled.Effect.Hazard) is { } news)
        {
            await talk.TellProgressAsync(transaction, changed, news);
        }

        await ReporterTalk.ForgetAddressesAsync(transaction, changed);

        return new ActDone(version, changed.State);
    }
}

/// <param name="Effect">What the act changes.</param>
/// <param name="Settle">Brings the supervision level in line with the clocks that run afterwards.</param>
internal sealed record Unsettled(ActEffect Effect, Func<Hazard, Hazard> Settle);

/// <summary>Wire and log names of acts: "hand-back" for <see cref="Act.HandBack"/>.</summary>
internal static class ActNames
{
    public static string Of(Act act) => Kebab(act.ToString());

    public static string Of(Need need) => Kebab(need.ToString());

    /// <returns>Null for a name that is no act.</returns>
    public static Act? Parse(string name) => Enum.GetValues<Act>().Cast<Act?>().FirstOrDefault(act => Of(act!.Value) == name);

    private static string Kebab(string name) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
