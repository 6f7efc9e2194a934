namespace PublicReport.Gateway.Public;

/// <summary>Tells an empty file field from a file by its first byte, and gives that byte back.</summary>
internal sealed class PeekedStream(Stream inner) : Stream
{
    private readonly byte[] first = new byte[1];
    private bool held;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public async Task<bool> HasContentAsync(CancellationToken cancellationToken) =>
        held = await inner.ReadAsync(first, cancellationToken) == 1;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!held || buffer.Length == 0)
        {
            return inner.ReadAsync(buffer, cancellationToken);
        }

        held = false;
        first.CopyTo(buffer);
        return ValueTask.FromResult(1);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("request bodies are read without blocking");
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
