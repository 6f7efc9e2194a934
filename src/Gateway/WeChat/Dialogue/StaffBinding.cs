using System.Text.RegularExpressions;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>
/// "绑定" and a code of the console bind this WeChat to the person of staff who asked for the code; everything else is the dialogue's. It never
/// touches the session, so a draft of the same person stays what it is.
/// </summary>
internal sealed partial class StaffBinding(DialogueHandler dialogue, IStaffBindingBackend staff) : IWeChatMessageHandler
{
    public async Task<WeChatReply> HandleAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        if (message is not TextMessage text || Shape().Match(text.Content) is not { Success: true } match)
        {
            return await dialogue.HandleAsync(message, cancellationToken);
        }

        var answer = await staff.BindAsync(message.RequestId, match.Groups["code"].Value, message.From.Value, cancellationToken);
        return WeChatReply.Text(answer switch
        {
            { Value: { } name } => Replies.StaffBound(name),
            { Error: "binding-code-invalid" } => Replies.StaffCodeInvalid,
            _ => Replies.CoreUnavailableNow,
        });
    }

    [GeneratedRegex(@"^\s*绑定\s*[:：]?\s*(?<code>\d{9}\s*-\s*[0-9A-Za-z]{4}[\s-]*[0-9A-Za-z]{4})\s*$")]
    private static partial Regex Shape();
}
