using Google.Protobuf.WellKnownTypes;
using PublicReport.Protos.Casework.V1;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Features.Papers;
using PublicReport.ReportingCore.Features.Supervision;
using PublicReport.ReportingCore.Features.Templates;
using Problem = PublicReport.ReportingCore.Features.Deliveries.DeliveryProblem;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>Between the office's messages and use cases.</summary>
internal sealed class CaseOfficeMapping(CaseworkMapping casework)
{
    public ListMineResponse ToMessage(MinePage page, Actor actor)
    {
        var response = new ListMineResponse { Total = page.Total };
        response.Items.AddRange(page.Items.Select(entry => new MineItem
        {
            Hazard = casework.ToSummary(entry.Hazard, actor),
            Kind = entry.Kind,
            Clock = entry.Clock?.Code ?? "",
            DueAt = entry.Clock?.DueAt.ToTimestamp(),
        }));
        return response;
    }

    public ListSupervisedResponse ToMessage(IReadOnlyList<SupervisedEntry> entries, Actor actor)
    {
        var response = new ListSupervisedResponse();
        response.Items.AddRange(entries.Select(entry => new SupervisedItem
        {
            Hazard = casework.ToSummary(entry.Hazard, actor),
            Clock = entry.Clock?.Code ?? "",
            DueAt = entry.Clock?.DueAt.ToTimestamp(),
            DaysLate = entry.DaysLate,
            Letters = entry.Hazard.Supervision.Letters.Count,
            ListedUntil = entry.Hazard.Supervision is { IsListed: true, Listing: { } listing } ? $"{listing.Deadline:yyyy-MM-dd}" : "",
        }));
        return response;
    }

    public static Paper ToMessage(OfficialPaper paper)
    {
        var message = new Paper
        {
            Kind = paper.Kind,
            Title = paper.Title,
            Number = paper.Number,
            Addressee = paper.Addressee,
            Office = paper.Office,
            Date = $"{paper.Date:yyyy-MM-dd}",
        };
        message.Paragraphs.AddRange(paper.Paragraphs);
        message.Rows.AddRange(paper.Rows.Select(row => new PaperRow { Label = row.Label, Value = row.Value }));
        return message;
    }

    public static Templates ToMessage(TemplateSet set)
    {
        var message = new Templates { Version = set.Version };
        message.Items.AddRange(set.Items.Select(item => new Template { Act = item.Act, Name = item.Name, Text = item.Text }));
        return message;
    }

    public static ListDeliveryProblemsResponse ToMessage(IReadOnlyList<Problem> problems)
    {
        var response = new ListDeliveryProblemsResponse();
        response.Problems.AddRange(problems.Select(item => new DeliveryProblem
        {
            Kind = item.Delivery.Kind,
            Text = item.Delivery.Text,
            Problem = item.Delivery.Problem,
            CreatedAt = item.Delivery.CreatedAt.ToTimestamp(),
            Attempts = item.Delivery.Attempt + 1,
            GivenUp = item.GivenUp,
        }));
        return response;
    }
}
