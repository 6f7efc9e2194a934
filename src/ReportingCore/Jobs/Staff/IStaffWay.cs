using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Outbox;

namespace PublicReport.ReportingCore.Jobs.Staff;

/// <summary>Where one piece of news goes; taken from jurisdiction and settings, never from a request.</summary>
/// <param name="Emails">Addresses.</param>
/// <param name="Robot">Address of a WeCom group robot, which holds its key; null without one.</param>
internal sealed record StaffTargets(IReadOnlyList<string> Emails, Uri? Robot)
{
    /// <summary>Who of those concerned has bound a WeChat, by account.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Records print their members; the robot's address is a secret.</summary>
    public override string ToString() => $"{Emails.Count} addresses, robot: {Robot is not null}";
}

/// <summary>One way out: e-mail, group robot or WeChat.</summary>
internal interface IStaffWay
{
    string Name { get; }

    bool Serves(StaffTargets targets);

    /// <exception cref="StaffWayException">It did not go out; it will be tried again.</exception>
    Task SendAsync(StaffTargets targets, Delivery delivery, Jurisdiction jurisdiction, CancellationToken cancellationToken);
}

/// <summary>A try failed; the code names the cause without addresses or words.</summary>
internal sealed class StaffWayException(string code, Exception? cause = null) : Exception(code, cause)
{
    public string Code { get; } = code;
}
