using FluentValidation;
using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Gazetteer;

/// <summary>The Safety Office adds a place, or corrects the one of the same name.</summary>
public sealed record SavePlace(Actor Actor, string RequestId, NamedPlace Place) : IRequest<Outcome<NamedPlace>>;

internal sealed class SavePlaceValidator : AbstractValidator<SavePlace>
{
    private const int LongestName = 40;

    public SavePlaceValidator()
    {
        RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
        RuleFor(request => request.Place.Name).NotEmpty().WithErrorCode("place-name-invalid").MaximumLength(LongestName).WithErrorCode("place-name-invalid");
        RuleFor(request => request.Place.Aliases.Count).LessThanOrEqualTo(10).WithErrorCode("place-name-invalid");
        RuleForEach(request => request.Place.Aliases).NotEmpty().WithErrorCode("place-name-invalid").MaximumLength(LongestName).WithErrorCode("place-name-invalid");
        RuleFor(request => request.Place).Must(place => place.Longitude is >= 73 and <= 136 && place.Latitude is >= 3 and <= 54).WithErrorCode("place-outside-china");
        RuleFor(request => request.Place.RadiusMetres).InclusiveBetween(10, 5000).WithErrorCode("place-radius-invalid");
    }
}

internal sealed class SavePlaceHandler(Townships townships, TownshipStore store) : IRequestHandler<SavePlace, Outcome<NamedPlace>>
{
    public Task<Outcome<NamedPlace>> Handle(SavePlace request, CancellationToken cancellationToken)
    {
        var jurisdiction = townships.Get(request.Actor.Area);
        return !StaffRules.IsSafetyOffice(request.Actor, jurisdiction) ? Refused(StaffRules.SafetyOfficeOnly)
            : request.Place.Village is { } village && jurisdiction.FindVillage(village) is null ? Refused(new(RefusalKind.Invalid, "unknown-village"))
            : store.CommitAsync(request.Actor.Area, request.RequestId, async transaction =>
            {
                await transaction.SaveAsync(new KnownPlace(request.Place, PlaceSource.Office));
                transaction.Append(new(request.Actor, "place-saved") { Details = new Dictionary<string, string> { ["name"] = request.Place.Name } });
                return Outcome<NamedPlace>.Ok(request.Place);
            });
    }

    private static Task<Outcome<NamedPlace>> Refused(Refusal refusal) => Task.FromResult<Outcome<NamedPlace>>(refusal);
}
