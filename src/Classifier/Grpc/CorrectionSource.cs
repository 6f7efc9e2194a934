using Grpc.Core;
using Grpc.Net.Client;
using PublicReport.Classifier.Learning;
using PublicReport.Protos.Learning.V1;

namespace PublicReport.Classifier.Grpc;

/// <summary>Reads people's corrections from the core into memory; they are never written anywhere.</summary>
internal static class CorrectionSource
{
    /// <param name="core">Address of the core.</param>
    /// <param name="token">Actor token of somebody in the Safety Office.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="RpcException">The core is away or refuses.</exception>
    public static async Task<IReadOnlyList<Correction>> ReadAsync(Uri core, string token, CancellationToken cancellation)
    {
        using var channel = GrpcChannel.ForAddress(core);
        var call = new Corrections.CorrectionsClient(channel)
            .ListCorrections(new(), new Metadata { { "authorization", $"Bearer {token}" } }, cancellationToken: cancellation);
        var corrections = new List<Correction>();
        await foreach (var text in call.ResponseStream.ReadAllAsync(cancellation))
        {
            corrections.Add(new(text.Version, text.Text, text.Domain));
        }

        return corrections;
    }
}
