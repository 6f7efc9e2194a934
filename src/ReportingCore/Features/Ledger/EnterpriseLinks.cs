using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>Finds the enterprise of that name or enters it, in the commit that needs it; an existing one is never changed by the way.</summary>
internal sealed class EnterpriseLinks(IIdSource ids)
{
    public static async Task<Enterprise> LinkAsync(TownshipTransaction transaction, Actor actor, Enterprise described)
    {
        if (await transaction.FindEnterpriseAsync(described.Name) is { } known)
        {
            return known;
        }

        var version = Append(transaction, actor, "enterprise-entered", described);
        var entered = described with { Version = version, Events = [version] };
        transaction.Save(entered, formerName: null);
        return entered;
    }

    /// <summary>What is known of a new one.</summary>
    public Enterprise Describe(TownshipTransaction transaction, string name, string domain) => new()
    {
        Id = new(CrockfordBase32.Encode(ids.Bytes(10))),
        Name = name.Trim(),
        Domain = domain,
        EnteredOn = WorkingCalendar.Day(transaction.Now),
    };

    public static long Append(TownshipTransaction transaction, Actor actor, string act, Enterprise enterprise, string note = "") =>
        transaction.Append(new(actor, act)
        {
            Note = note,
            Details = new Dictionary<string, string> { ["enterprise"] = enterprise.Id.Value, ["domain"] = enterprise.Domain },
        });
}
