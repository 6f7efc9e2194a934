using PublicReport.Protos.Ledger.V1;

namespace PublicReport.Gateway.Backend;

/// <summary>From ledger messages to the console's view records.</summary>
internal static class LedgerBackendMapping
{
    public static LedgerLineView ToView(Entry entry) => new()
    {
        Id = entry.HazardId,
        Number = entry.Number,
        Finding = entry.Finding,
        State = entry.State,
        Source = entry.Source,
        DomainName = entry.DomainName,
        DepartmentName = entry.DepartmentName,
        VillageName = entry.VillageName,
        Place = entry.Place,
        EnterpriseId = entry.EnterpriseId,
        EnterpriseName = entry.EnterpriseName,
        FoundOn = entry.FoundOn,
        Deadline = entry.Deadline,
        ClosedOn = entry.ClosedOn,
        NotifiedOn = entry.NotifiedOn,
        Overdue = entry.Overdue,
        Listed = entry.Listed,
        SupervisionLevel = entry.SupervisionLevel,
        Version = entry.Version,
        Progress = entry.Progress,
    };

    public static LedgerEntryView ToView(GetEntryResponse file) => new(
        ToView(file.Entry),
        [
            ("发现人", string.Join('、', file.Finders)),
            ("判定标准", file.Standard),
            ("判定条款", file.Article),
            ("主要负责人", file.Principal),
            ("实际控制人", file.Controller),
            ("整改责任人", file.Responsible),
            ("整改措施", file.Measures),
            ("整改资金", file.Money),
            ("应急预案", file.Contingency),
        ],
        [.. file.Progress.Select(note => new ProgressView(note.Text, note.By, note.At.ToDateTimeOffset()))],
        file.MayUpdate);

    public static LedgerCountView ToView(CountResponse count) => new(
        [.. count.Figures.Select(ToView)],
        [.. count.Targets.Select(target => new LedgerTargetView(
            target.Name, target.Kind, target.By, ToView(target.Value), ToView(target.Reference), target.Met, target.Final))]);

    public static ImportView ToView(ImportResponse answer) => new(
        [.. answer.Problems.Select(problem => new ImportProblemView(problem.Row, problem.Column, problem.Code, problem.Value))],
        answer.NewRows,
        answer.KnownRows,
        [.. answer.Numbers],
        [.. answer.Alike.Select(alike => new AlikeNameView(alike.Row, alike.Name, alike.Existing))]);

    public static EnterpriseLineView ToView(EnterpriseLine line) => new(ToView(line.Enterprise), line.Match, line.Outstanding, ToView(line.Counters));

    public static EnterpriseFileView ToView(GetEnterpriseResponse file) => new(
        ToView(file.Enterprise),
        [.. file.Entries.Select(ToView)],
        ToView(file.Counters),
        [.. file.SelfChecks.Select(check => new SelfCheckView(check.On, check.LedByPrincipal, check.Leader, check.Findings, check.Note))],
        [.. file.Alike.Select(ToView)],
        [.. file.Changes.Select(entry => new LogView(0, entry.At.ToDateTimeOffset(), entry.Act, entry.ActorName, entry.DepartmentName, entry.Note))]);

    public static DutyListView ToView(ListDutiesResponse list) => new(
        [.. list.Duties.Select(duty => new DutyView(ToView(duty.Enterprise), [.. duty.Missing], duty.LastCheck, duty.Overdue))], list.Enterprises);

    private static LedgerFigureView ToView(Figure figure) => new(figure.Group, figure.Key, figure.Count, ToView(figure.Filter));

    private static LedgerFilterView ToView(Filter filter) => new()
    {
        FoundFrom = filter.FoundFrom,
        FoundTo = filter.FoundTo,
        ClosedFrom = filter.ClosedFrom,
        ClosedTo = filter.ClosedTo,
        OutstandingOn = filter.OutstandingOn,
        OverdueOn = filter.OverdueOn,
        AgeFrom = filter.HasAgeFrom ? filter.AgeFrom : null,
        AgeTo = filter.HasAgeTo ? filter.AgeTo : null,
        Source = filter.Source,
        Domain = filter.Domain,
    };

    private static EnterpriseView ToView(Enterprise enterprise) => new()
    {
        Id = enterprise.EnterpriseId,
        Name = enterprise.Name,
        Principal = enterprise.Principal,
        Controller = enterprise.Controller,
        Contact = enterprise.Contact,
        Domain = enterprise.Domain,
        DomainName = enterprise.DomainName,
        HighRiskSet = enterprise.HasHighRiskSet ? enterprise.HighRiskSet ? "yes" : "no" : "",
        HighRisk = enterprise.HighRisk,
        Village = enterprise.VillageCode,
        VillageName = enterprise.VillageName,
        Notes = enterprise.Notes,
        EnteredOn = enterprise.EnteredOn,
        ClosedOn = enterprise.ClosedOn,
        Version = enterprise.Version,
    };

    private static CountersView ToView(Counters counters) =>
        new(counters.Found180, counters.FoundYear, counters.Enforced180, counters.EnforcedYear, counters.Flagged);
}
