using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Gazetteer;

/// <summary>The Safety Office takes a place out; one of the file stays out, too.</summary>
public sealed record RemovePlace(Actor Actor, string RequestId, string Name) : IRequest<Outcome<KnownPlace>>;

internal sealed class RemovePlaceValidator : AbstractValidator<RemovePlace>
{
    public RemovePlaceValidator() => RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
}

internal sealed class RemovePlaceHandler(Townships townships, TownshipStore store) : IRequestHandler<RemovePlace, Outcome<KnownPlace>>
{
    private static Refusal NotFound { get; } = new(RefusalKind.NotFound, "place-not-found");

    public Task<Outcome<KnownPlace>> Handle(RemovePlace request, CancellationToken cancellationToken)
    {
        var jurisdiction = townships.Get(request.Actor.Area);
        return !StaffRules.IsSafetyOffice(request.Actor, jurisdiction)
            ? Task.FromResult<Outcome<KnownPlace>>(StaffRules.SafetyOfficeOnly)
            : store.CommitAsync<KnownPlace>(request.Actor.Area, request.RequestId, async transaction =>
            {
                var places = KnownPlaces.Merge(jurisdiction, await transaction.PlaceChangesAsync());
                if (places.FirstOrDefault(known => known.Place.Name == request.Name) is not { } known)
                {
                    return NotFound;
                }

                await transaction.SaveAsync(known with { Removed = true });
                transaction.Append(new(request.Actor, "place-removed") { Details = new Dictionary<string, string> { ["name"] = request.Name } });
                return known;
            });
    }
}
