using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace PublicReport.ReportingCore.Storage;

/// <summary>
/// Keys derived from the one master key of the key file (HKDF-SHA-256, one label each). Documents are sealed with
/// XChaCha20-Poly1305 under a random nonce, the store key as associated data: a document moved to another key does not open.
/// </summary>
internal sealed class KeyRing : IDisposable
{
    private const int NonceLength = 24;
    private static readonly AeadAlgorithm Aead = AeadAlgorithm.XChaCha20Poly1305;
    private readonly byte[] master;
    private readonly Key documents;
    private readonly byte[] lookups;

    public KeyRing(byte[] master)
    {
        this.master = [.. master];
        documents = Import(Derive("documents"));
        lookups = Derive("lookups");
    }

    /// <summary>Key for a named purpose, 32 bytes.</summary>
    public byte[] Derive(string label) => HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: Encoding.UTF8.GetBytes(label));

    /// <summary>Keyed hash for look-ups: a dump without the key file cannot test guesses. 128 bits, hexadecimal.</summary>
    public string Hash(string purpose, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(lookups, Encoding.UTF8.GetBytes($"{purpose}\n{value}")).AsSpan(0, 16));

    public byte[] Seal(ReadOnlySpan<byte> plain, string boundTo) => Seal(documents, plain, boundTo);

    /// <exception cref="CryptographicException">The document was altered, moved to another key or sealed under another key file.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, string boundTo) => Open(documents, sealedBytes, boundTo);

    /// <summary>Seals an answer so that only somebody who knows the request id can read it.</summary>
    public byte[] SealAnswer(ReadOnlySpan<byte> plain, string requestId)
    {
        using var key = Import(Derive("answer\n" + requestId));
        return Seal(key, plain, "answer");
    }

    public byte[] OpenAnswer(ReadOnlySpan<byte> sealedBytes, string requestId)
    {
        using var key = Import(Derive("answer\n" + requestId));
        return Open(key, sealedBytes, "answer");
    }

    public void Dispose()
    {
        documents.Dispose();
        CryptographicOperations.ZeroMemory(master);
        CryptographicOperations.ZeroMemory(lookups);
    }

    private static Key Import(byte[] raw) => Key.Import(Aead, raw, KeyBlobFormat.RawSymmetricKey);

    private static byte[] Seal(Key key, ReadOnlySpan<byte> plain, string boundTo)
    {
        var result = new byte[NonceLength + plain.Length + Aead.TagSize];
        var nonce = result.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        Aead.Encrypt(key, nonce, Encoding.UTF8.GetBytes(boundTo), plain, result.AsSpan(NonceLength));
        return result;
    }

    private static byte[] Open(Key key, ReadOnlySpan<byte> sealedBytes, string boundTo)
    {
        if (sealedBytes.Length < NonceLength + Aead.TagSize
            || Aead.Decrypt(key, sealedBytes[..NonceLength], Encoding.UTF8.GetBytes(boundTo), sealedBytes[NonceLength..]) is not { } plain)
        {
            throw new CryptographicException($"A sealed document does not open ({boundTo}): altered, or sealed under another key file.");
        }

        return plain;
    }
}
