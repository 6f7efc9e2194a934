using PublicReport.Gateway.Storage;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.Gateway.WeChat.Push;

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

    /// <summary>With the store, which gives up after five seconds by itself: then it would be too late for any answer.</summary>
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>The plain reply XML, or "success".</summary>
    public async Task<string> AnswerAsync(InboundMessage message)
    {
        var deadline = time.GetUtcNow() + Patience;
        try
        {
            if (await EarlierAsync(message, deadline) is { } earlier)
            {
                return earlier;
            }
        }
        catch (Exception error) when (GatewayStore.IsAway(error))
        {
            // Without the store there is no replay, but the core still knows the request id: nothing is doubled. What needs the store hardly comes in
            // time, so the person is told to try again rather than nothing.
            log.LogError("Message replies cannot be stored: {Error}", error.GetType().Name);
            return await FirstAsync(message, deadline, CanBeAnswered(message) ? WeChatReply.Text(WeChatTexts.TryAgain) : WeChatReply.None);
        }

        return await FirstAsync(message, deadline, WeChatReply.None);
    }

    /// <returns>What another run of the message answered; null when it is to be run here.</returns>
    private async Task<string?> EarlierAsync(InboundMessage message, DateTimeOffset deadline)
    {
        while (time.GetUtcNow() < deadline)
        {
            if (await replies.TryBeginAsync(message.PersonKey, message.RequestId).WaitAsync(StorePatience))
            {
                return null;
            }

            var (answer, abandoned) = await replies.FindAsync(message.PersonKey, message.RequestId).WaitAsync(StorePatience);
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

    /// <summary>Waits as long as WeChat does; after that the answer goes another way.</summary>
    private async Task<string> FirstAsync(InboundMessage message, DateTimeOffset deadline, WeChatReply ifLate)
    {
        var race = new Race();
        var work = RunAsync(message, race, deadline, ifLate);
        await ((Task)work).WaitAsync(Left(deadline), time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work.IsCompleted || !race.Claim())
        {
            return await work;
        }

        log.LogWarning("An answer to {Kind} takes longer than WeChat waits", message);
        return Pieces(message, ifLate)[0];
    }

    /// <summary>Handles the message, whatever the store does meanwhile: WeChat does not repeat what was acknowledged.</summary>
    private async Task<string> RunAsync(InboundMessage message, Race race, DateTimeOffset deadline, WeChatReply ifLate)
    {
        await QuietlyAsync(NoteWindowAsync(message), StorePatience);
        var handling = HandleAsync(message);
        while (await Task.WhenAny(handling, Task.Delay(ReplyStore.Renewal, time)) != handling)
        {
            // Nobody waits for it: an answer that is there must not wait for a store that stalls.
            _ = QuietlyAsync(replies.RenewAsync(message.PersonKey, message.RequestId), StorePatience);
        }

        var unsaid = await UnsaidAsync(message, await handling);
        var reply = Behind(unsaid, await handling);
        var inTime = race.Claim();
        var answer = Pieces(message, inTime ? reply : ifLate)[0];
        // The message is handled: it must not be handled again only because the answer could not be kept.
        await QuietlyAsync(replies.FinishAsync(message.PersonKey, message.RequestId, answer), inTime ? Left(deadline) : StorePatience);
        var rest = inTime ? Texts(reply).Skip(1).ToArray() : reply == ifLate ? [] : [.. Texts(reply)];
        // Nobody waits for it any more.
        _ = SettleAsync(message, rest, unsaid);
        return answer;
    }

    /// <summary>Says the rest. What the person must not miss, a receipt above all, is kept until WeChat has taken it, and else comes with the next answer.</summary>
    private async Task SettleAsync(InboundMessage message, string[] rest, IReadOnlyList<UnsaidAnswer> unsaid)
    {
        if (rest.Length > 0 && rest is not [WeChatTexts.TryAgain])
        {
            await QuietlyAsync(replies.KeepUnsaidAsync(message.PersonKey, new(message.RequestId, string.Concat(rest))), StorePatience);
        }

        if (unsaid.Count > 0)
        {
            await QuietlyAsync(replies.ForgetUnsaidAsync(message.PersonKey, unsaid.Select(one => one.RequestId)), StorePatience);
        }

        if (rest.Length > 0 && await afterword.SayAsync(message, rest, lifetime.ApplicationStopping))
        {
            await QuietlyAsync(replies.ForgetUnsaidAsync(message.PersonKey, [message.RequestId]), StorePatience);
        }
    }

    /// <summary>What was answered before and never reached the person, as far as there is an answer it can go with.</summary>
    private async Task<IReadOnlyList<UnsaidAnswer>> UnsaidAsync(InboundMessage message, WeChatReply reply)
    {
        var finding = reply is TextReply ? replies.FindUnsaidAsync(message.PersonKey) : Task.FromResult<IReadOnlyList<UnsaidAnswer>>([]);
        await QuietlyAsync(finding, StorePatience);
        return finding.IsCompletedSuccessfully ? await finding : [];
    }

    private static WeChatReply Behind(IReadOnlyList<UnsaidAnswer> unsaid, WeChatReply reply) => unsaid.Count == 0 || reply is not TextReply text
        ? reply
        : WeChatReply.Text(string.Concat(unsaid.Select(one => $"{WeChatTexts.Unsaid}\n{one.Text}\n\n")) + text.Content);

    /// <summary>What a store that is away must neither prevent nor hold up.</summary>
    private async Task QuietlyAsync(Task storing, TimeSpan patience)
    {
        try
        {
            await storing.WaitAsync(patience);
        }
        catch (Exception error) when (GatewayStore.IsAway(error))
        {
            log.LogWarning("The store does not keep up with a message: {Error}", error.GetType().Name);
        }
    }

    private TimeSpan Left(DateTimeOffset deadline) => deadline - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private async Task<WeChatReply> HandleAsync(InboundMessage message)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
            limit.CancelAfter(Longest);
            var reply = await handler.HandleAsync(message, limit.Token);
            return CanBeAnswered(message) ? reply : WeChatReply.None;
        }
#pragma warning disable CA1031 // A 5xx makes WeChat repeat the message and show its own error: the person gets our sentence instead.
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.LogError("Handling {Kind} failed: {Error} at {Place}", message, error.GetType().Name, error.TargetSite?.Name);
            return CanBeAnswered(message) ? WeChatReply.Text(WeChatTexts.TryAgain) : WeChatReply.None;
        }
    }

    private static bool CanBeAnswered(InboundMessage message) => message is not EventMessage { CanBeAnswered: false };

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
