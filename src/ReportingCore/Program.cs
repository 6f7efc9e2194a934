using PublicReport.ReportingCore;

var app = await ReportingCoreHost.BuildAsync(WebApplication.CreateBuilder(args));
await app.RunAsync();
