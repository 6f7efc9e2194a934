using PublicReport.Protos.Casework.V1;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Jobs.Staff;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>What start-up warned of, for the console: it is read by people who never see a log.</summary>
internal sealed class OfficeWarnings(Townships townships, WorkingCalendar calendar, StaffAddresses addresses, SmtpSettings smtp, TimeProvider clock)
{
    public GetOfficeResponse WithWarnings(GetOfficeResponse office)
    {
        office.Warnings.AddRange(Calendars.Missing(calendar, clock.GetUtcNow()).Select(year => $"holiday-year-missing:{year}"));
        if (addresses.DutyIsUnreachable(townships.Get(office.AreaCode), smtp))
        {
            office.Warnings.Add("duty-unreachable");
        }

        return office;
    }
}
