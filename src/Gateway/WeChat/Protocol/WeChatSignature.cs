using System.Security.Cryptography;
using System.Text;

namespace PublicReport.Gateway.WeChat.Protocol;

/// <summary>SHA-1 over the ordinally sorted parts, as WeChat signs; compared in constant time.</summary>
internal static class WeChatSignature
{
    public static string Of(params string[] parts)
    {
        var sorted = parts.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
#pragma warning disable CA5350 // The protocol prescribes SHA-1; there is no other choice.
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(sorted))));
#pragma warning restore CA5350
    }

    public static bool Matches(string given, params string[] parts) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Of(parts)));
}
