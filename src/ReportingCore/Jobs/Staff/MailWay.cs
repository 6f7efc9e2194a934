using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Outbox;

namespace PublicReport.ReportingCore.Jobs.Staff;

/// <summary>E-mail by SMTP, to the one configured host.</summary>
internal sealed class MailWay(SmtpSettings settings, TimeProvider clock) : IStaffWay
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public string Name => "mail";

    public bool Serves(StaffTargets targets) => settings.IsSet && targets.Emails.Count > 0;

    public async Task SendAsync(StaffTargets targets, Delivery delivery, Jurisdiction jurisdiction, CancellationToken cancellationToken)
    {
        using var message = new MimeMessage { Subject = $"【{jurisdiction.Name}隐患办理】{delivery.Text}", Date = clock.GetUtcNow() };
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.AddRange(targets.Emails.Select(address => MailboxAddress.Parse(address)));
        message.Body = new TextPart("plain") { Text = delivery.Text + "\r\n\r\n请登录工作台办理。本邮件由系统自动发出，请勿回复。\r\n" };
        // The same delivery sent twice is one message for a mail reader that looks at ids.
        message.MessageId = $"{delivery.Id}@{settings.Host}";
        try
        {
            // The client's own timeout is one for each command, not for all of them.
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            await SendAsync(message, patience.Token);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StaffWayException(error is AuthenticationException or ServiceNotAuthenticatedException ? "smtp-sign-in" : "smtp-failed", error);
        }
    }

    private async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync(settings.Host, settings.Port, settings.Security, cancellationToken);
        if (settings.User.Length > 0)
        {
            await client.AuthenticateAsync(settings.User, settings.Password, cancellationToken);
        }

        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(true, cancellationToken);
    }
}
