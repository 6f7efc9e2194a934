using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>Any act of the table that has no call of its own; what it does is its <see cref="ActRule"/>.</summary>
public sealed record PerformAct(ActHeader Header, Act Act, ActInput Input) : IRequest<Outcome<ActDone>>;

/// <summary>What a rule decides on: the hazard as it stands in the commit, who acts and what was given.</summary>
internal sealed record ActScene(TownshipTransaction Transaction, Hazard Hazard, Jurisdiction Jurisdiction, ActHeader Header, ActInput Input)
{
    public Actor Actor => Header.Actor;

    public string Note => Header.Note;

    public DateTimeOffset Now => Transaction.Now;
}

/// <summary>One act beyond what the table says of it: further guards and what it changes.</summary>
internal abstract class ActRule(Act act)
{
    public Act Act { get; } = act;

    public virtual Task<Outcome<ActEffect>> ApplyAsync(ActScene scene) => Task.FromResult(Apply(scene));

    protected virtual Outcome<ActEffect> Apply(ActScene scene) => new ActEffect(scene.Hazard);

    protected static Refusal NotNow(string code, string detail = "") => new(RefusalKind.NotAllowedNow, code, detail);

    protected static Refusal Wrong(string code, string detail = "") => new(RefusalKind.Invalid, code, detail);

    protected static Dictionary<string, string> Details(params (string Key, string Value)[] details) =>
        details.ToDictionary(detail => detail.Key, detail => detail.Value);
}

internal sealed class PerformActHandler(ActOnHazard acts, IEnumerable<ActRule> rules) : IRequestHandler<PerformAct, Outcome<ActDone>>
{
    public async Task<Outcome<ActDone>> Handle(PerformAct request, CancellationToken cancellationToken)
    {
        if (rules.FirstOrDefault(rule => rule.Act == request.Act) is not { } rule)
        {
            return new Refusal(RefusalKind.Invalid, "act-unknown", "this act has a call of its own");
        }

        var input = WorkflowTable.NamesReport(request.Act) ? request.Input : request.Input with { Report = null };
        return await acts.CommitAsync(
            request.Header,
            request.Act,
            (transaction, hazard, jurisdiction) => rule.ApplyAsync(new(transaction, hazard, jurisdiction, request.Header, input)),
            input);
    }
}
