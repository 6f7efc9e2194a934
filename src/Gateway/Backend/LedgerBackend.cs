using System.Globalization;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using PublicReport.Protos.Ledger.V1;
using static PublicReport.Gateway.Backend.CaseworkBackendCalls;

namespace PublicReport.Gateway.Backend;

internal sealed class LedgerBackend(Ledger.LedgerClient ledger) : ILedgerBackend
{
    private const int ChunkBytes = 64 * 1024;

    public Task<Answer<LedgerPageView>> ListAsync(string token, LedgerFilterView filter, int skip, int take, CancellationToken cancellationToken = default) =>
        AskAsync(
            ledger.ListEntriesAsync(new() { Filter = LedgerMessages.ToMessage(filter), Skip = skip, PageSize = take }, Options(token, cancellationToken)),
            page => new LedgerPageView([.. page.Entries.Select(LedgerBackendMapping.ToView)], page.Total));

    public Task<Answer<LedgerEntryView>> GetAsync(string token, string hazard, CancellationToken cancellationToken = default) =>
        AskAsync(ledger.GetEntryAsync(new() { HazardId = hazard }, Options(token, cancellationToken)), LedgerBackendMapping.ToView);

    public Task<Answer<LedgerCountView>> CountAsync(string token, string from, string to, CancellationToken cancellationToken = default) =>
        AskAsync(ledger.CountAsync(new() { From = from, To = to }, Options(token, cancellationToken)), LedgerBackendMapping.ToView);

    public Task<Answer<FindingEnteredView>> EnterAsync(string token, string requestId, FindingEntry finding, CancellationToken cancellationToken = default) =>
        AskAsync(
            ledger.EnterFindingAsync(new() { RequestId = requestId, Finding = LedgerMessages.ToMessage(finding) }, Options(token, cancellationToken)),
            done => new FindingEnteredView(done.HazardId, done.Number, done.EnterpriseId));

    public Task<Answer<long>> UpdateAsync(string token, string requestId, LedgerLineView line, string text, CancellationToken cancellationToken = default)
    {
        var request = new UpdateRectificationRequest { RequestId = requestId, HazardId = line.Id, ExpectedVersion = line.Version, Text = text };
        return AskAsync(ledger.UpdateRectificationAsync(request, Options(token, cancellationToken)), done => done.Version);
    }

    public async Task<Answer<ImportView>> ImportAsync(string token, ImportFile file, CancellationToken cancellationToken = default)
    {
        using var call = ledger.Import(Options(token, cancellationToken));
        try
        {
            await call.RequestStream.WriteAsync(
                new() { Header = new() { RequestId = file.RequestId, FileName = file.Name, CheckOnly = file.CheckOnly } }, cancellationToken);
            for (var start = 0; start < file.Content.Length; start += ChunkBytes)
            {
                var part = ByteString.CopyFrom(file.Content, start, Math.Min(ChunkBytes, file.Content.Length - start));
                await call.RequestStream.WriteAsync(new() { Chunk = part }, cancellationToken);
            }

            await call.RequestStream.CompleteAsync();
            return new(LedgerBackendMapping.ToView(await call), "");
        }
        catch (RpcException error)
        {
            return new(default, CodeOf(error));
        }
    }

    public Task<Answer<IReadOnlyList<EnterpriseLineView>>> FindEnterprisesAsync(string token, string name, CancellationToken cancellationToken = default) =>
        AskAsync<FindEnterprisesResponse, IReadOnlyList<EnterpriseLineView>>(
            ledger.FindEnterprisesAsync(new() { Name = name, Take = 500 }, Options(token, cancellationToken)),
            found => [.. found.Enterprises.Select(LedgerBackendMapping.ToView)]);

    public Task<Answer<EnterpriseFileView>> GetEnterpriseAsync(string token, string id, CancellationToken cancellationToken = default) =>
        AskAsync(ledger.GetEnterpriseAsync(new() { EnterpriseId = id }, Options(token, cancellationToken)), LedgerBackendMapping.ToView);

    public Task<Answer<EnterpriseSavedView>> SaveEnterpriseAsync(
        string token, string requestId, EnterpriseView enterprise, CancellationToken cancellationToken = default) =>
        AskAsync(
            ledger.SaveEnterpriseAsync(LedgerMessages.ToMessage(enterprise, requestId), Options(token, cancellationToken)),
            saved => new EnterpriseSavedView(saved.EnterpriseId, saved.Version));

    public Task<Answer<EnterpriseSavedView>> RecordSelfCheckAsync(
        string token, string requestId, EnterpriseView enterprise, SelfCheckView check, CancellationToken cancellationToken = default)
    {
        var request = new RecordSelfCheckRequest
        {
            RequestId = requestId,
            EnterpriseId = enterprise.Id,
            ExpectedVersion = enterprise.Version,
            On = check.On,
            LedByPrincipal = check.LedByPrincipal,
            Leader = check.Leader,
            Findings = check.Findings,
            Note = check.Note,
        };
        return AskAsync(ledger.RecordSelfCheckAsync(request, Options(token, cancellationToken)), saved => new EnterpriseSavedView(saved.EnterpriseId, saved.Version));
    }

    public Task<Answer<DutyListView>> DutiesAsync(string token, string period, CancellationToken cancellationToken = default)
    {
        var parts = period.Split('-');
        var number = int.Parse(parts[1].TrimStart('Q'), CultureInfo.InvariantCulture);
        var request = new ListDutiesRequest { Year = int.Parse(parts[0], CultureInfo.InvariantCulture) };
        (request.Quarter, request.Month) = parts[1].StartsWith('Q') ? (number, 0) : (0, number);
        return AskAsync(ledger.ListDutiesAsync(request, Options(token, cancellationToken)), LedgerBackendMapping.ToView);
    }

    public IAsyncEnumerable<EvidencePart> ExportAsync(string token, LedgerFilterView filter, CancellationToken cancellationToken) =>
        ReadAsync(ledger.Export(new() { Filter = LedgerMessages.ToMessage(filter) }, Options(token, cancellationToken)), cancellationToken);

    public IAsyncEnumerable<EvidencePart> TemplateAsync(string token, CancellationToken cancellationToken) =>
        ReadAsync(ledger.GetTemplate(new(), Options(token, cancellationToken)), cancellationToken);

    private static async IAsyncEnumerable<EvidencePart> ReadAsync(
        AsyncServerStreamingCall<FilePart> call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using (call)
        {
            while (await NextAsync(call.ResponseStream, cancellationToken))
            {
                yield return new(call.ResponseStream.Current.ContentType, call.ResponseStream.Current.Chunk.Memory);
            }
        }
    }
}
