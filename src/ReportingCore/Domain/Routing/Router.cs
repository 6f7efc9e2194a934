using PublicReport.Jurisdictions;

namespace PublicReport.ReportingCore.Domain.Routing;

/// <summary>Turns domain scores into a queue: the machine proposes, the jurisdiction maps, doubt goes to people.</summary>
public static class Router
{
    private const int ProposalsKept = 3;

    /// <param name="classification">Null when the classifier did not answer in time.</param>
    /// <param name="jurisdiction">Maps domains to departments.</param>
    /// <param name="keepFromUnit">Insider, or the reporter asked that the unit must not know.</param>
    /// <param name="insist">Told that it is out of scope, the reporter insists.</param>
    public static RouteDecision Decide(ClassificationResult? classification, Jurisdiction jurisdiction, bool keepFromUnit, bool insist)
    {
        if (classification is null || classification.Scores.Count == 0)
        {
            return new() { Domain = SafetyDomain.OutOfScope, Department = jurisdiction.SafetyOffice, Reason = RouteReason.ClassifierUnavailable };
        }

        var proposals = Propose(classification.Scores, jurisdiction);
        var first = insist && proposals[0].Domain == SafetyDomain.OutOfScope ? proposals.ElementAtOrDefault(1) ?? proposals[0] : proposals[0];
        var threshold = classification.Scores.First(score => score.Domain == first.Domain).DispatchThreshold;
        var reason = Reason(first, threshold, jurisdiction, keepFromUnit, insist);
        return new()
        {
            Domain = first.Domain,
            Department = reason == RouteReason.Dispatched ? first.Department : jurisdiction.SafetyOffice,
            Reason = reason,
            ModelVersion = classification.ModelVersion,
            Confidence = first.Probability,
            Proposals = proposals.Take(ProposalsKept).ToList(),
            Words = classification.Words,
            InvalidProbability = classification.InvalidProbability,
        };
    }

    /// <summary>As <see cref="Decide"/>, but what looks out of scope goes to a person and not back to the reporter: it is urgent, or accepted already.</summary>
    public static RouteDecision DecideWithoutGuidance(ClassificationResult? classification, Jurisdiction jurisdiction, bool keepFromUnit)
    {
        var route = Decide(classification, jurisdiction, keepFromUnit, insist: false);
        return route.Reason == RouteReason.OutOfScope ? Decide(classification, jurisdiction, keepFromUnit, insist: true) : route;
    }

    private static RouteReason Reason(Proposal first, double threshold, Jurisdiction jurisdiction, bool keepFromUnit, bool insist)
    {
        if (first.Domain == SafetyDomain.OutOfScope)
        {
            return first.Probability >= threshold && !insist ? RouteReason.OutOfScope : RouteReason.LowConfidence;
        }

        if (keepFromUnit || jurisdiction.IsSelfOperated(first.Domain))
        {
            return RouteReason.KeptFromUnit;
        }

        return first.Probability >= threshold && !insist ? RouteReason.Dispatched : RouteReason.LowConfidence;
    }

    /// <summary>Lead departments by the summed probability of their domains; out-of-scope stands for itself.</summary>
    private static List<Proposal> Propose(IReadOnlyList<DomainScore> scores, Jurisdiction jurisdiction) =>
        scores
            .GroupBy(score => score.Domain == SafetyDomain.OutOfScope ? SafetyDomain.OutOfScope : jurisdiction.LeadOf(score.Domain))
            .Select(group => new Proposal(
                group.MaxBy(score => score.Probability)!.Domain,
                group.Key == SafetyDomain.OutOfScope ? jurisdiction.SafetyOffice : group.Key,
                group.Sum(score => score.Probability)))
            .OrderByDescending(proposal => proposal.Probability)
            .ToList();
}
