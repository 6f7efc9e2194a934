namespace PublicReport.ReportingCore.Domain.Routing;

/// <summary>Why a hazard lies in the queue it lies in.</summary>
public enum RouteReason
{
    /// <summary>The machine was sure enough.</summary>
    Dispatched,

    /// <summary>The machine was in doubt: a person of the Safety Office chooses.</summary>
    LowConfidence,

    /// <summary>The classifier was down or slow; it is asked again later.</summary>
    ClassifierUnavailable,

    /// <summary>The lead runs the place itself, or the reporter must be kept from it (rule 9).</summary>
    KeptFromUnit,

    /// <summary>No safety matter; guidance given.</summary>
    OutOfScope,

    AssignedByPerson,
}

/// <summary>One lead department the machine considered, with the summed probability of its domains.</summary>
public sealed record Proposal(string Domain, string Department, double Probability);

/// <summary>The decision and everything needed to audit it later.</summary>
public sealed record RouteDecision
{
    public required string Domain { get; init; }

    public required string Department { get; init; }

    public required RouteReason Reason { get; init; }

    public string ModelVersion { get; init; } = "";

    public double Confidence { get; init; }

    public IReadOnlyList<Proposal> Proposals { get; init; } = [];

    /// <summary>Words of the report that spoke for the domain.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public double InvalidProbability { get; init; }

    /// <summary>A person has said whose it is: from now on the machine only keeps what it had proposed.</summary>
    public RouteDecision ByPerson(string department) => this with { Department = department, Reason = RouteReason.AssignedByPerson };

    /// <summary>As <see cref="ByPerson(string)"/>, with the domain; words that spoke for another one explain nothing any more.</summary>
    public RouteDecision ByPerson(string department, string domain) => ByPerson(department) with { Domain = domain, Words = domain == Domain ? Words : [] };
}
