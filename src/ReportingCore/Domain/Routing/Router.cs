using PublicReport.Jurisdictions;

namespace PublicReport.ReportingCore.Domain.Routing;

/// <summary>Turns domain scores into a queue: the machine proposes, the jurisdiction maps, doubt goes to people.</summary>
public static class Router
{
    private const int ProposalsKept = 3;

    /// <param name="classification">Null when the classifier did not answer in time.</param>
    /// <param name="jurisdiction">Maps domains to departments.</param>
    /// <param name="signs">What the report says beside its matter.</param>
    public static RouteDecision Decide(ClassificationResult? classification, Jurisdiction jurisdiction, RoutingSigns signs)
    {
        if (classification is null || classification.Scores.Count == 0)
        {
            return new() { Domain = SafetyDomain.OutOfScope, Department = jurisdiction.SafetyOffice, Reason = RouteReason.ClassifierUnavailable };
        }

        var proposals = Propose(classification.Scores, jurisdiction);
        var first = signs.Insist && proposals[0].Domain == SafetyDomain.OutOfScope ? proposals.ElementAtOrDefault(1) ?? proposals[0] : proposals[0];
        var threshold = classification.Scores.First(score => score.Domain == first.Domain).DispatchThreshold;
        var reason = Reason(first, threshold, jurisdiction, signs);
        return new()
        {
            Domain = first.Domain,
            Department = reason == RouteReason.Dispatched ? first.Department : jurisdiction.SafetyOffice,
            Reason = reason,
            ModelVersion = classification.ModelVersion,
            Confidence = first.Probability,
            Proposals = proposals.Take(ProposalsKept).ToList(),
            // The classifier explains its first label only.
            Words = first.Domain == classification.Scores[0].Domain ? classification.Words : [],
            InvalidProbability = classification.InvalidProbability,
        };
    }

    private static RouteReason Reason(Proposal first, double threshold, Jurisdiction jurisdiction, RoutingSigns signs)
    {
        // Of words that are not there the classifier knows only how common its labels are.
        var sure = first.Probability >= threshold && !signs.Insist && signs.Legibility != Legibility.None;
        if (first.Domain == SafetyDomain.OutOfScope)
        {
            return sure && !signs.Grave && signs.Legibility == Legibility.Full ? RouteReason.OutOfScope : RouteReason.LowConfidence;
        }

        if (signs.KeepFromUnit || jurisdiction.IsSelfOperated(first.Domain))
        {
            return RouteReason.KeptFromUnit;
        }

        return sure ? RouteReason.Dispatched : RouteReason.LowConfidence;
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
