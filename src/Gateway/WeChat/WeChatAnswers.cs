using PublicReport.Gateway.Storage;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.Gateway.WeChat.Push;
using StackExchange.Redis;

namespace PublicReport.Gateway.WeChat;

/// <summary>
/// One answer a message: the first run is stored, every retry gets it again, a retry during the run waits for it and takes over when the instance
/// that ran it has died. What comes later than WeChat waits, or is longer than it shows, follows as customer-service messages.
/// </summary>
internal sealed class WeChatAnswers(
    IWeChatMessageHandler handler, ReplyStore replies, PushWindows windows, Afterword afterword, TimeProvider time, IHostApplicationLifetime lifetime,
    ILogger<WeChatAnswers> log)
{
    /// <summary>WeChat hangs up after five seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4.5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>The plain reply XML, or "success".</summary>
    public async Task<string> AnswerAsync(InboundMessage message)
    {
        var deadline = time.GetUtcNow() + Patience;
        try
        {
            while (time.GetUtcNow() < deadline)
            {
                if (await replies.TryBeginAsync(message.PersonKey, message.RequestId))
                {
                    return await FirstAsync(message, deadline);
                }

                var (answer, abandoned) = await replies.FindAsync(message.PersonKey, message.RequestId);
                if (answer is not null)
                {
                    return answer;
                }

                if (!abandoned)
                {
                    await Task.Delay(Poll, time);
                }
            }

            return ReplyXml.Success;
        }
        catch (RedisException error)
        {
            // Without the store there is no replay, but the core still knows the request id: nothing is doubled.
            log.LogError("Message replies cannot be stored: {Error}", error.GetType().Name);
            return Pieces(message, await HandleAsync(message))[0];
        }
    }

    /// <summary>Waits as long as WeChat does; after that the answer goes another way.</summary>
    private async Task<string> FirstAsync(InboundMessage message, DateTimeOffset deadline)
    {
        var race = new Race();
        var work = RunAsync(message, race);
        try
        {
            return await work.WaitAsync(deadline - time.GetUtcNow(), time);
        }
        catch (TimeoutException)
        {
            log.LogWarning("An answer to {Kind} takes longer than WeChat waits", message);
            return race.Claim() ? ReplyXml.Success : await work;
        }
    }

    private async Task<string> RunAsync(InboundMessage message, Race race)
    {
        await NoteWindowAsync(message);
        var handling = HandleAsync(message);
        while (await Task.WhenAny(handling, Task.Delay(ReplyStore.Renewal, time)) != handling)
        {
            await replies.RenewAsync(message.PersonKey, message.RequestId);
        }

        var pieces = Pieces(message, await handling);
        var inTime = race.Claim();
        var answer = inTime ? pieces[0] : ReplyXml.Success;
        try
        {
            await replies.FinishAsync(message.PersonKey, message.RequestId, answer);
        }
        catch (RedisException error)
        {
            // The message is handled: it must not be handled again only because the answer could not be kept.
            log.LogError("A message reply cannot be stored: {Error}", error.GetType().Name);
        }

        var rest = Texts(await handling).Skip(inTime ? 1 : 0).ToArray();
        if (rest.Length > 0)
        {
            // Nobody waits for it any more.
            _ = afterword.SayAsync(message, rest, lifetime.ApplicationStopping);
        }

        return answer;
    }

    private async Task<WeChatReply> HandleAsync(InboundMessage message)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
            limit.CancelAfter(Longest);
            var reply = await handler.HandleAsync(message, limit.Token);
            return message is EventMessage { CanBeAnswered: false } ? WeChatReply.None : reply;
        }
#pragma warning disable CA1031 // A 5xx makes WeChat repeat the message and show its own error: the person gets our sentence instead.
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.LogError("Handling {Kind} failed: {Error} at {Place}", message, error.GetType().Name, error.TargetSite?.Name);
            return message is EventMessage { CanBeAnswered: false } ? WeChatReply.None : WeChatReply.Text(WeChatTexts.TryAgain);
        }
    }

    /// <summary>What the person does opens windows for messages of ours (wechat.md §5.2).</summary>
    private Task NoteWindowAsync(InboundMessage message) => message switch
    {
        UnsubscribeEvent => windows.CloseAsync(message.PersonKey),
        AuthorizationEvent about => windows.CloseAsync(about.SubjectKey),
        ClickEvent or ScanEvent or SubscribeEvent or ScanCodeEvent => windows.OpenForTapAsync(message.PersonKey),
        EventMessage => Task.CompletedTask,
        _ => windows.OpenForMessageAsync(message.PersonKey),
    };

    /// <summary>The reply as XML, one for each piece that WeChat shows at once; at least one.</summary>
    private string[] Pieces(InboundMessage message, WeChatReply reply)
    {
        var parts = reply is TextReply ? Texts(reply).Select(WeChatReply.Text).ToArray() : [reply];
        return [.. (parts.Length > 0 ? parts : [WeChatReply.None]).Select(part => ReplyXml.Write(part, message.From.Value, message.To, time.GetUtcNow()))];
    }

    private static IReadOnlyList<string> Texts(WeChatReply reply) => reply is TextReply text ? XmlText.Split(text.Content) : [];

    /// <summary>Between the answer and the end of WeChat's patience; whoever claims first decides which way the answer goes.</summary>
    private sealed class Race
    {
        private int claimed;

        public bool Claim() => Interlocked.Exchange(ref claimed, 1) == 0;
    }
}
