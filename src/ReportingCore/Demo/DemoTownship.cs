using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Demo;

/// <summary>Fills an empty township with a year of reports and casework, through the core's own commands on a clock of its own.</summary>
public sealed class DemoTownship
{
    private const int WithPicture = 6;
    private readonly PriorityQueue<Func<Task>, (DateTimeOffset At, int Order)> agenda = new();
    private readonly IServiceProvider core;
    private readonly DemoClock clock;
    private readonly Jurisdiction jurisdiction;
    private readonly DemoCasework casework;
    private readonly DateTimeOffset end;
    private readonly List<string> refused = [];
    private readonly HashSet<HazardId> hazards = [];
    private (int Reports, int Acts, int Order) count;

    private DemoTownship(IServiceProvider core, DemoClock clock, Jurisdiction jurisdiction)
    {
        (this.core, this.clock, this.jurisdiction) = (core, clock, jurisdiction);
        (casework, end) = (new(jurisdiction, new Random(20260302)), clock.GetUtcNow());
    }

    private TownshipReader Reader => core.GetRequiredService<TownshipReader>();

    /// <param name="core">Services of a core host whose time is <paramref name="clock"/> and which is not started, so that no job runs on it.</param>
    /// <param name="clock">Set to the moment up to which the past reaches.</param>
    /// <param name="sentences">What people write, by domain.</param>
    /// <exception cref="StoreException">A township has reports already.</exception>
    public static async Task<DemoSummary> FillAsync(IServiceProvider core, DemoClock clock, IReadOnlyList<DemoSentence> sentences)
    {
        var jurisdiction = core.GetRequiredService<Townships>().All.OrderBy(item => item.Area, StringComparer.Ordinal).First();
        if ((await core.GetRequiredService<TownshipReader>().HeadAsync(jurisdiction.Area)).Version > 0)
        {
            throw new StoreException($"{jurisdiction.Name} is not empty; --demo fills an empty township only: start without it, or with another DataDirectory.");
        }

        return await new DemoTownship(core, clock, jurisdiction).RunAsync(sentences);
    }

    private async Task<DemoSummary> RunAsync(IReadOnlyList<DemoSentence> sentences)
    {
        foreach (var (at, sentence, report) in new DemoReports(jurisdiction, sentences, end).All())
        {
            Plan(at, () => SubmitAsync(sentence, report));
        }

        while (agenda.TryDequeue(out var step, out var due))
        {
            clock.SetTo(due.At);
            await step();
        }

        clock.SetTo(end);
        return new(count.Reports, hazards.Count, count.Acts, refused);
    }

    private void Plan(DateTimeOffset at, Func<Task> step)
    {
        if (at < end)
        {
            agenda.Enqueue(step, (at, count.Order++));
        }
    }

    private async Task SubmitAsync(DemoSentence sentence, SubmitReport report)
    {
        var evidence = count.Reports % WithPicture == 0 ? await UploadAsync(1) : [];
        var accepted = await SendAsync(report with { Evidence = evidence });
        if (!accepted.IsOk)
        {
            refused.Add(accepted.Refusal!.Code);
            return;
        }

        count.Reports++;
        var stored = await FindAsync(accepted.Value.Receipt);
        if (hazards.Add(stored.HazardId))
        {
            Follow(stored.HazardId, sentence);
            AcknowledgeSoon(stored);
        }
    }

    private async Task<Report> FindAsync(string receiptCode) =>
        Receipt.TryParse(receiptCode, out var receipt)
        && await Reader.FindReceiptAsync(receipt) is { } id
        && await Reader.FindReportAsync(jurisdiction.Area, id) is { } report
            ? report
            : throw new InvalidDataException("a report accepted just now cannot be found by its receipt");

    private void AcknowledgeSoon(Report report)
    {
        if (report.Urgent)
        {
            Plan(clock.GetUtcNow().AddMinutes(7), async () =>
            {
                if (await Reader.FindHazardAsync(jurisdiction.Area, report.HazardId) is { Urgent: true, UrgentAcknowledgedBy: "", State: HazardState.Registered } hazard)
                {
                    await ActAsync(new AcknowledgeUrgent(new()
                    {
                        Actor = new DemoPeople(jurisdiction).DutyOfficer,
                        RequestId = $"demo-urgent-{hazard.Id}",
                        Hazard = hazard.Id,
                        ExpectedVersion = hazard.Version,
                    }));
                }
            });
        }
    }

    private void Follow(HazardId id, DemoSentence sentence)
    {
        if (casework.IsLeft())
        {
            return;
        }

        Plan(clock.GetUtcNow() + casework.Wait(), async () =>
        {
            var hazard = (await Reader.FindHazardAsync(jurisdiction.Area, id))!;
            var pictures = hazard.State is HazardState.Verifying or HazardState.Rectifying ? await UploadAsync(2) : [];
            if (casework.Next(hazard, sentence.Domain, pictures, clock.GetUtcNow()) is { } act && await ActAsync(act))
            {
                Follow(id, sentence);
            }
        });
    }

    private async Task<bool> ActAsync(IRequest<Outcome<ActDone>> act)
    {
        var done = await SendAsync(act);
        count.Acts += done.IsOk ? 1 : 0;
        if (!done.IsOk)
        {
            refused.Add($"{act.GetType().Name}: {done.Refusal!.Code}");
        }

        return done.IsOk;
    }

    private async Task<IReadOnlyList<EvidenceId>> UploadAsync(int pictures)
    {
        var ids = new List<EvidenceId>();
        for (var i = 0; i < pictures; i++)
        {
            ids.Add((await core.GetRequiredService<IEvidenceStore>().SaveAsync(jurisdiction.Area, DemoPicture.Of(count.Order + i))).Value.Id);
        }

        return ids;
    }

    private async Task<T> SendAsync<T>(IRequest<T> request)
    {
        await using var scope = core.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
