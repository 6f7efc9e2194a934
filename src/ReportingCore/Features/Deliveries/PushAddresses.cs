using System.Text;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Deliveries;

/// <summary>The notification key: push addresses are sealed to it at 通知我 and opened when a delivery is leased, nowhere else (architecture rule 4).</summary>
internal sealed class PushAddresses(KeyRing ring)
{
    private readonly byte[] privateKey = ring.Derive("notification-x25519");

    /// <param name="channel">See <see cref="Domain.Outbox.Delivery"/>.</param>
    /// <param name="address">The openid.</param>
    /// <param name="owner">Report or account it belongs to: for another it cannot be opened.</param>
    public PushAddress Seal(string channel, string address, string owner) =>
        new(channel, SealedBox.Seal(SealedBox.PublicKeyOf(privateKey), Encoding.UTF8.GetBytes(address), owner));

    public string Open(PushAddress address, string owner) => Encoding.UTF8.GetString(SealedBox.Open(privateKey, address.Sealed, owner));
}
