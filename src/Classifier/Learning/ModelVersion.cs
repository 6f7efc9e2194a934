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

    /// <summary>Township version of the last correction it knows.</summary>
    public long Through { get; init; }

    /// <summary>What a correction weighed against a row of the corpus.</summary>
    public float Weight { get; init; } = 1;

    /// <summary>Somebody rolled it back: the same material is not promoted again.</summary>
    public bool RolledBack { get; init; }

    public IReadOnlyList<Comparison> Figures { get; init; } = [];
}
