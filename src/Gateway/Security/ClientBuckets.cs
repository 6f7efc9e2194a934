using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace PublicReport.Gateway.Security;

/// <summary>
/// Tells one other end of a connection from the next without keeping its address: a hash under a random salt that only this process knows and
/// that is thrown away every hour. IPv6 clients are one bucket per /64, the least a network hands to one household.
/// </summary>
internal sealed class ClientBuckets(TimeProvider clock)
{
    private static readonly TimeSpan SaltLifetime = TimeSpan.FromHours(1);
    private readonly Lock gate = new();
    private byte[] salt = RandomNumberGenerator.GetBytes(32);
    private DateTimeOffset saltedAt = clock.GetUtcNow();

    public string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    public string Of(IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.None;
        var bytes = plain.GetAddressBytes().AsSpan();
        return Convert.ToHexStringLower(HMACSHA256.HashData(Salt(), plain.AddressFamily == AddressFamily.InterNetworkV6 ? bytes[..8] : bytes).AsSpan(0, 8));
    }

    private byte[] Salt()
    {
        lock (gate)
        {
            if (clock.GetUtcNow() - saltedAt >= SaltLifetime)
            {
                (salt, saltedAt) = (RandomNumberGenerator.GetBytes(32), clock.GetUtcNow());
            }

            return salt;
        }
    }
}
