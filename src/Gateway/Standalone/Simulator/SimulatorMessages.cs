namespace PublicReport.Gateway.Standalone.Simulator;

/// <summary>How the account's push is configured.</summary>
internal enum PushMode
{
    Plain,
    Compatible,
    Safe,
}

/// <summary>What the page asks the phone to send. Only the fields of <see cref="Kind"/> count.</summary>
internal sealed record SimulatorSend
{
    public string Persona { get; init; } = "";

    /// <summary>plain, compatible or safe.</summary>
    public string Mode { get; init; } = "safe";

    /// <summary>text, image, voice, location, subscribe, unsubscribe, scan or click.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Typed text, or what a tapped line says.</summary>
    public string Text { get; init; } = "";

    /// <summary>Id of a tapped msgmenu line; empty when typed.</summary>
    public string MenuId { get; init; } = "";

    /// <summary>Photo or recording, base64 without a prefix.</summary>
    public string Data { get; init; } = "";

    /// <summary>What WeChat recognised of a recording; empty: nothing.</summary>
    public string Recognition { get; init; } = "";

    /// <summary>Degrees, GCJ-02.</summary>
    public double Latitude { get; init; }

    /// <summary>Degrees, GCJ-02.</summary>
    public double Longitude { get; init; }

    public string Label { get; init; } = "";

    /// <summary>Menu key, or scene of a QR code.</summary>
    public string Key { get; init; } = "";
}

/// <summary>
/// The passive reply as the phone shows it (kind text, news, none or failed), and both messages as they were before and after encryption.
/// Attempts are 1 to 3: WeChat repeats what is not answered within five seconds.
/// </summary>
internal sealed record SimulatorReceived(string Kind, string Text, SimulatorCard? Card, int Attempts, string Sent, string Answer, string PictureUrl);

/// <summary>A card with a link.</summary>
internal sealed record SimulatorCard(string Title, string Description, string Url, string PictureUrl);

/// <summary>
/// A message that came through the official interface (kind text, menu or template). The sequence rises with every message; the page asks for
/// later ones. Lines can be tapped (menu) or are the filled fields (template).
/// </summary>
internal sealed record OutboxMessage(long Sequence, DateTimeOffset At, string Kind, string Text, IReadOnlyList<OutboxLine> Lines, string Tail, string Url);

internal sealed record OutboxLine(string Id, string Content);

/// <summary>What the phone uploaded.</summary>
internal sealed record SimulatorMedia(string ContentType, string Extension, byte[] Bytes);
