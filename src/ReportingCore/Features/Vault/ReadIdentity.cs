using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Vault;

namespace PublicReport.ReportingCore.Features.Vault;

/// <summary>启封: the one who asked reads the identity while the grant lasts. The reading is recorded before anything is opened.</summary>
public sealed record ReadIdentity(Actor Actor, string Opening) : IRequest<Outcome<ReporterIdentity>>;

internal sealed class ReadIdentityHandler(TownshipStore store, IVault vault, IIdSource ids) : IRequestHandler<ReadIdentity, Outcome<ReporterIdentity>>
{
    private static Refusal NotReadable { get; } = new(RefusalKind.NotAllowedNow, "opening-not-granted", "not granted yet, denied, or older than a day");

    private static Refusal Deleted { get; } = new(RefusalKind.NotAllowedNow, "identity-deleted", "the reporter has taken name and telephone back");

    public async Task<Outcome<ReporterIdentity>> Handle(ReadIdentity request, CancellationToken cancellationToken)
    {
        // The identity itself must not pass through the commit: answers to request ids are kept for seven days.
        var recorded = await store.CommitAsync<IdentityOpening>(request.Actor.Area, ids.RequestId(), async transaction =>
            await transaction.FindOpeningAsync(request.Opening) is not { } opening || opening.AskedBy.Account != request.Actor.Account ? VaultRefusals.NotFound
            : !opening.IsReadable(transaction.Now) ? NotReadable
            // Nothing is there to read any more: no reading is recorded.
            : await transaction.FindReportAsync(opening.Report) is { IdentityDeleted: true } ? Deleted
            : Record(transaction, request.Actor, opening));
        if (!recorded.IsOk)
        {
            return recorded.Refusal!;
        }

        return await vault.OpenAsync(request.Actor.Area, recorded.Value.Report) is { } identity ? identity : Deleted;
    }

    private static IdentityOpening Record(TownshipTransaction transaction, Actor actor, IdentityOpening opening)
    {
        var read = opening with { Readings = opening.Readings + 1 };
        transaction.Save(read, transaction.Append(new(actor, "identity-read") { Report = opening.Report, Note = opening.Reason }));
        return read;
    }
}
