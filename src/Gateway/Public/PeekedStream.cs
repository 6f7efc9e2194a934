using System.Security.Cryptography;

namespace PublicReport.Gateway.Public;

/// <summary>Tells an empty file field from a file by its first byte, gives that byte back, and knows afterwards what went through.</summary>
internal sealed class PeekedStream(Stream inner) : Stream
{
    private readonly byte[] first = new byte[1];
    private readonly IncrementalHash passed = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool held;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public async Task<bool> HasContentAsync(CancellationToken cancellationToken) =>
        held = await inner.ReadAsync(first, cancellationToken) == 1;

    /// <summary>Tells one file's bytes from another's, as 32 hexadecimal digits; of everything read so far.</summary>
    public string Digest() => Convert.ToHexStringLower(passed.GetCurrentHash().AsSpan(0, 16));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await ReadOnAsync(buffer, cancellationToken);
        passed.AppendData(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    private ValueTask<int> ReadOnAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (!held || buffer.Length == 0)
        {
            return inner.ReadAsync(buffer, cancellationToken);
        }

        held = false;
        first.CopyTo(buffer);
        return ValueTask.FromResult(1);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            passed.Dispose();
        }

        base.Dispose(disposing);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("request bodies are read without blocking");
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
