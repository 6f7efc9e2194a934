using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>Whether the signed-in person has bound a WeChat.</summary>
public sealed record FindBinding(Actor Actor) : IRequest<Outcome<Binding>>;

public sealed record Binding(bool IsBound);

internal sealed class FindBindingHandler(TownshipReader reader) : IRequestHandler<FindBinding, Outcome<Binding>>
{
    public async Task<Outcome<Binding>> Handle(FindBinding request, CancellationToken cancellationToken) =>
        new Binding(await reader.FindAccountAsync(request.Actor.Area, request.Actor.Account) is { WeChat: not null });
}
