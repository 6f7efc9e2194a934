using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>The Safety Office lets the department have a paraphrase of a withheld hazard, never the original (architecture rule 9).</summary>
public sealed record ReleaseParaphrase(ActHeader Header, string Department) : IRequest<Outcome<ActDone>>;

internal sealed class ReleaseParaphraseHandler(ActOnHazard acts) : IRequestHandler<ReleaseParaphrase, Outcome<ActDone>>
{
    public Task<Outcome<ActDone>> Handle(ReleaseParaphrase request, CancellationToken cancellationToken) =>
        acts.CommitAsync(request.Header, Act.ReleaseParaphrase, (_, hazard, jurisdiction) =>
            Task.FromResult<Outcome<ActEffect>>(
                !hazard.Withheld ? new Refusal(RefusalKind.NotAllowedNow, "not-withheld")
                : !jurisdiction.Departments.ContainsKey(request.Department) ? new Refusal(RefusalKind.Invalid, "unknown-department")
                : new ActEffect(
                    hazard with { Paraphrase = request.Header.Note, Department = request.Department },
                    new Dictionary<string, string> { ["to"] = request.Department })));
}
