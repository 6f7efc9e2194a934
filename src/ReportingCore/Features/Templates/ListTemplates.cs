using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Templates;

/// <summary>The templates of the caller's department.</summary>
public sealed record ListTemplates(Actor Actor) : IRequest<Outcome<TemplateSet>>;

internal sealed class ListTemplatesHandler(TownshipReader reader) : IRequestHandler<ListTemplates, Outcome<TemplateSet>>
{
    public async Task<Outcome<TemplateSet>> Handle(ListTemplates request, CancellationToken cancellationToken) =>
        await reader.FindAsync<TemplateSet>(new TownshipKeys(request.Actor.Area).Templates(request.Actor.Department)) ?? TemplateSet.Defaults;
}
