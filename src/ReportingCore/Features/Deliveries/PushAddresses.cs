using System.Text;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Deliveries;

/// <summary>The notification key: push addresses are sealed to it at 通知我 and opened when a delivery is leased, nowhere else (architecture rule 4).</summary>
internal sealed class PushAddresses(KeyRing ring)
{
    private readonly byte[] privateKey = ring.Derive("notification-x25519");

    public PushAddress Seal(string channel, string address, ReportId report) =>
        new(channel, SealedBox.Seal(SealedBox.PublicKeyOf(privateKey), Encoding.UTF8.GetBytes(address), report.Value));

    public string Open(PushAddress address, ReportId report) => Encoding.UTF8.GetString(SealedBox.Open(privateKey, address.Sealed, report.Value));
}
