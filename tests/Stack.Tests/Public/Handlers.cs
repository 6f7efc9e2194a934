using MediatR;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Features.Casework;
using Xunit;

namespace PublicReport.Stack.Tests.Public;

/// <summary>The departments' side of the talk.</summary>
internal static class Handlers
{
    private const string Area = "341503205";

    /// <summary>Fills in the two steps of the form and leaves the visitor on the receipt.</summary>
    public static async Task<string> ReportAsync(this Visitor visitor, string text, params (string Field, string? Value)[] more)
    {
        await visitor.OpenAsync($"/r/{Area}");
        await visitor.SendAsync("/review", [("text", text), .. more]);
        var none = visitor.Page.Buttons("none").Count > 0 ? new (string, string?)[] { ("none", "yes") } : [];
        var insist = visitor.Page.Buttons("insist").Count > 0 ? new (string, string?)[] { ("insist", "yes") } : [];
        var page = await visitor.SendAsync("/submit", [.. none, .. insist]);
        Assert.True(page.Receipt.Length > 0, page.Text);
        return page.Receipt;
    }

    public static async Task<T> SendAsync<T>(this PhoneStack stack, IRequest<T> request)
    {
        await using var scope = stack.Stack.Core.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public static async Task<Hazard> NewestAsync(this PhoneStack stack) =>
        (await stack.SendAsync(new ListHazards(Office))).Value.Hazards.MaxBy(hazard => hazard.Version)!;

    public static async Task<HazardFile> FileAsync(this PhoneStack stack, HazardId id) => (await stack.SendAsync(new GetHazard(Office, id))).Value;

    public static async Task ActAsync(this PhoneStack stack, Func<ActHeader, IRequest<Outcome<ActDone>>> act, HazardId id)
    {
        var hazard = (await stack.FileAsync(id)).Hazard;
        var header = new ActHeader { Actor = HandlerOf(hazard), RequestId = Guid.NewGuid().ToString("N"), Hazard = id, ExpectedVersion = hazard.Version };
        Assert.Null((await stack.SendAsync(act(header))).Refusal);
    }

    /// <summary>Accepted, checked by two people, found untrue and answered.</summary>
    public static async Task ReplyFinallyAsync(this PhoneStack stack, HazardId id)
    {
        await stack.ActAsync(header => new AcceptHazard(header), id);
        await stack.ActAsync(header => new PerformAct(header, Act.SignFor, new()), id);
        var picture = await stack.PictureAsync();
        await stack.ActAsync(header => new PerformAct(header with { Note = "看过了" }, Act.Verify, new()
        {
            People = ["甲", "乙"],
            Date = DateOnly.FromDateTime(DateTime.UtcNow),
            Finding = Finding.False,
            Pictures = [picture],
        }), id);
        await stack.ActAsync(
            header => new PerformAct(header, Act.ReplyFinally, new() { Conclusion = "不属实", Facts = "门是关着的", Decision = "不予处理", Reward = "不符合" }), id);
    }

    public static async Task<EvidenceId> PictureAsync(this PhoneStack stack) =>
        (await stack.Stack.Core.Services.GetRequiredService<IEvidenceStore>().SaveAsync(Area, Pictures.Png)).Value.Id;

    /// <summary>A colleague, where the same person may not do two steps.</summary>
    public static Actor Second(Actor actor) => actor with { Account = $"{actor.Account}-2" };

    public static Actor Third(Actor actor) => actor with { Account = $"{actor.Account}-3" };

    public static Actor Office => ActorOf("safety-office", [Role.SafetyOffice, Role.Handler]);

    private static Actor HandlerOf(Hazard hazard) => hazard.Department == Office.Department ? Office : ActorOf(hazard.Department, [Role.Handler]);

    private static Actor ActorOf(string department, IReadOnlyList<string> roles) => new()
    {
        Area = Area,
        Account = $"{department}-test",
        DisplayName = department,
        Department = department,
        Roles = roles,
    };
}
