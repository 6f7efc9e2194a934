using MailKit.Security;

namespace PublicReport.ReportingCore.Jobs.Staff;

/// <summary>Smtp:Host, :Port, :From, :User, :Password, :Security (Auto, None, StartTls, SslOnConnect); without a host no e-mail is sent.</summary>
internal sealed record SmtpSettings
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    public string From { get; init; } = "";

    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    public SecureSocketOptions Security { get; init; } = SecureSocketOptions.Auto;

    public bool IsSet => Host.Length > 0 && From.Length > 0;

    /// <exception cref="SettingsException">A host is given, but not whom mail comes from.</exception>
    public static SmtpSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Smtp").Get<SmtpSettings>() ?? new();
        return settings.Host.Length > 0 && settings.From.Length == 0 ? throw new SettingsException(["Smtp__From"]) : settings;
    }

    /// <summary>Records print their members; the password must not reach a log that way.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
