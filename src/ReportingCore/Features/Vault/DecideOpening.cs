using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Vault;

namespace PublicReport.ReportingCore.Features.Vault;

/// <summary>The second person: a custodian, never the one who asked, grants or denies with a note. A decision stands.</summary>
public sealed record DecideOpening(Actor Actor, string RequestId, string Opening, bool Grant, string Note) : IRequest<Outcome<IdentityOpening>>;

internal sealed class DecideOpeningValidator : AbstractValidator<DecideOpening>
{
    public DecideOpeningValidator()
    {
        RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
        RuleFor(request => request.Note).NotEmpty().WithErrorCode("note-missing").MaximumLength(500).WithErrorCode("reason-too-long");
    }
}

internal sealed class DecideOpeningHandler(TownshipStore store) : IRequestHandler<DecideOpening, Outcome<IdentityOpening>>
{
    public async Task<Outcome<IdentityOpening>> Handle(DecideOpening request, CancellationToken cancellationToken) =>
        !request.Actor.Is(Role.Custodian)
            ? new Refusal(RefusalKind.Forbidden, "custodian-only")
            : await store.CommitAsync<IdentityOpening>(request.Actor.Area, request.RequestId, async transaction =>
                await transaction.FindOpeningAsync(request.Opening) is not { } opening ? VaultRefusals.NotFound
                : opening.Decide(request.Actor) is { } refusal ? refusal
                : Decide(transaction, request, opening));

    private static IdentityOpening Decide(TownshipTransaction transaction, DecideOpening request, IdentityOpening opening)
    {
        var decided = opening with
        {
            State = request.Grant ? OpeningState.Granted : OpeningState.Denied,
            DecidedBy = request.Actor,
            DecidedAt = transaction.Now,
            Note = request.Note.Trim(),
        };
        var version = transaction.Append(new(request.Actor, request.Grant ? "identity-granted" : "identity-denied") { Report = opening.Report, Note = decided.Note });
        transaction.Save(decided, version);
        return decided;
    }
}

internal static class VaultRefusals
{
    public static Refusal NotFound { get; } = new(RefusalKind.NotFound, "opening-not-found");
}
