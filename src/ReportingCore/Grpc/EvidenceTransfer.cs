using Google.Protobuf;
using Grpc.Core;
using PublicReport.Protos.Casework.V1;
using PublicReport.Protos.Intake.V1;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Features.Casework;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>Evidence in chunks, up and down.</summary>
internal static class EvidenceTransfer
{
    private const int ChunkBytes = 64 * 1024;

    public static async Task<UploadEvidenceResponse> ReceiveAsync(
        IAsyncStreamReader<UploadEvidenceRequest> chunks, Townships townships, IEvidenceStore store, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var area = "";
        await foreach (var message in chunks.ReadAllAsync(cancellationToken))
        {
            area = area.Length == 0 ? message.AreaCode : area;
            if (townships.Find(area) is null)
            {
                throw GrpcOutcome.ToRpcException(Townships.Unknown);
            }

            if (content.Length + message.Chunk.Length > EvidenceFormat.MostBytes)
            {
                throw GrpcOutcome.ToRpcException(new(RefusalKind.Invalid, "evidence-too-large"));
            }

            message.Chunk.WriteTo(content);
        }

        if (area.Length == 0)
        {
            throw GrpcOutcome.ToRpcException(new(RefusalKind.Invalid, "evidence-type"));
        }

        var saved = (await store.SaveAsync(area, content.ToArray())).OrThrow();
        return new() { EvidenceId = saved.Id.Value, Kind = saved.Kind };
    }

    public static async Task SendAsync(EvidenceContent evidence, IServerStreamWriter<EvidenceChunk> chunks, CancellationToken cancellationToken)
    {
        for (var start = 0; start < evidence.Content.Length; start += ChunkBytes)
        {
            var length = Math.Min(ChunkBytes, evidence.Content.Length - start);
            await chunks.WriteAsync(
                new() { ContentType = evidence.ContentType, Chunk = ByteString.CopyFrom(evidence.Content, start, length) }, cancellationToken);
        }
    }
}
