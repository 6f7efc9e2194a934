using System.Globalization;
using System.Text.Json;
using PublicReport.Protos.Ledger.V1;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Features.Ledger;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>From ledger messages to use cases.</summary>
internal static class LedgerRequests
{
    public static LedgerFilter ToFilter(Filter? filter) => filter is null ? new() : new()
    {
        FoundFrom = Day(filter.FoundFrom),
        FoundTo = Day(filter.FoundTo),
        ClosedFrom = Day(filter.ClosedFrom),
        ClosedTo = Day(filter.ClosedTo),
        OutstandingOn = Day(filter.OutstandingOn),
        OverdueOn = Day(filter.OverdueOn),
        AgeFrom = filter.HasAgeFrom ? filter.AgeFrom : null,
        AgeTo = filter.HasAgeTo ? filter.AgeTo : null,
        Source = Choice<HazardSource>(filter.Source, "source-unknown"),
        Domain = filter.Domain,
        VillageCode = filter.VillageCode,
        Enterprise = filter.EnterpriseId.Length > 0 ? new EnterpriseId(filter.EnterpriseId) : null,
        State = Choice<HazardState>(filter.State, "state-unknown"),
        Search = filter.Search.Trim(),
    };

    public static FindingInput ToFinding(Protos.Ledger.V1.Finding finding) => new()
    {
        Source = Choice<HazardSource>(finding.Source, "source-unknown"),
        FoundOn = Day(finding.FoundOn),
        Finders = [.. finding.Finders.Select(name => name.Trim()).Where(name => name.Length > 0)],
        Enterprise = finding.Enterprise.Trim(),
        Principal = finding.Principal.Trim(),
        Controller = finding.Controller.Trim(),
        Contact = finding.Contact.Trim(),
        Domain = finding.Domain,
        VillageCode = finding.VillageCode,
        Place = finding.Place.Trim(),
        Description = finding.Description.Trim(),
        Standard = finding.Standard.Trim(),
        Article = finding.Article.Trim(),
        Responsible = finding.Responsible.Trim(),
        Measures = finding.Measures.Trim(),
        Money = finding.Money.Trim(),
        Deadline = Day(finding.Deadline),
        Contingency = finding.Contingency.Trim(),
        SignedBy = finding.SignedBy.Trim(),
    };

    public static SaveEnterprise ToCommand(SaveEnterpriseRequest request, Actor actor) => new(actor, request.RequestId, request.Name.Trim(), request.Domain)
    {
        Id = request.EnterpriseId.Length > 0 ? new EnterpriseId(request.EnterpriseId) : null,
        ExpectedVersion = request.ExpectedVersion,
        Principal = request.Principal,
        Controller = request.Controller,
        Contact = request.Contact,
        HighRisk = request.HasHighRisk ? request.HighRisk : null,
        VillageCode = request.VillageCode,
        Notes = request.Notes,
        ClosedOn = Day(request.ClosedOn),
    };

    public static RecordSelfCheck ToCommand(RecordSelfCheckRequest request, Actor actor) =>
        new(actor, request.RequestId, new(request.EnterpriseId), request.ExpectedVersion, RequiredDay(request.On))
        {
            LedByPrincipal = request.LedByPrincipal,
            Leader = request.Leader,
            Findings = request.Findings,
            Note = request.Note,
        };

    public static ImportResponse ToMessage(ImportResult result)
    {
        var response = new ImportResponse { NewRows = result.New, KnownRows = result.Known };
        response.Numbers.AddRange(result.Numbers);
        response.Problems.AddRange(result.Problems.Select(problem => new RowProblem { Row = problem.Row, Column = problem.Column, Code = problem.Code, Value = problem.Value }));
        response.Alike.AddRange(result.Alike.Select(alike => new Protos.Ledger.V1.AlikeName { Row = alike.Row, Name = alike.Name, Existing = alike.Existing }));
        return response;
    }

    /// <exception cref="global::Grpc.Core.RpcException">No day, or none that exists.</exception>
    public static DateOnly RequiredDay(string text) => Day(text) ?? throw Wrong("date-missing");

    private static DateOnly? Day(string text) =>
        text.Length == 0 ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Wrong("date-invalid");

    private static T? Choice<T>(string name, string code)
        where T : struct, Enum =>
        name.Length == 0 ? null
        : Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()!) == name) ?? throw Wrong(code);

    private static global::Grpc.Core.RpcException Wrong(string code) => GrpcOutcome.ToRpcException(new(RefusalKind.Invalid, code));
}
