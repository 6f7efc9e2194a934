using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>不予受理, with a coded reason that is told to the reporters.</summary>
public sealed record DeclineHazard(ActHeader Header, string ReasonCode) : IRequest<Outcome<ActDone>>;

internal sealed class DeclineHazardHandler(ActOnHazard acts, ReporterTalk talk) : IRequestHandler<DeclineHazard, Outcome<ActDone>>
{
    public Task<Outcome<ActDone>> Handle(DeclineHazard request, CancellationToken cancellationToken) =>
        acts.CommitAsync(request.Header, Act.Decline, async (transaction, hazard, jurisdiction) =>
        {
            if (!jurisdiction.DeclineReasons.TryGetValue(request.ReasonCode, out var reason))
            {
                return new Refusal(RefusalKind.Invalid, "unknown-decline-reason");
            }

            if (await RefusalAsync(transaction, hazard, jurisdiction, request.ReasonCode) is { } refusal)
            {
                return refusal;
            }

            await talk.TellAllAsync(transaction, hazard, request.Header.Actor, $"不予受理：{reason}。{request.Header.Note}", MessageKind.Final);
            return new ActEffect(hazard, new Dictionary<string, string> { ["reason"] = request.ReasonCode });
        });

    private static async Task<Refusal?> RefusalAsync(TownshipTransaction transaction, Hazard hazard, Jurisdiction jurisdiction, string code)
    {
        if (hazard.Death)
        {
            return new(RefusalKind.NotAllowedNow, "death-blocks-closing", "a matter with a death goes to the county government");
        }

        if (jurisdiction.DeclineAfterAsking.Contains(code) && !hazard.AskedForMore)
        {
            return new(RefusalKind.NotAllowedNow, "ask-first", "this reason needs that the reporter was asked for more");
        }

        if (!jurisdiction.DeclineInsidersOnly.Contains(code))
        {
            return null;
        }

        foreach (var id in hazard.Reports)
        {
            if (await transaction.FindReportAsync(id) is not { Insider: true, Anonymity: not Domain.Reports.Anonymity.Named })
            {
                return new(RefusalKind.NotAllowedNow, "insiders-only", "this reason is for unnamed reports of employees");
            }
        }

        return null;
    }
}
