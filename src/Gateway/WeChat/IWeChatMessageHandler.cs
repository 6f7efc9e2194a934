using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.WeChat;

/// <summary>
/// The dialogue, as the callback sees it. Called once a message however often WeChat repeats it; an answer that comes later than 4.5 s is sent
/// as a customer-service message instead. The token ends only after a minute or when the process stops, not when WeChat hangs up.
/// </summary>
internal interface IWeChatMessageHandler
{
    Task<WeChatReply> HandleAsync(InboundMessage message, CancellationToken cancellationToken);
}

/// <summary>Stands in while no dialogue is registered: says what the account is for.</summary>
internal sealed class HelpTextHandler : IWeChatMessageHandler
{
    public Task<WeChatReply> HandleAsync(InboundMessage message, CancellationToken cancellationToken) =>
        Task.FromResult(message is EventMessage { CanBeAnswered: false } ? WeChatReply.None : WeChatReply.Text(WeChatTexts.Help));
}
