using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Templates;

/// <summary>Replaces the templates of the caller's department.</summary>
public sealed record SaveTemplates(Actor Actor, string RequestId, long ExpectedVersion, IReadOnlyList<ResponseTemplate> Items) : IRequest<Outcome<TemplateSet>>;

internal sealed class SaveTemplatesValidator : AbstractValidator<SaveTemplates>
{
    private const int Most = 60;

    public SaveTemplatesValidator()
    {
        RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
        RuleFor(request => request.Items.Count).LessThanOrEqualTo(Most).WithErrorCode("too-many-templates");
        RuleForEach(request => request.Items).Must(item => item.Name.Length is > 0 and <= 40 && item.Text.Length is > 0 and <= 1000).WithErrorCode("template-invalid");
        RuleForEach(request => request.Items).Must(item => ActNames.Parse(item.Act) is not null).WithErrorCode("act-unknown");
    }
}

internal sealed class SaveTemplatesHandler(TownshipStore store) : IRequestHandler<SaveTemplates, Outcome<TemplateSet>>
{
    public async Task<Outcome<TemplateSet>> Handle(SaveTemplates request, CancellationToken cancellationToken)
    {
        var actor = request.Actor;
        if (actor.Department.Length == 0 || !actor.Is(Role.Handler))
        {
            return new Refusal(RefusalKind.Forbidden, "forbidden");
        }

        return await store.CommitAsync<TemplateSet>(actor.Area, request.RequestId, async transaction =>
        {
            var key = transaction.Keys.Templates(actor.Department);
            var current = await transaction.ReadDocumentAsync<TemplateSet>(key) ?? TemplateSet.Defaults;
            if (current.Version != request.ExpectedVersion)
            {
                return new Refusal(RefusalKind.Conflict, "conflict", $"the templates are at version {current.Version}");
            }

            var version = transaction.Append(new(actor, "templates-saved"));
            var saved = new TemplateSet(version, request.Items);
            transaction.WriteDocument(key, saved);
            return saved;
        });
    }
}
