using System.Security.Cryptography;
using System.Text;

namespace PublicReport.Gateway.Storage;

/// <summary>
/// Keys derived from the service's secret (HKDF-SHA-256, one label each): hashes of openids that a dump cannot test guesses against, and
/// AES-256-GCM seals for the little text the Gateway keeps.
/// </summary>
internal sealed class GatewayKeys
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly byte[] hashes;
    private readonly byte[] seals;

    public GatewayKeys(GatewaySettings settings)
    {
        hashes = Derive(settings.ServiceKey, "gateway-hashes");
        seals = Derive(settings.ServiceKey, "gateway-seals");
    }

    /// <summary>Keyed hash, 128 bits as 32 hexadecimal digits.</summary>
    public string Hash(string purpose, params ReadOnlySpan<string> parts)
    {
        // The unit separator cannot be part of XML text, so that ("a", "bc") and ("ab", "c") differ.
        var text = $"{purpose}\u001f{string.Join('\u001f', parts)}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(hashes, Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    /// <summary>Tag of everything the Gateway keeps about one person, and that person's sender hash for the core.</summary>
    public string Person(string openId) => Hash("person", openId);

    /// <summary>Sealed bytes, bound to the store key: a value moved to another key does not open.</summary>
    public byte[] Seal(string text, string boundTo)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var result = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(result.AsSpan(0, NonceLength));
        using var aes = new AesGcm(seals, TagLength);
        aes.Encrypt(
            result.AsSpan(0, NonceLength), plain, result.AsSpan(NonceLength + TagLength), result.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(boundTo));
        return result;
    }

    /// <returns>Null when the value was altered, moved, or sealed under another secret: the Gateway's state is short-lived and can be done without.</returns>
    public string? Open(ReadOnlySpan<byte> value, string boundTo)
    {
        if (value.Length < NonceLength + TagLength)
        {
            return null;
        }

        var plain = new byte[value.Length - NonceLength - TagLength];
        using var aes = new AesGcm(seals, TagLength);
        try
        {
            aes.Decrypt(
                value[..NonceLength], value[(NonceLength + TagLength)..], value.Slice(NonceLength, TagLength), plain, Encoding.UTF8.GetBytes(boundTo));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] Derive(string secret, string label) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: Encoding.UTF8.GetBytes(label));
}
