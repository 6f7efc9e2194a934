namespace PublicReport.Classifier.Learning;

/// <summary>One served model, now or once; figures and counts only.</summary>
internal sealed record ModelVersion
{
    public required string Version { get; init; }

    /// <summary>What it replaced; null for a model that came with the program.</summary>
    public string? Parent { get; init; }

    public required DateTimeOffset KeptSince { get; init; }

    /// <summary>Different reports learnt from corrections.</summary>
    public int Corrections { get; init; }

    /// <summary>By township, its version of the last correction the model was offered: one model serves them all, and each counts for itself.</summary>
    public IReadOnlyDictionary<string, long> Learnt { get; init; } = new Dictionary<string, long>();

    /// <summary>By township, the corrections among them that were left out because a rolled-back version had learnt them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<long>> LeftOut { get; init; } = new Dictionary<string, IReadOnlyList<long>>();

    /// <summary>What a correction weighed against a row of the corpus.</summary>
    public float Weight { get; init; } = 1;

    /// <summary>Somebody rolled it back: what it had learnt and the served one does not know is not learnt again unless asked for.</summary>
    public bool RolledBack { get; init; }

    public IReadOnlyList<Comparison> Figures { get; init; } = [];

    public bool Knows(Correction correction) => correction.Version <= Learnt.GetValueOrDefault(correction.Area)
        && !(LeftOut.TryGetValue(correction.Area, out var left) && left.Contains(correction.Version));
}
