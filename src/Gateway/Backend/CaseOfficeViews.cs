namespace PublicReport.Gateway.Backend;

public sealed record MineView(IReadOnlyList<MineLine> Items, int Total);

public sealed record MineLine(HazardLine Hazard, string Kind, string Clock, DateTimeOffset? DueAt);

public sealed record SupervisedLine(HazardLine Hazard, string Clock, DateTimeOffset? DueAt, int DaysLate, int Letters, string ListedUntil);

public sealed record DeliveryProblemView(string Text, string Problem, DateTimeOffset CreatedAt, int Attempts, bool GivenUp);

public sealed record TemplateView(string Act, string Name, string Text);

public sealed record TemplatesView(long Version, IReadOnlyList<TemplateView> Items);

/// <summary>A paper as the core wrote it: there is no field for anything a reporter said or is.</summary>
public sealed record PaperView
{
    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required string Number { get; init; }

    public required string Addressee { get; init; }

    public required IReadOnlyList<string> Paragraphs { get; init; }

    public required IReadOnlyList<(string Label, string Value)> Rows { get; init; }

    public required string Office { get; init; }

    public required DateOnly Date { get; init; }
}

/// <summary>Who acted meanwhile, when a version was too old.</summary>
public sealed record NewerView(string Act, string ActorName, string Department, DateTimeOffset At);

/// <summary>What the acts of a hazard have put on record; texts as written, dates as "2026-12-31".</summary>
public sealed record CaseRecordView
{
    public static CaseRecordView Empty { get; } = new();

    public VerificationView? Verification { get; init; }

    public RectificationView? Rectification { get; init; }

    public IReadOnlyList<(bool Passed, string Text, DateTimeOffset At)> Reinspections { get; init; } = [];

    public MajorView? Major { get; init; }

    public (int Days, string Reason, string Decision)? Extension { get; init; }

    public IReadOnlyList<(string Report, string Reason, DateTimeOffset At, string Decision)> Objections { get; init; } = [];

    public IReadOnlyList<(string Code, string Name, bool Reported)> CoLeads { get; init; } = [];

    public IReadOnlyList<string> Letters { get; init; } = [];

    public IReadOnlyList<(string Code, DateTimeOffset DueAt)> Clocks { get; init; } = [];

    public IReadOnlyList<string> Papers { get; init; } = [];

    public string ListedUntil { get; init; } = "";

    public bool Death { get; init; }

    /// <summary>Somebody has not got the final reply yet.</summary>
    public bool ReplyOwed { get; init; }
}

public sealed record VerificationView(IReadOnlyList<string> People, string On, string Findings, IReadOnlyList<string> Pictures, string Finding);

public sealed record PlanView(string Responsible, string Measures, string Money, string Deadline, string Contingency);

public sealed record RectificationView(string Kind, PlanView? Plan, string Feedback, IReadOnlyList<string> Before, IReadOnlyList<string> After);

public sealed record MajorView(string Standard, string Article, string Enterprise, string Principal, string Controller, string NotifiedOn, string Notified);

/// <summary>What a form may be filled with; which of it an act needs is said by the core.</summary>
public sealed class CaseInput
{
    public string People { get; set; } = "";

    public string Date { get; set; } = "";

    public string Finding { get; set; } = "";

    public List<string> Pictures { get; } = [];

    public List<string> PicturesAfter { get; } = [];

    public string Responsible { get; set; } = "";

    public string Measures { get; set; } = "";

    public string Money { get; set; } = "";

    public string PlanDeadline { get; set; } = "";

    public string Contingency { get; set; } = "";

    public string SignedBy { get; set; } = "";

    public string Standard { get; set; } = "";

    public string Article { get; set; } = "";

    public string Enterprise { get; set; } = "";

    public string Principal { get; set; } = "";

    public string Controller { get; set; } = "";

    public string Destination { get; set; } = "";

    /// <summary>"yes", "no" or empty.</summary>
    public string Verdict { get; set; } = "";

    public string Conclusion { get; set; } = "";

    public string Facts { get; set; } = "";

    public string Decision { get; set; } = "";

    public string Reward { get; set; } = "";

    public string Report { get; set; } = "";

    public int Days { get; set; }

    public string Deadline { get; set; } = "";

    public string Document { get; set; } = "";

    public string Department { get; set; } = "";

    public List<string> CoLeads { get; init; } = [];

    public string Village { get; set; } = "";

    public bool Death { get; set; }

    /// <summary>The public notice of the listing names the enterprise.</summary>
    public bool NameUnit { get; set; }
}
