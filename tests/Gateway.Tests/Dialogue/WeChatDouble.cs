using System.Collections.Concurrent;
using PublicReport.Gateway.WeChat.Api;
using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.Tests.Dialogue;

/// <summary>Stands for WeChat's interface: files, and what was sent. The real client is tested against the fake interface over HTTP.</summary>
internal sealed class WeChatDouble : IWeChatApi
{
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    public ConcurrentQueue<string> Texts { get; } = new();

    public ConcurrentQueue<TemplateMessage> Templates { get; } = new();

    /// <summary>Error of the next sends; null: they arrive.</summary>
    public Func<WeChatError?> Refuses { get; set; } = () => null;

    public Func<WeChatError?> RefusesTemplate { get; set; } = () => null;

    /// <summary>Answer to media/get by media id.</summary>
    public Func<string, Task<WeChatResult<WeChatMedia>>> Media { get; set; } = _ => Task.FromResult<WeChatResult<WeChatMedia>>(new WeChatMedia(MediaKind.Jpeg, "image/jpeg", Jpeg));

    public Task<WeChatResult<WeChatSent>> SendTextAsync(OpenId to, string text, CancellationToken cancellationToken)
    {
        if (Refuses() is { } error)
        {
            return Task.FromResult<WeChatResult<WeChatSent>>(error);
        }

        Texts.Enqueue(text);
        return Task.FromResult<WeChatResult<WeChatSent>>(new WeChatSent());
    }

    public Task<WeChatResult<WeChatSent>> SendMenuAsync(OpenId to, MessageMenu menu, CancellationToken cancellationToken) => SendTextAsync(to, menu.Head, cancellationToken);

    public Task<WeChatResult<WeChatSent>> SendTemplateAsync(OpenId to, TemplateMessage message, CancellationToken cancellationToken)
    {
        if (RefusesTemplate() is { } error)
        {
            return Task.FromResult<WeChatResult<WeChatSent>>(error);
        }

        Templates.Enqueue(message);
        return Task.FromResult<WeChatResult<WeChatSent>>(new WeChatSent("1"));
    }

    public Task<WeChatResult<WeChatMedia>> GetMediaAsync(string mediaId, CancellationToken cancellationToken) => Media(mediaId);

    public Task<WeChatResult<WeChatSent>> CreateMenuAsync(IReadOnlyList<MenuButton> buttons, CancellationToken cancellationToken) =>
        throw new NotSupportedException("no scenario sets the menu");

    public Task<WeChatResult<SceneCode>> CreateSceneCodeAsync(string scene, TimeSpan? lifetime, CancellationToken cancellationToken) =>
        throw new NotSupportedException("no scenario makes codes");
}
