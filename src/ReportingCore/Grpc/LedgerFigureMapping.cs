using System.Globalization;
using System.Text.Json;
using PublicReport.Protos.Ledger.V1;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Features.Ledger;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>Figures as messages, each with the filter of the list behind it.</summary>
internal static class LedgerFigureMapping
{
    public static CountResponse ToMessage(LedgerCount count)
    {
        var response = new CountResponse();
        response.Figures.AddRange(count.Figures.Select(ToMessage));
        response.Targets.AddRange(count.Targets.Select(progress => new Target
        {
            Name = progress.Target.Name,
            Kind = progress.Target.Kind,
            By = Day(progress.Target.By),
            Value = ToMessage(progress.Value),
            Reference = ToMessage(progress.Reference),
            Met = progress.Met,
            Final = progress.IsFinal,
        }));
        return response;
    }

    private static Figure ToMessage(LedgerFigure figure) =>
        new() { Group = figure.Group, Key = Kebab(figure.Key), Count = figure.Count, Filter = ToMessage(figure.Filter) };

    private static Filter ToMessage(LedgerFilter filter)
    {
        var message = new Filter
        {
            FoundFrom = Day(filter.FoundFrom),
            FoundTo = Day(filter.FoundTo),
            ClosedFrom = Day(filter.ClosedFrom),
            ClosedTo = Day(filter.ClosedTo),
            OutstandingOn = Day(filter.OutstandingOn),
            OverdueOn = Day(filter.OverdueOn),
            Source = filter.Source is { } source ? Kebab(source.ToString()) : "",
            Domain = filter.Domain,
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

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
