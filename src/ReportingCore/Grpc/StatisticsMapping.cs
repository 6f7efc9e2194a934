using Google.Protobuf.WellKnownTypes;
using PublicReport.Protos.Casework.V1;
using PublicReport.Protos.Statistics.V1;
using PublicReport.ReportingCore.Domain.Statistics;
using Rate = PublicReport.Protos.Statistics.V1.Rate;
using UseCases = PublicReport.ReportingCore.Features.Statistics;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>Figures as messages.</summary>
internal static class StatisticsMapping
{
    public static Sheet ToMessage(string period, StatisticsSheet sheet, DateTimeOffset countedAt)
    {
        var message = new Sheet { Period = period, CountedAt = countedAt.ToTimestamp() };
        message.Figures.AddRange(sheet.Figures.Select(figure => new Figure { Key = figure.Key, Count = figure.Value }));
        message.Rates.AddRange(sheet.Rates.Select(rate => new Rate { Key = rate.Key, Part = rate.Part, Whole = rate.Whole }));
        return message;
    }

    public static FigureItem ToMessage(PlacedFact item, HazardSummary hazard) =>
        new() { Hazard = hazard, At = item.Fact.At.ToTimestamp(), Value = item.Fact.Value };

    public static Dashboard ToMessage(UseCases.Dashboard dashboard)
    {
        var message = new Dashboard
        {
            Now = ToMessage(UseCases.StatisticsScenes.Now, dashboard.Now, dashboard.CountedAt),
            Year = ToMessage(dashboard.Year.Period, dashboard.Year.Sheet, dashboard.CountedAt),
        };
        message.Months.AddRange(dashboard.Months.Select(month => ToMessage(month.Period, month.Sheet, dashboard.CountedAt)));
        message.Places.AddRange(dashboard.Places.Select(place =>
            new Place { Name = place.Name, VillageCode = place.Village ?? "", Longitude = place.Longitude, Latitude = place.Latitude }));
        return message;
    }

    public static PublicFigures ToMessage(UseCases.PublicFigures figures)
    {
        var message = new PublicFigures { AreaCode = figures.Area, Month = figures.Month, TownshipName = figures.Township };
        message.Tables.AddRange(figures.Tables.Select(ToMessage));
        return message;
    }

    public static PublicListings ToMessage(UseCases.PublicListings listings)
    {
        var message = new PublicListings { AreaCode = listings.Area, TownshipName = listings.Township };
        message.Items.AddRange(listings.Items.Select(ToMessage));
        return message;
    }

    private static PublicListing ToMessage(UseCases.PublicListing item) => new()
    {
        DomainName = item.Domain,
        VillageName = item.Village,
        DepartmentName = item.Department,
        Enterprise = item.Enterprise,
        Basis = item.Basis,
        ListedOn = $"{item.ListedOn:yyyy-MM-dd}",
        Deadline = $"{item.Deadline:yyyy-MM-dd}",
        DelistedOn = $"{item.DelistedOn:yyyy-MM-dd}",
        RevokedOn = $"{item.RevokedOn:yyyy-MM-dd}",
    };

    private static PublicTable ToMessage(UseCases.PublicTable table)
    {
        var message = new PublicTable { Dimension = table.Dimension };
        message.Columns.AddRange(table.Columns);
        message.Rows.AddRange(table.Rows.Select(ToMessage));
        message.Totals.AddRange(table.Totals.Select(ToMessage));
        return message;
    }

    private static PublicRow ToMessage(UseCases.PublicRow row)
    {
        var message = new PublicRow { Code = row.Code, Name = row.Name };
        message.Counts.AddRange(row.Counts.Select(ToMessage));
        return message;
    }

    private static PublicCount ToMessage(int? count)
    {
        var message = new PublicCount();
        if (count is { } shown)
        {
            message.Count = shown;
        }

        return message;
    }
}
