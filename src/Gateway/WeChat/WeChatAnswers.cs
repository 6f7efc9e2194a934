using PublicReport.Gateway.Storage;
using PublicReport.Gateway.WeChat.Protocol;
using StackExchange.Redis;

namespace PublicReport.Gateway.WeChat;

/// <summary>One answer a message: the first run is stored, every retry gets it again, a retry during the run waits for it.</summary>
internal sealed class WeChatAnswers(
    IWeChatMessageHandler handler, ReplyStore replies, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<WeChatAnswers> log)
{
    /// <summary>WeChat hangs up after five seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4.5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>The plain reply XML, or "success".</summary>
    public async Task<string> AnswerAsync(InboundMessage message)
    {
        try
        {
            var work = await replies.TryBeginAsync(message.PersonKey, message.RequestId) ? RunAsync(message) : AwaitFirstAsync(message);
            return await work.WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            log.LogWarning("An answer to {Kind} took longer than WeChat waits", message);
            return ReplyXml.Success;
        }
        catch (RedisException error)
        {
            // Without the store there is no replay, but the core still knows the request id: nothing is doubled.
            log.LogError("Message replies cannot be stored: {Error}", error.GetType().Name);
            return await HandleAsync(message);
        }
    }

    private async Task<string> RunAsync(InboundMessage message)
    {
        var answer = await HandleAsync(message);
        try
        {
            await replies.FinishAsync(message.PersonKey, message.RequestId, answer);
        }
        catch (RedisException error)
        {
            // The message is handled: it must not be handled again only because the answer could not be kept.
            log.LogError("A message reply cannot be stored: {Error}", error.GetType().Name);
        }

        return answer;
    }

    private async Task<string> AwaitFirstAsync(InboundMessage message)
    {
        var deadline = time.GetUtcNow() + Patience;
        while (time.GetUtcNow() < deadline)
        {
            if (await replies.FindAsync(message.PersonKey, message.RequestId) is { } answer)
            {
                return answer;
            }

            await Task.Delay(Poll, time);
        }

        throw new TimeoutException();
    }

    private async Task<string> HandleAsync(InboundMessage message)
    {
        WeChatReply reply;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
            limit.CancelAfter(Longest);
            reply = await handler.HandleAsync(message, limit.Token);
        }
#pragma warning disable CA1031 // A 5xx makes WeChat repeat the message and show its own error: the person gets our sentence instead.
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.LogError("Handling {Kind} failed: {Error} at {Place}", message, error.GetType().Name, error.TargetSite?.Name);
            reply = WeChatReply.Text(WeChatTexts.TryAgain);
        }

        if (message is EventMessage { CanBeAnswered: false })
        {
            return ReplyXml.Success;
        }

        reply = reply is TextReply text ? WeChatReply.Text(XmlText.Split(text.Content).FirstOrDefault("")) : reply;
        return ReplyXml.Write(reply, message.From.Value, message.To, time.GetUtcNow());
    }
}
