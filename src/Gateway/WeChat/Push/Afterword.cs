using PublicReport.Gateway.Storage;
using PublicReport.Gateway.WeChat.Api;
using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.WeChat.Push;

/// <summary>What did not fit into the answer to a message, in time or in length, as customer-service messages.</summary>
internal sealed class Afterword(IWeChatApi api, PushWindows windows, ILogger<Afterword> log)
{
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
        if ((await api.SendTextAsync(to.From, piece, cancellationToken)).Error is not { } error)
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
