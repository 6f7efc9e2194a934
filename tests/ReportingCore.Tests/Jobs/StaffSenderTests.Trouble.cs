using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Storage;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Jobs;

/// <summary>One way, one piece of news or one server that fails keeps none of the others.</summary>
public abstract partial class StaffSenderTests
{
    [Fact]
    public async Task A_mail_server_that_wants_a_sign_in_does_not_keep_the_urgent_alert_from_the_robot_and_the_problem_is_seen()
    {
        smtp.WantsSignIn = true;
        await ReportAsync(urgent: true);

        await Sender.SendDueAsync(default);

        Assert.Single(robot.Received);
        var waiting = Assert.Single(await Outbox.PendingAsync(core.Area, Delivery.Staff, 10));
        Assert.Equal(("smtp-sign-in", 1), (waiting.Problem, waiting.Attempt));
    }

    [Fact]
    public async Task A_mail_server_that_does_not_answer_holds_no_urgent_alert_up_however_much_news_is_due()
    {
        smtp.IsSilent = true;
        await QueueNewsAsync(20);
        await ReportAsync(urgent: true);
        using var enough = new CancellationTokenSource();

        var sending = Sender.SendDueAsync(enough.Token);
        await robot.First.WaitAsync(TimeSpan.FromSeconds(12));

        Assert.Contains("紧急隐患", Assert.Single(robot.Received).GetProperty("text").GetProperty("content").GetString(), StringComparison.Ordinal);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task What_another_instance_has_sent_meanwhile_does_not_come_back()
    {
        await QueueNewsAsync(1);
        var news = Assert.Single(await Outbox.LeaseAsync(core.Area, Delivery.Staff, 1, core.Clock.GetUtcNow(), "slow"));
        await Outbox.CompleteAsync(core.Area, news);

        await Outbox.RetryAsync(core.Area, news, core.Clock.GetUtcNow());

        Assert.Empty(await Outbox.PendingAsync(core.Area, Delivery.Staff, 10));
    }

    [Fact]
    public async Task News_that_cannot_be_read_keeps_no_other_news()
    {
        await QueueNewsAsync(1);
        var redis = core.Services.GetRequiredService<RedisConnections>();
        var keys = new TownshipKeys(core.Area);
        await redis.Writes.StringSetAsync(keys.Delivery(Assert.Single(await Outbox.PendingAsync(core.Area, Delivery.Staff, 1)).Id), "damaged");
        core.Clock.Advance(TimeSpan.FromMinutes(2));
        await ReportAsync(urgent: true);

        Assert.Equal(1, await Sender.SendDueAsync(default));

        Assert.Single(robot.Received);
    }

    private Task<Outcome<Done>> QueueNewsAsync(int count) => core.Services.GetRequiredService<TownshipStore>().CommitAsync<Done>(core.Area, Guid.NewGuid().ToString("N"), transaction =>
    {
        for (var i = 0; i < count; i++)
        {
            OutboxDocuments.Enqueue(transaction, new()
            {
                Id = $"NEWS{i}",
                Channel = Delivery.Staff,
                Kind = "assigned",
                Text = "请办理",
                Department = "power-supply",
                CreatedAt = transaction.Now,
            }, transaction.Now - TimeSpan.FromMinutes(1));
        }

        return Task.FromResult<Outcome<Done>>(Done.Instance);
    });
}
