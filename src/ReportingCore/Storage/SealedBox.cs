using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace PublicReport.ReportingCore.Storage;

/// <summary>
/// Anonymous sealed box: an ephemeral X25519 agreement, HKDF-SHA-256 over both public keys, XChaCha20-Poly1305. Whoever has the public key can seal;
/// only the private key opens. The ephemeral key is used once, so the nonce may be fixed.
/// </summary>
internal static class SealedBox
{
    private const int KeyLength = 32;
    private static readonly KeyAgreementAlgorithm Agreement = KeyAgreementAlgorithm.X25519;
    private static readonly AeadAlgorithm Aead = AeadAlgorithm.XChaCha20Poly1305;
    private static readonly byte[] Nonce = new byte[24];

    public static byte[] PublicKeyOf(byte[] privateKey)
    {
        using var key = Key.Import(Agreement, privateKey, KeyBlobFormat.RawPrivateKey);
        return key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
    }

    public static byte[] Seal(byte[] publicKey, ReadOnlySpan<byte> plain, string boundTo)
    {
        using var ephemeral = Key.Create(Agreement);
        var sender = ephemeral.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        using var key = Derive(ephemeral, publicKey, sender, publicKey);
        return [.. sender, .. Aead.Encrypt(key, Nonce, Encoding.UTF8.GetBytes(boundTo), plain)];
    }

    /// <exception cref="CryptographicException">Altered, bound to something else, or sealed to another key.</exception>
    public static byte[] Open(byte[] privateKey, ReadOnlySpan<byte> box, string boundTo)
    {
        if (box.Length < KeyLength + Aead.TagSize)
        {
            throw new CryptographicException("A sealed box is too short.");
        }

        using var own = Key.Import(Agreement, privateKey, KeyBlobFormat.RawPrivateKey);
        var sender = box[..KeyLength].ToArray();
        using var key = Derive(own, sender, sender, own.PublicKey.Export(KeyBlobFormat.RawPublicKey));
        return Aead.Decrypt(key, Nonce, Encoding.UTF8.GetBytes(boundTo), box[KeyLength..])
            ?? throw new CryptographicException("A sealed box does not open: altered, or sealed to another key.");
    }

    private static Key Derive(Key own, byte[] other, byte[] sender, byte[] recipient)
    {
        using var secret = Agreement.Agree(own, PublicKey.Import(Agreement, other, KeyBlobFormat.RawPublicKey))
            ?? throw new CryptographicException("A public key is not usable.");
        return KeyDerivationAlgorithm.HkdfSha256.DeriveKey(secret, [], [.. "sealed-box"u8, .. sender, .. recipient], Aead);
    }
}
