using Grpc.Core;
using Grpc.Net.Client;
using PublicReport.Classifier.Learning;
using PublicReport.Protos.Learning.V1;

namespace PublicReport.Classifier.Grpc;

/// <summary>Reads people's corrections from the core into memory; they are never written anywhere.</summary>
internal static class CorrectionSource
{
    private const string AreaHeader = "area-code";

    /// <param name="core">Address of the core.</param>
    /// <param name="tokens">Actor tokens of somebody in the Safety Office of each township.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="RpcException">The core is away or refuses.</exception>
    public static async Task<Taught> ReadAsync(Uri core, IEnumerable<string> tokens, CancellationToken cancellation)
    {
        using var channel = GrpcChannel.ForAddress(core);
        var client = new Corrections.CorrectionsClient(channel);
        var (areas, corrections) = (new HashSet<string>(), new List<Correction>());
        foreach (var token in tokens)
        {
            using var call = client.ListCorrections(new(), new Metadata { { "authorization", $"Bearer {token}" } }, cancellationToken: cancellation);
            var area = (await call.ResponseHeadersAsync).GetValue(AreaHeader) ?? "";
            var ofArea = new List<Correction>();
            await foreach (var text in call.ResponseStream.ReadAllAsync(cancellation))
            {
                ofArea.Add(new(area, text.Version, text.Text, text.Domain));
            }

            // Two tokens of one township are one township.
            corrections.AddRange(areas.Add(area) ? ofArea : []);
        }

        return new(areas, corrections);
    }
}
