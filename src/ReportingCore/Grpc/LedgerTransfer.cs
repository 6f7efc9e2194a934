using Google.Protobuf;
using Grpc.Core;
using PublicReport.Protos.Ledger.V1;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Features.Ledger;
using PublicReport.ReportingCore.Features.Ledger.Sheets;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>Files of the ledger in parts, up and down.</summary>
internal static class LedgerTransfer
{
    private const int ChunkBytes = 64 * 1024;

    /// <exception cref="RpcException">No header first, or more than an import takes.</exception>
    public static async Task<(ImportHeader Header, byte[] Content)> ReceiveAsync(IAsyncStreamReader<ImportRequest> parts, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        ImportHeader? header = null;
        await foreach (var part in parts.ReadAllAsync(cancellationToken))
        {
            header ??= part.Header ?? throw GrpcOutcome.ToRpcException(new(RefusalKind.Invalid, "header-missing"));
            if (content.Length + part.Chunk.Length > SheetTable.MostBytes)
            {
                throw GrpcOutcome.ToRpcException(new(RefusalKind.Invalid, "file-too-large"));
            }

            part.Chunk.WriteTo(content);
        }

        return (header ?? throw GrpcOutcome.ToRpcException(new(RefusalKind.Invalid, "header-missing")), content.ToArray());
    }

    public static async Task SendAsync(LedgerFile file, IServerStreamWriter<FilePart> parts, CancellationToken cancellationToken)
    {
        for (var start = 0; start < file.Content.Length; start += ChunkBytes)
        {
            var length = Math.Min(ChunkBytes, file.Content.Length - start);
            await parts.WriteAsync(new() { ContentType = file.ContentType, Chunk = ByteString.CopyFrom(file.Content, start, length) }, cancellationToken);
        }
    }
}
