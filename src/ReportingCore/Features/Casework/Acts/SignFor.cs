using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>签收: the lead department has it; the time for the on-site check runs.</summary>
internal sealed class SignFor() : ActRule(Act.SignFor);
