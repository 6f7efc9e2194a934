using PublicReport.Protos.Ledger.V1;

namespace PublicReport.Gateway.Backend;

/// <summary>From the console's records to ledger messages.</summary>
internal static class LedgerMessages
{
    private static readonly char[] Separators = ['、', '，', ',', ';', '；'];

    public static Filter ToMessage(LedgerFilterView filter)
    {
        var message = new Filter
        {
            FoundFrom = filter.FoundFrom,
            FoundTo = filter.FoundTo,
            ClosedFrom = filter.ClosedFrom,
            ClosedTo = filter.ClosedTo,
            OutstandingOn = filter.OutstandingOn,
            OverdueOn = filter.OverdueOn,
            Source = filter.Source,
            Domain = filter.Domain,
            VillageCode = filter.Village,
            EnterpriseId = filter.Enterprise,
            State = filter.State,
            Search = filter.Search,
        };
        if (filter.AgeFrom is { } from)
        {
            message.AgeFrom = from;
        }

        if (filter.AgeTo is { } to)
        {
            message.AgeTo = to;
        }

        return message;
    }

    public static Finding ToMessage(FindingEntry finding)
    {
        var message = new Finding
        {
            Source = finding.Source,
            FoundOn = finding.FoundOn,
            Enterprise = finding.Enterprise,
            Principal = finding.Principal,
            Controller = finding.Controller,
            Contact = finding.Contact,
            Domain = finding.Domain,
            VillageCode = finding.Village,
            Place = finding.Place,
            Description = finding.Description,
            Standard = finding.Standard,
            Article = finding.Article,
            Responsible = finding.Responsible,
            Measures = finding.Measures,
            Money = finding.Money,
            Deadline = finding.Deadline,
            Contingency = finding.Contingency,
            SignedBy = finding.SignedBy,
        };
        message.Finders.AddRange(finding.Finders.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return message;
    }

    public static SaveEnterpriseRequest ToMessage(EnterpriseView enterprise, string requestId)
    {
        var message = new SaveEnterpriseRequest
        {
            RequestId = requestId,
            EnterpriseId = enterprise.Id,
            ExpectedVersion = enterprise.Version,
            Name = enterprise.Name,
            Principal = enterprise.Principal,
            Controller = enterprise.Controller,
            Contact = enterprise.Contact,
            Domain = enterprise.Domain,
            VillageCode = enterprise.Village,
            Notes = enterprise.Notes,
            ClosedOn = enterprise.ClosedOn,
        };
        if (enterprise.HighRiskSet.Length > 0)
        {
            message.HighRisk = enterprise.HighRiskSet == "yes";
        }

        return message;
    }
}
