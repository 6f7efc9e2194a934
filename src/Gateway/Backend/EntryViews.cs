namespace PublicReport.Gateway.Backend;

/// <summary>What a member of staff types in for a person who phones, writes or walks in.</summary>
public sealed record EntryCommand(string RequestId, string Area, string Channel, string Text)
{
    public string Village { get; init; } = "";

    public string Place { get; init; } = "";

    public string Anonymity { get; init; } = "anonymous";

    public string Name { get; init; } = "";

    public string Phone { get; init; } = "";

    public bool Urgent { get; init; }

    public bool HideFromUnit { get; init; }

    public override string ToString() => nameof(EntryCommand);
}

public sealed record EntryReceipt(string Receipt, DateTimeOffset AcceptedAt, string Handler, bool Urgent, string Guidance)
{
    public override string ToString() => nameof(EntryReceipt);
}
