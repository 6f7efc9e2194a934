using PublicReport.Gateway.Storage;
using PublicReport.Gateway.WeChat.Api;
using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.WeChat.Push;

/// <summary>What did not fit into the answer to a message, in time or in length, as customer-service messages.</summary>
internal sealed class Afterword(IWeChatApi api, PushWindows windows, TimeProvider time, ILogger<Afterword> log)
{
    /// <summary>Before each further try while WeChat is busy (wechat.md §5.11).</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8)];

    /// <returns>False when WeChat did not take all of it.</returns>
    public async Task<bool> SayAsync(InboundMessage to, IEnumerable<string> pieces, CancellationToken cancellationToken)
    {
        foreach (var piece in pieces)
        {
            if (!await SayAsync(to, piece, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> SayAsync(InboundMessage to, string piece, CancellationToken cancellationToken)
    {
        var ticket = await TakeTicketAsync(to);
        var error = (await api.SendTextAsync(to.From, piece, cancellationToken)).Error;
        foreach (var pause in Pauses.TakeWhile(_ => error?.Kind == WeChatErrorKind.Later))
        {
            await Task.Delay(pause, time, cancellationToken);
            error = (await api.SendTextAsync(to.From, piece, cancellationToken)).Error;
        }

        if (error is null)
        {
            return true;
        }

        log.LogWarning("A late answer to {Kind} is refused: {Code}", to, error.Code);
        await GiveBackAsync(ticket);
        return false;
    }

    /// <returns>Null when the store cannot count: whoever has just written may be answered, and WeChat refuses by itself what is too much.</returns>
    private async Task<PushTicket?> TakeTicketAsync(InboundMessage to)
    {
        try
        {
            return await windows.TakeAsync(to.PersonKey, keepBack: 0);
        }
        catch (Exception error) when (GatewayStore.IsAway(error))
        {
            log.LogWarning("A late answer cannot be counted: {Error}", error.GetType().Name);
            return null;
        }
    }

    private async Task GiveBackAsync(PushTicket? ticket)
    {
        try
        {
            await (ticket is null ? Task.CompletedTask : windows.GiveBackAsync(ticket));
        }
        catch (Exception error) when (GatewayStore.IsAway(error))
        {
            log.LogWarning("A message that was not sent stays counted: {Error}", error.GetType().Name);
        }
    }
}
