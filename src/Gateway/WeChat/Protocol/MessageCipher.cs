using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PublicReport.Gateway.WeChat.Protocol;

/// <summary>
/// One EncodingAESKey: AES-256-CBC over 16 random bytes, the length of the message in UTF-8 bytes (big-endian), the message and the AppID, padded
/// to 32 bytes. Source: wechat.md §2.
/// </summary>
internal sealed class MessageCipher
{
    private const int Block = 32;
    private const int RandomLength = 16;
    private const int HeaderLength = RandomLength + sizeof(uint);
    private readonly byte[] key;
    private readonly byte[] appId;

    /// <exception cref="FormatException">The key is not 43 base64 characters.</exception>
    public MessageCipher(string encodingAesKey, string appId)
    {
        // Convert accepts the non-zero trailing bits that three of four keys have; the strict decoders do not.
        key = encodingAesKey.Length == 43 ? Convert.FromBase64String(encodingAesKey + "=") : throw new FormatException("EncodingAESKey must have 43 characters");
        this.appId = Encoding.UTF8.GetBytes(appId);
    }

    public static bool IsKey(string encodingAesKey) =>
        encodingAesKey.Length == 43 && Convert.TryFromBase64String(encodingAesKey + "=", new byte[Block], out var length) && length == Block;

    public string Encrypt(ReadOnlySpan<byte> message) => Encrypt(message, RandomNumberGenerator.GetBytes(RandomLength));

    /// <summary>With chosen random bytes, for fixed test vectors.</summary>
    internal string Encrypt(ReadOnlySpan<byte> message, ReadOnlySpan<byte> random)
    {
        var length = HeaderLength + message.Length + appId.Length;
        var padding = Block - (length % Block);
        var plain = new byte[length + padding];
        random[..RandomLength].CopyTo(plain);
        BinaryPrimitives.WriteUInt32BigEndian(plain.AsSpan(RandomLength), (uint)message.Length);
        message.CopyTo(plain.AsSpan(HeaderLength));
        appId.CopyTo(plain.AsSpan(HeaderLength + message.Length));
        plain.AsSpan(length).Fill((byte)padding);
        using var aes = Aes.Create();
        aes.Key = key;
        return Convert.ToBase64String(aes.EncryptCbc(plain, key.AsSpan(0, 16), PaddingMode.None));
    }

    /// <returns>The message, or null when the text is not ours: altered, for another account, or sealed under another key.</returns>
    public byte[]? Decrypt(string encrypted)
    {
        var cipher = new byte[encrypted.Length];
        if (!Convert.TryFromBase64String(encrypted, cipher, out var length) || length == 0 || length % 16 != 0)
        {
            return null;
        }

        using var aes = Aes.Create();
        aes.Key = key;
        return Unwrap(aes.DecryptCbc(cipher.AsSpan(0, length), key.AsSpan(0, 16), PaddingMode.None));
    }

    private byte[]? Unwrap(ReadOnlySpan<byte> plain)
    {
        var padding = plain[^1];
        if (padding is 0 or > Block || padding > plain.Length || plain[^padding..].ContainsAnyExcept(padding))
        {
            return null;
        }

        plain = plain[..^padding];
        if (plain.Length < HeaderLength)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(plain[RandomLength..]);
        var rest = plain[HeaderLength..];
        return length <= rest.Length && rest[(int)length..].SequenceEqual(appId) ? rest[..(int)length].ToArray() : null;
    }
}
