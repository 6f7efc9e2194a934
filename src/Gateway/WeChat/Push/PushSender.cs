using System.Globalization;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Storage;
using PublicReport.Gateway.WeChat.Api;

namespace PublicReport.Gateway.WeChat.Push;

/// <summary>
/// One message to one reporter, or to somebody of staff who bound it: as a customer-service message while WeChat's window is open, else as a template message. What is neither possible now
/// is tried again for a while, because the person may write and open the window; the phone page shows everything all the same. Mere progress is not:
/// by then it is old news, and would take the place of something better.
/// </summary>
internal sealed class PushSender(IWeChatApi api, PushWindows windows, SentPushes sent, GatewayKeys keys, GatewaySettings settings)
{
    /// <summary>With the core's pauses (half a minute, doubled) about two hours.</summary>
    private const int LastAttempt = 8;
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public async Task<PushResult> SendAsync(PendingPush push, CancellationToken cancellationToken)
    {
        // Sent before, but the core did not learn of it.
        if (await sent.ContainsAsync(push.Id))
        {
            return PushResult.Sent;
        }

        var result = await InWindowAsync(push, cancellationToken) ?? await ByTemplateAsync(push, cancellationToken)
            ?? (IsProgress(push) || push.Attempt >= LastAttempt ? PushResult.WindowClosed : PushResult.Retry);
        if (result == PushResult.Sent)
        {
            await sent.AddAsync(push.Id);
        }

        return result;
    }

    /// <returns>Null when the window is closed or does not allow this message.</returns>
    private async Task<PushResult?> InWindowAsync(PendingPush push, CancellationToken cancellationToken)
    {
        var person = keys.Person(push.OpenId);
        if (await windows.TakeAsync(person, KeepBack(push)) is not { } ticket)
        {
            return null;
        }

        var answer = await api.SendTextAsync(new(push.OpenId), push.IsStaff ? PushTexts.ForStaff(push.Text) : PushTexts.Message(push.Kind, push.Text, push.ReceiptHint), cancellationToken);
        switch (answer.Error?.Kind)
        {
            case null:
                return PushResult.Sent;
            case WeChatErrorKind.WindowClosed or WeChatErrorKind.WindowUsedUp:
                // WeChat knows better than our count.
                await windows.CloseAsync(person);
                return null;
            case WeChatErrorKind.Unreachable:
                await windows.CloseAsync(person);
                return PushResult.Unreachable;
            case WeChatErrorKind.BadRequest or WeChatErrorKind.Refused:
                await windows.GiveBackAsync(ticket);
                return null;
            default:
                await windows.GiveBackAsync(ticket);
                return PushResult.Retry;
        }
    }

    /// <returns>Null without a template, or when the person does not take it.</returns>
    private async Task<PushResult?> ByTemplateAsync(PendingPush push, CancellationToken cancellationToken)
    {
        if (TemplateFor(push.AreaCode) is not { } template)
        {
            return null;
        }

        var data = new Dictionary<string, string>
        {
            [template.ReceiptField] = push.IsStaff ? push.ReceiptHint : $"{push.AreaCode}-{PushTexts.Tail(push.ReceiptHint)}",
            [template.WhatField] = push.IsStaff ? PushTexts.StaffWhat : PushTexts.What(push.Kind),
            [template.TimeField] = TimeZoneInfo.ConvertTime(push.CreatedAt, Shanghai).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        };
        var url = settings.WeChat.PublicUrl is { Length: > 0 } page ? page + (push.IsStaff ? "/console" : "/t") : "";
        var answer = await api.SendTemplateAsync(new(push.OpenId), new(template.Id, data, url, push.Id), cancellationToken);
        return answer.Error?.Kind switch
        {
            null => PushResult.Sent,
            WeChatErrorKind.Unreachable => PushResult.Unreachable,
            WeChatErrorKind.Refused => null,
            _ => PushResult.Retry,
        };
    }

    private static bool IsProgress(PendingPush push) => push is { IsStaff: false, Kind: "progress" };

    private static int KeepBack(PendingPush push) => push switch
    {
        { IsStaff: false, Kind: "final" } => 0,
        _ when IsProgress(push) => PushWindows.KeptForTalk,
        _ => PushWindows.KeptForLast,
    };

    private PushTemplate? TemplateFor(string area) =>
        settings.WeChat.Templates.GetValueOrDefault(area) ?? (settings.WeChat.TemplateId is { Length: > 0 } id ? new() { Id = id } : null);
}
