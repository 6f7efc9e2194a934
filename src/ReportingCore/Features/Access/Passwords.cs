using System.Security.Cryptography;
using System.Text;
using Konscious.Security.Cryptography;
using PublicReport.Text;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>A password as kept: Argon2id with the parameters it was made with, so that they can be raised later.</summary>
internal sealed record PasswordHash(int MemoryKiB, int Passes, int Lanes, byte[] Salt, byte[] Hash);

/// <summary>
/// Argon2id, 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet, minimum for Argon2id): some 0.1 s a try. At most two run at once,
/// so that a flood of sign-ins costs neither memory nor the cores that intake needs.
/// </summary>
internal sealed class Passwords : IDisposable
{
    public const int MinLength = 10;
    public const int MaxLength = 200;
    private const int MemoryKiB = 19 * 1024;
    private const int Passes = 2;
    private const int Lanes = 1;
    private const int Length = 32;
    private readonly SemaphoreSlim slots = new(2, 2);

    /// <summary>Stands in for the password of accounts that do not exist, so that their answer takes as long.</summary>
    private static PasswordHash Nobody { get; } = new(MemoryKiB, Passes, Lanes, new byte[16], new byte[Length]);

    public async Task<PasswordHash> HashAsync(string password, CancellationToken cancellationToken)
    {
        var empty = new PasswordHash(MemoryKiB, Passes, Lanes, RandomNumberGenerator.GetBytes(16), []);
        return empty with { Hash = await DeriveAsync(password, empty, cancellationToken) };
    }

    public async Task<bool> VerifyAsync(string password, PasswordHash? expected, CancellationToken cancellationToken)
    {
        var hash = expected ?? Nobody;
        var derived = await DeriveAsync(password, hash, cancellationToken);
        return CryptographicOperations.FixedTimeEquals(derived, hash.Hash) && expected is not null;
    }

    /// <summary>32 bytes from a password, by the parameters and salt of <paramref name="how"/>.</summary>
    public async Task<byte[]> DeriveAsync(string password, PasswordHash how, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            using var argon = new Argon2id(Encoding.UTF8.GetBytes(OneForm.Of(password)))
            {
                Salt = how.Salt,
                MemorySize = how.MemoryKiB,
                Iterations = how.Passes,
                DegreeOfParallelism = how.Lanes,
            };
            return await Task.Run(() => argon.GetBytes(Length), cancellationToken);
        }
        finally
        {
            slots.Release();
        }
    }

    public void Dispose() => slots.Dispose();
}
