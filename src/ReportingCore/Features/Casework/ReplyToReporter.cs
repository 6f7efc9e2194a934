using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>答复 or question to one reporter or to all; the answer comes back as a message of the reporter.</summary>
public sealed record ReplyToReporter(ActHeader Header, ReportId? Report, bool IsQuestion) : IRequest<Outcome<ActDone>>;

internal sealed class ReplyToReporterHandler(ActOnHazard acts, ReporterTalk talk) : IRequestHandler<ReplyToReporter, Outcome<ActDone>>
{
    public Task<Outcome<ActDone>> Handle(ReplyToReporter request, CancellationToken cancellationToken) =>
        acts.CommitAsync(request.Header, Act.Reply, async (transaction, hazard, _) =>
        {
            if (request.Report is { } chosen && !hazard.Reports.Contains(chosen))
            {
                return new Refusal(RefusalKind.NotFound, "report-not-found");
            }

            var kind = request.IsQuestion ? MessageKind.Question : MessageKind.Reply;
            var reports = request.Report is { } one ? [one] : hazard.Reports;
            await talk.TellAsync(transaction, hazard, reports, request.Header.Actor, request.Header.Note, kind);
            return new ActEffect(hazard);
        }, request.Report is { } named ? new() { Report = named } : null);
}
