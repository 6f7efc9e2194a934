using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Jobs;
using PublicReport.ReportingCore.Jobs.Staff;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Jobs;

public sealed class StaffSenderOnGarnetTests(GarnetFixture store) : StaffSenderTests(store), IClassFixture<GarnetFixture>;

public sealed class StaffSenderOnRedisTests(RedisFixture store) : StaffSenderTests(store), IClassFixture<RedisFixture>;

public abstract partial class StaffSenderTests(IStoreFixture store) : IAsyncLifetime
{
    private const string Words = "配电箱冒火花 我是张三 13812345678";
    private SmtpPeer smtp = null!;
    private RobotPeer robot = null!;
    private Core core = null!;

    public async Task InitializeAsync()
    {
        smtp = SmtpPeer.Start();
        robot = await RobotPeer.StartAsync();
        core = await Core.StartAsync(store.ConnectionString, settings: new()
        {
            ["Smtp:Host"] = "127.0.0.1",
            ["Smtp:Port"] = smtp.Port.ToString(CultureInfo.InvariantCulture),
            ["Smtp:From"] = "office@example.org",
            ["Smtp:Security"] = "None",
            ["PR_DUTY_ROBOT_URL"] = robot.Url,
        }, jurisdiction: yaml => yaml
            .Replace("robotUrlFrom: PR_DUTY_ROBOT_URL\n  emails: []", "robotUrlFrom: PR_DUTY_ROBOT_URL\n  emails: [duty@example.org]", StringComparison.Ordinal)
            .Replace("leaderEmails: []", "leaderEmails: [leader@example.org]", StringComparison.Ordinal)
            .Replace("name: 供电所\n", "name: 供电所\n    emails: [power@example.org]\n", StringComparison.Ordinal));
    }

    public async Task DisposeAsync()
    {
        await core.DisposeAsync();
        await robot.DisposeAsync();
        await smtp.DisposeAsync();
    }

    [Fact]
    public async Task An_urgent_report_reaches_the_duty_officer_by_robot_and_mail_without_a_word_of_the_report()
    {
        await ReportAsync(urgent: true);

        Assert.Equal(1, await Sender.SendDueAsync(default));

        var mail = Assert.Single(smtp.Received);
        Assert.Equal(["duty@example.org"], mail.Recipients);
        var message = Read(mail);
        Assert.Contains("紧急隐患 2026-", message.Subject, StringComparison.Ordinal);
        var text = Assert.Single(robot.Received).GetProperty("text");
        Assert.Contains("紧急隐患 2026-", text.GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.Equal("@all", text.GetProperty("mentioned_list")[0].GetString());
        foreach (var word in Words.Split(' '))
        {
            Assert.DoesNotContain(word, message.Subject + message.TextBody + text.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_urgent_report_that_looks_out_of_scope_rings_the_duty_officer()
    {
        core.Classifier.Next = SettableClassifier.Of("out-of-scope", urgent: true);
        var hazard = await ReportAsync(urgent: false);

        await Sender.SendDueAsync(default);

        Assert.Single(robot.Received);
        Assert.Equal((HazardState.Registered, "safety-office"), (hazard.State, hazard.Department));
    }

    [Fact]
    public async Task It_rings_again_until_somebody_acknowledges()
    {
        var hazard = await ReportAsync(urgent: true);
        await RingAsync(3);
        Assert.Equal(4, robot.Received.Count);

        var file = (await core.Send(new GetHazard(Duty, hazard.Id))).Value.Hazard;
        var acknowledged = await core.Send(new AcknowledgeUrgent(new() { Actor = Duty, RequestId = Guid.NewGuid().ToString("N"), Hazard = hazard.Id, ExpectedVersion = file.Version }));
        Assert.True(acknowledged.IsOk);
        await RingAsync(3);
        Assert.Equal(4, robot.Received.Count);
    }

    [Fact]
    public async Task It_stops_ringing_after_the_last_ring_and_tells_the_leader()
    {
        await ReportAsync(urgent: true);
        await RingAsync(30);
        Assert.Equal(24, robot.Received.Count);
        Assert.Single(smtp.Received, mail => mail.Recipients is ["leader@example.org"]);
    }

    [Fact]
    public async Task What_fails_is_tried_again_by_the_way_that_failed_only()
    {
        smtp.Refuses = true;
        await ReportAsync(urgent: true);
        Assert.Equal(0, await Sender.SendDueAsync(default));
        Assert.Equal(0, await Sender.SendDueAsync(default));
        var waiting = Assert.Single(await Outbox.PendingAsync(core.Area, Delivery.Staff, 10));
        Assert.Equal("smtp-failed", waiting.Problem);

        smtp.Refuses = false;
        core.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(1, await Sender.SendDueAsync(default));
        Assert.Single(robot.Received);
        Assert.Single(smtp.Received);
        Assert.Empty(await Outbox.PendingAsync(core.Area, Delivery.Staff, 10));
    }

    [Fact]
    public async Task What_is_given_up_stays_to_be_seen_and_intake_goes_on()
    {
        smtp.Refuses = true;
        robot.Code = 45009;
        await ReportAsync(urgent: true);
        for (var attempt = 0; attempt < 12; attempt++)
        {
            await Sender.SendDueAsync(default);
            core.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal("urgent-alert", Assert.Single(await Outbox.GivenUpAsync(core.Area)).Kind);
        Assert.Empty(await Outbox.PendingAsync(core.Area, Delivery.Staff, 10));
        Assert.NotNull(await ReportAsync(urgent: false));
    }

    [Fact]
    public async Task Two_instances_send_each_piece_of_news_once()
    {
        await using var other = await Core.StartAsync(store.ConnectionString, core);
        for (var i = 0; i < 10; i++)
        {
            await ReportAsync(urgent: true, $"第{i}处配电箱冒火花");
        }

        var sent = await Task.WhenAll(Sender.SendDueAsync(default), other.Services.GetRequiredService<StaffSender>().SendDueAsync(default));
        Assert.Equal(10, sent.Sum());
        Assert.Equal(10, robot.Received.Select(message => message.GetRawText()).Distinct().Count());
        Assert.Equal(10, robot.Received.Count);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_followed()
    {
        robot.Code = -1;
        await ReportAsync(urgent: true);
        await Sender.SendDueAsync(default);
        Assert.Equal(0, robot.Elsewhere);
        Assert.Equal("robot-http-307", Assert.Single(await Outbox.PendingAsync(core.Area, Delivery.Staff, 10)).Problem);
    }

    private StaffSender Sender => core.Services.GetRequiredService<StaffSender>();

    private OutboxDocuments Outbox => core.Services.GetRequiredService<OutboxDocuments>();

    private Actor Duty => core.ActorOf("safety-office", Role.DutyOfficer);

    private async Task RingAsync(int times)
    {
        await Sender.SendDueAsync(default);
        for (var i = 0; i < times; i++)
        {
            core.Clock.Advance(TimeSpan.FromMinutes(5));
            await core.Services.GetRequiredService<SupervisionJob>().SweepAsync(default);
            await Sender.SendDueAsync(default);
        }
    }

    private async Task<Hazard> ReportAsync(bool urgent, string text = Words)
    {
        var accepted = await core.Send(new SubmitReport
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Area = core.Area,
            Text = text,
            Channel = Channel.Web,
            Anonymity = Anonymity.Anonymous,
            Urgent = urgent,
        });
        Assert.True(accepted.IsOk);
        return (await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Hazards[0];
    }

    private static MimeMessage Read(ReceivedMail mail) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.Latin1.GetBytes(mail.Data)));
}
