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
            try
            {
                if (!await SayAsync(to, piece, cancellationToken))
                {
                    return false;
                }
            }
            catch (Exception error) when (GatewayStore.IsAway(error))
            {
                log.LogError("A late answer cannot be counted: {Error}", error.GetType().Name);
                return false;
            }
        }

        return true;
    }

    private async Task<bool> SayAsync(InboundMessage to, string piece, CancellationToken cancellationToken)
    {
        if (await windows.TakeAsync(to.PersonKey, keepBack: 0) is not { } ticket)
        {
            log.LogWarning("A late answer to {Kind} finds no open window", to);
            return false;
        }

        if ((await api.SendTextAsync(to.From, piece, cancellationToken)).Error is not { } error)
        {
            return true;
        }

        await windows.GiveBackAsync(ticket);
        log.LogWarning("A late answer to {Kind} is refused: {Code}", to, error.Code);
        return false;
    }
}
