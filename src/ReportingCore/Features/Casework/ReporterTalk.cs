using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework;

public enum MessageKind
{
    Reply,
    Question,

    /// <summary>A step of the handling: pushed to those who asked for it, no message of its own.</summary>
    Progress,

    /// <summary>The last word owed to the reporter: the push address is deleted with it (architecture rule 4).</summary>
    Final,

    /// <summary>The end of a review: the last word too, but no new reply, so nothing of the reply's times or rating changes.</summary>
    Review,
}

/// <summary>What departments say to reporters: kept in the report, pushed to those who asked for it.</summary>
internal sealed class ReporterTalk(Townships townships, IIdSource ids)
{
    public Task TellAllAsync(TownshipTransaction transaction, Hazard hazard, Actor actor, string text, MessageKind kind) =>
        TellAsync(transaction, hazard, hazard.Reports, actor, text, kind);

    public async Task TellAsync(
        TownshipTransaction transaction, Hazard hazard, IEnumerable<ReportId> reports, Actor actor, string text, MessageKind kind)
    {
        var sender = townships.Get(transaction.Area).DepartmentName(actor.Department);
        foreach (var id in reports)
        {
            var report = await transaction.FindReportAsync(id) ?? throw new InvalidDataException($"report {id} of hazard {hazard.Id} is missing");
            if (report.Withdrawn)
            {
                continue;
            }

            Push(transaction, hazard, report, text, kind);
            transaction.Save(report with
            {
                Messages = [.. report.Messages, new() { At = transaction.Now, FromReporter = false, Sender = sender, Text = text }],
                AnswerAwaited = report.AnswerAwaited || kind == MessageKind.Question,
                Push = kind is MessageKind.Final or MessageKind.Review ? null : report.Push,
                RepliedAt = kind == MessageKind.Final ? transaction.Now : report.RepliedAt,
                ReplyReceivedAt = kind == MessageKind.Final ? null : report.ReplyReceivedAt,
                Satisfied = kind == MessageKind.Final ? null : report.Satisfied,
            });
        }
    }

    public async Task TellProgressAsync(TownshipTransaction transaction, Hazard hazard, string text)
    {
        foreach (var id in hazard.Reports)
        {
            if (await transaction.FindReportAsync(id) is { Withdrawn: false, Push: not null } report)
            {
                Push(transaction, hazard, report, text, MessageKind.Progress);
            }
        }
    }

    /// <summary>After an act: an address is kept only as long as a last word is to come (architecture rule 4).</summary>
    public static async Task ForgetAddressesAsync(TownshipTransaction transaction, Hazard hazard)
    {
        foreach (var id in hazard.Reports.Where(id => !hazard.OwesWordTo(id)))
        {
            if (await transaction.FindReportAsync(id) is { Push: not null } report)
            {
                transaction.Save(report with { Push = null });
            }
        }
    }

    private void Push(TownshipTransaction transaction, Hazard hazard, Report report, string text, MessageKind kind)
    {
        if (report.Push is not { } address)
        {
            return;
        }

        OutboxDocuments.Enqueue(transaction, new()
        {
            Id = CrockfordBase32.Encode(ids.Bytes(10)),
            Channel = Delivery.WeChat,
            Kind = (kind == MessageKind.Review ? MessageKind.Final : kind).ToString().ToLowerInvariant(),
            Text = text,
            Hazard = hazard.Id,
            Report = report.Id,
            Address = address,
            ReceiptHint = report.ReceiptHint,
            CreatedAt = transaction.Now,
        }, transaction.Now);
    }
}
