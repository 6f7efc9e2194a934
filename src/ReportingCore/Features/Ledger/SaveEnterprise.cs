using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>Enters an enterprise or corrects what is known of it.</summary>
public sealed record SaveEnterprise(Actor Actor, string RequestId, string Name, string Domain) : IRequest<Outcome<EnterpriseSaved>>
{
    /// <summary>Null for a new one.</summary>
    public EnterpriseId? Id { get; init; }

    public long ExpectedVersion { get; init; }

    public string Principal { get; init; } = "";

    public string Controller { get; init; } = "";

    public string Contact { get; init; } = "";

    public bool? HighRisk { get; init; }

    public string VillageCode { get; init; } = "";

    public string Notes { get; init; } = "";

    public DateOnly? ClosedOn { get; init; }
}

public sealed record EnterpriseSaved(EnterpriseId Id, long Version);

internal sealed class SaveEnterpriseValidator : AbstractValidator<SaveEnterprise>
{
    public SaveEnterpriseValidator()
    {
        RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
        RuleFor(request => request.Name).NotEmpty().WithErrorCode("enterprise-missing").MaximumLength(200).WithErrorCode("enterprise-too-long");
        RuleFor(request => request.Principal).MaximumLength(200).WithErrorCode("principal-too-long");
        RuleFor(request => request.Controller).MaximumLength(200).WithErrorCode("controller-too-long");
        RuleFor(request => request.Contact).MaximumLength(200).WithErrorCode("contact-too-long");
        RuleFor(request => request.Notes).MaximumLength(2000).WithErrorCode("text-too-long");
    }
}

internal sealed class SaveEnterpriseHandler(Townships townships, TownshipStore store, EnterpriseLinks links)
    : IRequestHandler<SaveEnterprise, Outcome<EnterpriseSaved>>
{
    public async Task<Outcome<EnterpriseSaved>> Handle(SaveEnterprise request, CancellationToken cancellationToken)
    {
        var (actor, jurisdiction) = (request.Actor, townships.Get(request.Actor.Area));
        if (!LedgerAccess.MayWrite(actor, jurisdiction))
        {
            return LedgerAccess.Forbidden;
        }

        if (!jurisdiction.Domains.ContainsKey(request.Domain) || !LedgerAccess.SeesDomain(actor, request.Domain, jurisdiction))
        {
            return new Refusal(RefusalKind.Invalid, jurisdiction.Domains.ContainsKey(request.Domain) ? "domain-not-yours" : "unknown-domain");
        }

        if (request.VillageCode.Length > 0 && jurisdiction.FindVillage(request.VillageCode) is null)
        {
            return new Refusal(RefusalKind.Invalid, "unknown-village");
        }

        return await store.CommitAsync<EnterpriseSaved>(actor.Area, request.RequestId, async transaction =>
        {
            var known = request.Id is { } id ? await transaction.FindEnterpriseAsync(id) : null;
            if (request.Id is not null && (known is null || !LedgerAccess.Sees(actor, known, jurisdiction)))
            {
                return LedgerAccess.EnterpriseNotFound;
            }

            if (known is not null && known.Version != request.ExpectedVersion)
            {
                return await Conflicts.WithAsync(transaction, known.Version);
            }

            return await transaction.FindEnterpriseAsync(request.Name) is { } namesake && namesake.Id != request.Id
                ? new Refusal(RefusalKind.NotAllowedNow, "enterprise-name-taken", namesake.Id.Value)
                : Save(transaction, request, known);
        });
    }

    private EnterpriseSaved Save(TownshipTransaction transaction, SaveEnterprise request, Enterprise? known)
    {
        var changed = (known ?? links.Describe(transaction, request.Name, request.Domain)) with
        {
            Name = request.Name.Trim(),
            Domain = request.Domain,
            Principal = request.Principal.Trim(),
            Controller = request.Controller.Trim(),
            Contact = request.Contact.Trim(),
            HighRisk = request.HighRisk,
            VillageCode = request.VillageCode,
            Notes = request.Notes.Trim(),
            ClosedOn = request.ClosedOn,
        };
        var version = EnterpriseLinks.Append(transaction, request.Actor, known is null ? "enterprise-entered" : "enterprise-changed", changed);
        transaction.Save(changed with { Version = version, Events = [.. changed.Events, version] }, known?.Name);
        return new(changed.Id, version);
    }
}
