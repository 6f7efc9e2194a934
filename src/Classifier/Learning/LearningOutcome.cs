namespace PublicReport.Classifier.Learning;

/// <summary>What a run of learning did; holds no text.</summary>
internal sealed record LearningOutcome
{
    public bool Promoted { get; init; }

    /// <summary>"not-worse", "worse", "nothing-new", "rolled-back-before", or "served-changed" when another model was served meanwhile.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Served from now on.</summary>
    public required string Version { get; init; }

    /// <summary>Different reports.</summary>
    public required int Corrections { get; init; }

    /// <summary>Near-copies of others, and labels the model does not know.</summary>
    public required int Skipped { get; init; }

    /// <summary>Of the corrections, those the served model did not know.</summary>
    public required int New { get; init; }

    /// <summary>Left out because a version that had learnt them was rolled back.</summary>
    public int Rejected { get; init; }

    /// <summary>Of the new ones, those the served model would have had right.</summary>
    public required int NewRightBefore { get; init; }

    public IReadOnlyList<Comparison> Figures { get; init; } = [];
}
